import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { Id, Text, IdempotencyKey, OneOf, describeEnum, enumOf } from '#libs/platform';
import type { Side } from '../contract/contract.moves.js';
import { ContractSide, WithReasonArgs } from '../contract/contract.views.js';
import { DISPUTE_OUTCOMES, DisputeState, type DisputeOutcome } from './dispute.moves.js';

const DisputeOutcomes = enumOf(DISPUTE_OUTCOMES);
describeEnum(DisputeState, {
  name: 'DisputeState',
  description: 'Where a dispute stands.',
  values: {
    OPEN: { 'zh-CN': '处理中', en: 'open' },
    ANSWERED: { 'zh-CN': '已答复', en: 'answered' },
    MEDIATED: { 'zh-CN': '已调解', en: 'mediated' },
    WITHDRAWN: { 'zh-CN': '已撤回', en: 'withdrawn' },
  },
});
describeEnum(DisputeOutcomes, {
  name: 'DisputeOutcome',
  description: 'What the bureau found.',
  values: {
    FOR_ENTERPRISE: { 'zh-CN': '支持企业', en: 'for the enterprise' },
    FOR_PROVIDER: { 'zh-CN': '支持服务商', en: 'for the provider' },
    SETTLED: { 'zh-CN': '已和解', en: 'settled' },
  },
});

@ObjectType('ContractDispute')
export class ContractDisputeView {
  @Field(() => ID) id!: string;
  @Field(() => ID) contractId!: string;
  @Field(() => ID, { nullable: true, description: 'Not accepted while the dispute is open.' })
  milestoneId?: string | null;
  @Field(() => ContractSide, { description: 'Who opened it.' }) side!: Side;
  @Field(() => String) facts!: string;
  @Field(() => Date) openedAt!: Date;
  @Field(() => String, { nullable: true }) statement?: string | null;
  @Field(() => DisputeState) state!: DisputeState;
  @Field(() => DisputeOutcomes, { nullable: true }) outcome?: DisputeOutcome | null;
  @Field(() => String, { nullable: true }) outcomeReason?: string | null;
  @Field(() => Date, { nullable: true }) closedAt?: Date | null;
}

@ArgsType()
export class OpenDisputeArgs {
  @Id()
  contractId!: string;
  @Id({ nullable: true })
  milestoneId?: string;
  @Text({ min: 4, most: 5000, lines: true, description: '4 to 5,000 characters.' })
  facts!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class WithdrawDisputeArgs {
  @Id()
  id!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class MediateDisputeArgs extends WithReasonArgs {
  @OneOf(DisputeOutcomes)
  outcome!: DisputeOutcome;
}
