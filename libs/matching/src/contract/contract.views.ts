import { ArgsType, Directive, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { PLAIN_TEXT, type CostKind } from '#libs/kernel';
import { connectionOf, FenScalar, LocalDateScalar, PageArgs } from '#libs/platform';
import { CostKindEnum } from '../bid/bid.views.js';
import { ContractState, MilestoneState, type Side } from './contract.moves.js';

const ContractSide = { ENTERPRISE: 'ENTERPRISE', PROVIDER: 'PROVIDER' } as const;
registerEnumType(ContractState, { name: 'ContractState' });
registerEnumType(MilestoneState, { name: 'MilestoneState' });
registerEnumType(ContractSide, { name: 'ContractSide' });

@ObjectType('ContractLine')
export class ContractLineView {
  @Field(() => ID) id!: string;
  @Field(() => CostKindEnum) kind!: CostKind;
  @Field(() => String) description!: string;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => Boolean) industrialPlatform!: boolean;
  @Field(() => Boolean) publicCloud!: boolean;
}

@ObjectType('Milestone', { description: 'A step of the delivery.' })
export class MilestoneView {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => Int, { description: 'Months after the signature.' }) dueInMonths!: number;
  @Field(() => MilestoneState) state!: MilestoneState;
  @Field(() => String, { nullable: true }) report?: string | null;
  @Field(() => Date, { nullable: true }) reportedAt?: Date | null;
  @Field(() => Date, { nullable: true }) acceptedAt?: Date | null;
}

@ObjectType('ContractSignature')
export class SignatureView {
  @Field(() => ContractSide) side!: Side;
  @Field(() => String) documentHash!: string;
  @Field(() => Date) signedAt!: Date;
}

@ObjectType('Contract', { description: 'What an enterprise and a provider agreed on.' })
@Directive('@key(fields: "id")')
export class ContractView {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'Given with the second signature: YS-2020-000001.' })
  number?: string | null;
  @Field(() => ID) needId!: string;
  @Field(() => ID, { nullable: true, description: 'Absent where no bid led to it.' }) bidId?: string | null;
  enterpriseId!: string;
  providerId!: string;
  @Field(() => String) title!: string;
  @Field(() => String) scenario!: string;
  @Field(() => FenScalar, { description: 'The sum of the lines.' }) totalFen!: bigint;
  @Field(() => ContractState) state!: ContractState;
  @Field(() => String, { description: 'Canonical JSON: what both sides sign, to the byte.' })
  document!: string;
  @Field(() => String, { description: 'SHA-256 of the document.' }) documentHash!: string;
  @Field(() => [ContractLineView]) lines!: readonly ContractLineView[];
  @Field(() => [MilestoneView]) milestones!: readonly MilestoneView[];
  @Field(() => [SignatureView]) signatures!: readonly SignatureView[];
  @Field(() => Date) awardedAt!: Date;
  @Field(() => LocalDateScalar, { nullable: true }) signedOn?: string | null;
  @Field(() => Date, { nullable: true }) signedAt?: Date | null;
  @Field(() => Date, { nullable: true }) acceptedAt?: Date | null;
  @Field(() => Date, { nullable: true }) cancelledAt?: Date | null;
  @Field(() => Date, { nullable: true }) terminatedAt?: Date | null;
  @Field(() => Date, { nullable: true }) replacedAt?: Date | null;
}

@ObjectType()
export class ContractConnection extends connectionOf(ContractView, 'Contract') {}

@ArgsType()
export class ContractsArgs extends PageArgs {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() needId?: string;
}

@ArgsType()
export class SignContractArgs {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => String, { description: 'Of the document that was read before signing.' })
  @Matches(/^[0-9a-f]{64}$/)
  documentHash!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class AcceptMilestoneArgs {
  @Field(() => ID) @IsUUID() milestoneId!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class ReportMilestoneArgs extends AcceptMilestoneArgs {
  @Field(() => String, { description: 'What was delivered, 1 to 5,000 characters.' })
  @IsString()
  @Length(1, 5000)
  @Matches(PLAIN_TEXT)
  report!: string;
}
