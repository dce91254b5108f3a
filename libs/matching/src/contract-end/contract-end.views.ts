import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsUUID, Length, Matches } from 'class-validator';
import { TERMINATION_REASONS, type TerminationReason } from '#libs/contracts';
import { PLAIN_TEXT, type CostKind } from '#libs/kernel';
import { FenScalar, LocalDateScalar } from '#libs/platform';
import { CostKindEnum } from '../bid/bid.views.js';
import { Match } from '../ranking/match.views.js';
import type { Side } from '../contract/contract.moves.js';
import { ContractSide, OfContractArgs } from '../contract/contract.views.js';

function enumOf<T extends string>(values: readonly T[]): { [K in T]: K } {
  return Object.fromEntries(values.map((value) => [value, value])) as { [K in T]: K };
}

const TerminationWay = enumOf(TERMINATION_REASONS);
const ProviderCondition = enumOf(['GOOD', 'SUSPENDED', 'LEFT'] as const);
registerEnumType(TerminationWay, { name: 'TerminationWay' });
registerEnumType(ProviderCondition, {
  name: 'ProviderCondition',
  description: 'Whether a provider takes work. LEFT: removed, or gone by itself.',
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
  @Field(() => ID, { description: 'In good standing; one of the offers, or another.' })
  @IsUUID()
  providerId!: string;
  @Field(() => String, { description: '4 to 2,000 characters.' })
  @Length(4, 2000)
  @Matches(PLAIN_TEXT)
  reason!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}
