import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, Public, IdArg, IdempotencyKeyArg, TextArg } from '#libs/platform';
import { ReallocationService } from './reallocation.service.js';
import {
  ProposeReallocationInput,
  ReallocationConnection,
  ReallocationPageArgs,
  ReallocationView,
} from './reallocation.views.js';

@Resolver(() => ReallocationView)
export class ReallocationResolver {
  constructor(private readonly service: ReallocationService) {}

  @Query(() => ReallocationConnection, {
    description: 'The money that was moved between the tranches of a round, newest first.',
  })
  @Public()
  reallocations(
    @Args() page: ReallocationPageArgs,
    @CurrentActor() by: Actor | undefined,
  ): Promise<ReallocationConnection> {
    return this.service.list(page, by);
  }

  @Mutation(() => ReallocationView, { description: 'Proposes to move money; the answer shows the effect.' })
  @AllowedTo('round.propose')
  proposeReallocation(
    @Args('input') input: ProposeReallocationInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<ReallocationView> {
    return this.service.propose(input, key, by);
  }

  @Mutation(() => ReallocationView, { description: 'By another person: moves it and serves those who wait.' })
  @AllowedTo('round.publish')
  approveReallocation(
    @IdArg('id') id: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<ReallocationView> {
    return this.service.approve(id, key, by);
  }

  @Mutation(() => ReallocationView)
  @AllowedTo('round.propose')
  withdrawReallocation(
    @IdArg('id') id: string,
    @TextArg('reason', { most: 2000, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<ReallocationView> {
    return this.service.withdraw(id, reason, key, by);
  }
}
