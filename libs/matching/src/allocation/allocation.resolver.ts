import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, PageArgs, type Connection } from '#libs/platform';
import type { AllocationRules } from './allocation.inputs.js';
import type { AllocationResult } from './allocation.rules.js';
import { AllocationService } from './allocation.service.js';
import {
  AllocationLoad,
  AllocationMoveView,
  AllocationReplay,
  AllocationResultView,
  AllocationRoundConnection,
  AllocationRoundView,
  AllocationRulesInput,
  AllocationShortfall,
  AllocationVersionView,
  AllocationWithdrawalView,
  OfRoundArgs,
  OfVersionArgs,
  OpenAllocationRoundArgs,
  PartArgs,
  ProposeAllocationArgs,
  PublishAllocationArgs,
  WithdrawFromAllocationArgs,
} from './allocation.views.js';

@Resolver(() => AllocationResultView)
export class AllocationResolver {
  constructor(private readonly rounds: AllocationService) {}

  @Query(() => AllocationRoundConnection, { description: 'Newest first.' })
  @AllowedTo('allocation.read')
  allocationRounds(@Args() page: PageArgs): Promise<Connection<AllocationRoundView>> {
    return this.rounds.rounds(page);
  }

  @Query(() => AllocationResultView, { description: 'What the round would come to now. No effect.' })
  @AllowedTo('allocation.open')
  previewAllocation(@Args() { roundId }: OfRoundArgs): Promise<AllocationResultView> {
    return this.rounds.preview(roundId);
  }

  @Query(() => AllocationVersionView)
  @AllowedTo('allocation.read')
  allocationVersion(@Args() { roundId, number }: OfVersionArgs): Promise<AllocationVersionView> {
    return this.rounds.version(roundId, number);
  }

  @Query(() => AllocationReplay, { description: 'Works a version out again from what was kept.' })
  @AllowedTo('allocation.read')
  replayAllocation(@Args() { roundId, number }: OfVersionArgs): Promise<AllocationReplay> {
    return this.rounds.replay(roundId, number);
  }

  @Mutation(() => AllocationRoundView, { description: 'Opens a round with its rules.' })
  @AllowedTo('allocation.open')
  openAllocationRound(
    @Args() { name, rules, idempotencyKey }: OpenAllocationRoundArgs,
    @CurrentActor() by: Actor,
  ): Promise<AllocationRoundView> {
    return this.rounds.open(name, rulesFrom(rules), idempotencyKey, by);
  }

  @Mutation(() => AllocationVersionView, {
    description:
      'Works a round out and keeps the result for a second person to publish; anew after a withdrawal.',
  })
  @AllowedTo('allocation.open')
  proposeAllocation(
    @Args() { roundId, idempotencyKey }: ProposeAllocationArgs,
    @CurrentActor() by: Actor,
  ): Promise<AllocationVersionView> {
    return this.rounds.propose(roundId, idempotencyKey, by);
  }

  @Mutation(() => AllocationVersionView, {
    description: 'Publishes the newest version, as it was looked at.',
  })
  @AllowedTo('allocation.publish')
  publishAllocation(
    @Args() { roundId, number, resultHash, idempotencyKey }: PublishAllocationArgs,
    @CurrentActor() by: Actor,
  ): Promise<AllocationVersionView> {
    return this.rounds.publish(roundId, number, resultHash, idempotencyKey, by);
  }

  @Mutation(() => AllocationWithdrawalView, { description: 'Takes a need or a provider out of a round.' })
  @AllowedTo('allocation.withdraw')
  withdrawFromAllocation(
    @Args() { idempotencyKey, ...withdrawal }: WithdrawFromAllocationArgs,
    @CurrentActor() by: Actor,
  ): Promise<AllocationWithdrawalView> {
    return this.rounds.withdraw(withdrawal, idempotencyKey, by);
  }

  @ResolveField(() => [AllocationShortfall])
  shortfalls(@Parent() result: AllocationResult, @Args() part: PartArgs): readonly AllocationShortfall[] {
    return partOf(result.shortfalls, part);
  }

  @ResolveField(() => [AllocationLoad], { description: 'What each provider carries of what it can.' })
  loads(@Parent() result: AllocationResult, @Args() part: PartArgs): readonly AllocationLoad[] {
    return partOf(result.loads, part);
  }

  @ResolveField(() => [AllocationMoveView], { description: 'Against the former result.' })
  moves(@Parent() result: AllocationResult, @Args() part: PartArgs): readonly AllocationMoveView[] {
    return partOf(result.moves, part);
  }
}

/** Rules as they are kept: money as digits, and what was left out as null. */
function rulesFrom(rules: Pick<AllocationRulesInput, keyof AllocationRulesInput>): AllocationRules {
  return {
    ...rules,
    shareOfRound: rules.shareOfRound ?? null,
    shareOfCity: rules.shareOfCity ?? null,
    deliverFrom: rules.deliverFrom ?? null,
    deliverTo: rules.deliverTo ?? null,
    cityQuotas: rules.cityQuotas.map(({ cityCode, places }) => ({ cityCode, places })),
    excluded: rules.excluded.map(({ needId, providerId, reason }) => ({ needId, providerId, reason })),
    subsidyMostFen: String(rules.subsidyMostFen),
    subsidyCaps: rules.subsidyCaps.map(({ providerId, capFen }) => ({ providerId, capFen: String(capFen) })),
  };
}

function partOf<T>(all: readonly T[], { first, skip }: PartArgs): readonly T[] {
  return all.slice(skip, skip + first);
}
