import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, Public, IdArg, IdempotencyKeyArg, TextArg } from '#libs/platform';
import { AmendmentService } from './amendment.service.js';
import {
  AmendmentConnection,
  AmendmentPageArgs,
  AmendmentView,
  ProposeAmendmentInput,
} from './amendment.views.js';

@Resolver(() => AmendmentView)
export class AmendmentResolver {
  constructor(private readonly service: AmendmentService) {}

  @Query(() => AmendmentConnection, { description: 'What was changed of a published round, newest first.' })
  @Public()
  amendments(
    @Args() page: AmendmentPageArgs,
    @CurrentActor() by: Actor | undefined,
  ): Promise<AmendmentConnection> {
    return this.service.list(page, by);
  }

  @Mutation(() => AmendmentView, {
    description: 'Proposes longer windows for all, more money, or another limit of one provider.',
  })
  @AllowedTo('round.propose')
  proposeAmendment(
    @Args('input') input: ProposeAmendmentInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<AmendmentView> {
    return this.service.propose(input, key, by);
  }

  @Mutation(() => AmendmentView, { description: 'By another person: it holds from then on.' })
  @AllowedTo('round.publish')
  approveAmendment(
    @IdArg('id') id: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<AmendmentView> {
    return this.service.approve(id, key, by);
  }

  @Mutation(() => AmendmentView)
  @AllowedTo('round.propose')
  withdrawAmendment(
    @IdArg('id') id: string,
    @TextArg('reason', { most: 2000, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<AmendmentView> {
    return this.service.withdraw(id, reason, key, by);
  }
}
