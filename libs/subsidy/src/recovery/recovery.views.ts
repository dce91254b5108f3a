import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsDefined, IsString, IsUUID, Length, Matches } from 'class-validator';
import { connectionOf, FenScalar, LocalDateScalar } from '#libs/platform';
import { ContractReference, EnterpriseReference, ProviderReference } from '../copies/references.views.js';
import { GroundKind, RecoveryState } from '../recovery-case/recovery.moves.js';

registerEnumType(RecoveryState, {
  name: 'RecoveryState',
  description: 'OPEN is a question and says nothing of guilt. REFUNDING: what came in too much is owed back.',
});
registerEnumType(GroundKind, { name: 'RecoveryGroundKind' });

@ObjectType('RecoveryGround')
export class RecoveryGroundView {
  @Field(() => GroundKind) kind!: GroundKind;
  @Field(() => String) facts!: string;
  @Field(() => Date) statedAt!: Date;
}

@ObjectType('RecoveryInstalment')
export class RecoveryInstalmentView {
  @Field(() => String) payerName!: string;
  @Field(() => LocalDateScalar) dueOn!: string;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => FenScalar) paidFen!: bigint;
  @Field(() => FenScalar) openFen!: bigint;
  @Field(() => Boolean) overdue!: boolean;
}

@ObjectType('RecoveryReceipt')
export class RecoveryReceiptView {
  @Field(() => String) payerName!: string;
  @Field(() => String) bankReference!: string;
  @Field(() => FenScalar) principalFen!: bigint;
  @Field(() => FenScalar) interestFen!: bigint;
  @Field(() => LocalDateScalar) receivedOn!: string;
}

@ObjectType('RecoveryWriteOff')
export class RecoveryWriteOffView {
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => String) authority!: string;
  @Field(() => String) reason!: string;
  @Field(() => Date) proposedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Null until another person approved it.' })
  approvedAt?: Date | null;
}

@ObjectType('Recovery', { description: 'A case of recovery; its figures are those of the ledger.' })
export class RecoveryView {
  @Field(() => ID) id!: string;
  @Field(() => ID) payoutId!: string;
  @Field(() => ID) voucherId!: string;
  @Field(() => ID) roundId!: string;
  /** Null to whom may not read it. */
  @Field(() => EnterpriseReference, { nullable: true }) enterprise!: EnterpriseReference;
  @Field(() => ProviderReference) provider!: ProviderReference;
  /** Null to whom may not read it. */
  @Field(() => ContractReference, { nullable: true }) contract!: ContractReference;
  @Field(() => RecoveryState) state!: RecoveryState;
  @Field(() => FenScalar, { description: 'What was paid.' }) paidFen!: bigint;
  @Field(() => [RecoveryGroundView]) grounds!: RecoveryGroundView[];
  @Field(() => Date) openedAt!: Date;
  @Field(() => String, { nullable: true, description: 'What the enterprise says.' }) statement?:
    string | null;
  @Field(() => Date, { nullable: true }) statedAt?: Date | null;
  @Field(() => FenScalar, {
    nullable: true,
    description: 'What has to come back, after an appeal if there was one.',
  })
  decidedFen?: bigint | null;
  @Field(() => String, { nullable: true }) decisionReason?: string | null;
  @Field(() => Date, { nullable: true }) decidedAt?: Date | null;
  @Field(() => String, { nullable: true }) appealReason?: string | null;
  @Field(() => Date, { nullable: true }) appealDecidedAt?: Date | null;
  @Field(() => Date, { nullable: true }) closedAt?: Date | null;
  @Field(() => Int, { description: 'A year, on what is overdue; 0 unless the scheme has a rate.' })
  interestBasisPoints!: number;
  @Field(() => FenScalar) owedFen!: bigint;
  @Field(() => FenScalar) recoveredFen!: bigint;
  @Field(() => FenScalar) writtenOffFen!: bigint;
  @Field(() => FenScalar) refundOwedFen!: bigint;
  @Field(() => FenScalar) refundedFen!: bigint;
  @Field(() => FenScalar) interestOwedFen!: bigint;
  @Field(() => FenScalar) interestReceivedFen!: bigint;
  @Field(() => [RecoveryInstalmentView], { description: 'The plan that counts.' })
  instalments!: RecoveryInstalmentView[];
  @Field(() => [RecoveryReceiptView]) receipts!: RecoveryReceiptView[];
  @Field(() => [RecoveryWriteOffView]) writeOffs!: RecoveryWriteOffView[];
}

@ObjectType()
export class RecoveryConnection extends connectionOf(RecoveryView, 'Recovery') {}

@ObjectType('RecoveryTotals', { description: 'What is published of all recoveries.' })
export class RecoveryTotalsView {
  @Field(() => Int) openCases!: number;
  @Field(() => Int) closedCases!: number;
  @Field(() => FenScalar) decidedFen!: bigint;
  @Field(() => FenScalar) owedFen!: bigint;
  @Field(() => FenScalar) recoveredFen!: bigint;
  @Field(() => FenScalar) writtenOffFen!: bigint;
  @Field(() => FenScalar) refundedFen!: bigint;
}

@InputType('RecoveryInstalmentInput')
export class RecoveryInstalmentInput {
  @Field(() => String) @IsString() @Length(1, 100) payerName!: string;
  @Field(() => LocalDateScalar) @Matches(/^\d{4}-\d{2}-\d{2}$/) dueOn!: string;
  @Field(() => FenScalar) @IsDefined() amountFen!: bigint;
}

@InputType('RecoveryReceiptInput')
export class RecoveryReceiptInput {
  @Field(() => ID) @IsUUID() recoveryId!: string;
  @Field(() => String) @IsString() @Length(1, 100) payerName!: string;
  @Field(() => String, { description: 'The number of the movement at the bank; booked once.' })
  @IsString()
  @Length(1, 60)
  bankReference!: string;
  @Field(() => FenScalar) @IsDefined() amountFen!: bigint;
  @Field(() => LocalDateScalar) @Matches(/^\d{4}-\d{2}-\d{2}$/) receivedOn!: string;
}
