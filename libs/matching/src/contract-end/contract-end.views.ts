import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { TERMINATION_REASONS, type TerminationReason } from '#libs/contracts';
import { type CostKind } from '#libs/kernel';
import { FenScalar, LocalDateScalar, Id, Text, IdempotencyKey, describeEnum, enumOf } from '#libs/platform';
import { CostKindEnum } from '../bid/bid.views.js';
import { Match } from '../ranking/match.views.js';
import type { Side } from '../contract/contract.moves.js';
import { ContractSide, OfContractArgs } from '../contract/contract.views.js';

const TerminationWay = enumOf(TERMINATION_REASONS);
const ProviderCondition = enumOf(['GOOD', 'SUSPENDED', 'LEFT'] as const);
describeEnum(TerminationWay, {
  name: 'TerminationWay',
  description: 'How a contract ended early.',
  values: {
    AGREEMENT: { 'zh-CN': '协议解除', en: 'by agreement' },
    CAUSE: { 'zh-CN': '因故解除', en: 'for cause' },
    PROVIDER_REMOVED: { 'zh-CN': '服务商退出资源池', en: 'provider left the pool' },
  },
});
describeEnum(ProviderCondition, {
  name: 'ProviderCondition',
  description: 'Whether a provider takes work.',
  values: {
    GOOD: { 'zh-CN': '正常', en: 'good' },
    SUSPENDED: { 'zh-CN': '暂停', en: 'suspended' },
    LEFT: { 'zh-CN': '已退出资源池', en: 'left the pool', meaning: 'removed, or gone by itself' },
  },
});

@ObjectType('ContractTermination', { description: 'A notice to end a contract early, and what it came to.' })
export class ContractTerminationView {
  @Field(() => ID) id!: string;
  @Field(() => ID) contractId!: string;
  @Field(() => TerminationWay) way!: TerminationReason;
  @Field(() => ContractSide, { nullable: true }) side?: Side | null;
  @Field(() => String) reason!: string;
  @Field(() => Date) givenAt!: Date;
  @Field(() => Date, { description: 'The first moment at which it may take effect.' }) effectiveAt!: Date;
  @Field(() => String, { nullable: true, description: 'What the other side says.' }) statement?:
    string | null;
  @Field(() => Date, { nullable: true }) withdrawnAt?: Date | null;
  @Field(() => Date, { nullable: true }) terminatedAt?: Date | null;
  @Field(() => FenScalar, { nullable: true }) acceptedFen?: bigint | null;
  @Field(() => FenScalar, { nullable: true }) remainingFen?: bigint | null;
}

@ObjectType()
export class RemainingLine {
  @Field(() => CostKindEnum) kind!: CostKind;
  @Field(() => String) description!: string;
  @Field(() => FenScalar) amountFen!: bigint;
}

@ObjectType()
export class RemainingMilestone {
  @Field(() => String) title!: string;
  @Field(() => Int) dueInMonths!: number;
  @Field(() => FenScalar) amountFen!: bigint;
}

@ObjectType('Replacement', {
  description:
    'For a client whose provider is gone: what is delivered, what remains, who could take it over.',
})
export class ReplacementView {
  @Field(() => ID) contractId!: string;
  @Field(() => ProviderCondition) providerStanding!: 'GOOD' | 'SUSPENDED' | 'LEFT';
  @Field(() => String, { nullable: true }) providerReason!: string | null;
  @Field(() => Boolean, { description: 'The enterprise may choose another provider now.' }) due!: boolean;
  @Field(() => FenScalar) acceptedFen!: bigint;
  @Field(() => FenScalar, { description: 'The price at which another takes over.' }) remainingFen!: bigint;
  @Field(() => FenScalar, { description: 'Confirmed by the provider.' }) paidFen!: bigint;
  @Field(() => [ID]) deliveredMilestoneIds!: readonly string[];
  @Field(() => [RemainingLine]) lines!: readonly RemainingLine[];
  @Field(() => [RemainingMilestone]) milestones!: readonly RemainingMilestone[];
  @Field(() => Date, { nullable: true, description: 'Since when no deadline of the contract runs.' })
  stoppedAt!: Date | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'By which the data is to be handed over.' })
  handOverBy!: string | null;
  @Field(() => [Match], {
    description: 'For the enterprise alone: three others in good standing, best first.',
  })
  offers!: readonly Match[];
  @Field(() => ID, { nullable: true, description: 'The contract that takes over: drafted or signed.' })
  successorId!: string | null;
}

@ArgsType()
export class ChooseReplacementArgs extends OfContractArgs {
  @Id({ description: 'In good standing; one of the offers, or another.' })
  providerId!: string;
  @Text({ min: 4, most: 2000, lines: true, description: '4 to 2,000 characters.' })
  reason!: string;
  @IdempotencyKey()
  idempotencyKey!: string;
}
