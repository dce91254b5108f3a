import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  connectionOf,
  FenScalar,
  LocalDateScalar,
  Id,
  Day,
  Amount,
  IdempotencyKey,
  Parts,
  Text,
  describeEnum,
} from '#libs/platform';
import { ContractReference, EnterpriseReference, ProviderReference } from '../copies/references.views.js';
import { GroundKind, RecoveryState } from '../recovery-case/recovery.moves.js';

describeEnum(RecoveryState, {
  name: 'RecoveryState',
  description: 'Where a recovery stands.',
  values: {
    OPEN: { 'zh-CN': '处理中', en: 'open', meaning: 'a question, which says nothing of guilt' },
    DISMISSED: { 'zh-CN': '不成立', en: 'dismissed' },
    DECIDED: { 'zh-CN': '已决定追缴', en: 'decided' },
    REFUNDING: { 'zh-CN': '退还中', en: 'refunding', meaning: 'what came in too much is owed back' },
    CLOSED: { 'zh-CN': '已结案', en: 'closed' },
  },
});
describeEnum(GroundKind, {
  name: 'RecoveryGroundKind',
  description: 'Why money is asked back.',
  values: {
    INVOICE_VOIDED: { 'zh-CN': '发票作废或冲红', en: 'invoice voided' },
    AUDIT_FINDING: { 'zh-CN': '审计发现', en: 'audit finding' },
    LATE_OBJECTION: { 'zh-CN': '公示期后的举报', en: 'objection after the notice' },
    CONTRACT_TERMINATED: { 'zh-CN': '合同终止', en: 'contract terminated' },
  },
});

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
class RecoveryInstalmentInput {
  @Text({ min: 1, most: 100 }) payerName!: string;
  @Day() dueOn!: string;
  @Amount() amountFen!: bigint;
}

@InputType('RecoveryReceiptInput')
export class RecoveryReceiptInput {
  @Id() recoveryId!: string;
  @Text({ min: 1, most: 100 }) payerName!: string;
  @Text({ min: 1, most: 60, description: 'The number of the movement at the bank; booked once.' })
  bankReference!: string;
  @Amount() amountFen!: bigint;
  @Day() receivedOn!: string;
}

@ArgsType()
export class PlanRecoveryArgs {
  @Id() id!: string;
  @Parts(() => RecoveryInstalmentInput, { most: 120 }) instalments!: RecoveryInstalmentInput[];
  @IdempotencyKey() idempotencyKey!: string;
}
