import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, ResolveReference, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, PageArgs, Public, type RequestContext } from '#libs/platform';
import { RoundService } from './round.service.js';
import { BudgetView, ProposeRoundInput, RoundConnection, RoundView } from './round.views.js';

@Resolver(() => RoundView)
export class RoundResolver {
  constructor(private readonly service: RoundService) {}

  @Query(() => RoundConnection, { description: 'The rounds with what each city has left, newest first.' })
  @Public()
  rounds(@Args() page: PageArgs, @CurrentActor() by: Actor | undefined): Promise<RoundConnection> {
    return this.service.list(page, by);
  }

  @Query(() => RoundView)
  @Public()
  round(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @CurrentActor() by: Actor | undefined,
  ): Promise<RoundView> {
    return this.service.visible(id, by);
  }

  @Query(() => BudgetView, { description: 'How the money of a round stands, off the ledger.' })
  @AllowedTo('ledger.read')
  budget(@Args('roundId', { type: () => ID }, ParseUUIDPipe) roundId: string): Promise<BudgetView> {
    return this.service.budget(roundId);
  }

  @Mutation(() => RoundView)
  @AllowedTo('round.propose')
  proposeRound(
    @Args('input') input: ProposeRoundInput,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<RoundView> {
    return this.service.propose(input, key, by);
  }

  @Mutation(() => RoundView, { description: 'By another person than the one who proposed it.' })
  @AllowedTo('round.publish')
  publishRound(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<RoundView> {
    return this.service.publish(id, key, by);
  }

  @ResolveReference()
  @Public()
  resolveReference({ id }: { id: string }, { actor }: RequestContext): Promise<RoundView> {
    return this.service.visible(id, actor);
  }
}
