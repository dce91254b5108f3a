import { Args, Mutation, Query, ResolveReference, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import {
  AllowedTo,
  CurrentActor,
  PageArgs,
  Public,
  type RequestContext,
  IdArg,
  IdempotencyKeyArg,
} from '#libs/platform';
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
  round(@IdArg('id') id: string, @CurrentActor() by: Actor | undefined): Promise<RoundView> {
    return this.service.visible(id, by);
  }

  @Query(() => BudgetView, { description: 'How the money of a round stands, off the ledger.' })
  @AllowedTo('ledger.read')
  budget(@IdArg('roundId') roundId: string): Promise<BudgetView> {
    return this.service.budget(roundId);
  }

  @Mutation(() => RoundView)
  @AllowedTo('round.propose')
  proposeRound(
    @Args('input') input: ProposeRoundInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<RoundView> {
    return this.service.propose(input, key, by);
  }

  @Mutation(() => RoundView, { description: 'By another person than the one who proposed it.' })
  @AllowedTo('round.publish')
  publishRound(
    @IdArg('id') id: string,
    @IdempotencyKeyArg() key: string,
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
