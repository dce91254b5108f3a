import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, ResolveReference, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, type RequestContext } from '#libs/platform';
import { RoundPageArgs } from '../subsidy.args.js';
import { ApprovalDecision, ReviewDecision } from './redemption.moves.js';
import { RedemptionService } from './redemption.service.js';
import { RedemptionConnection, RedemptionView, SubmitRedemptionInput } from './redemption.views.js';

@Resolver(() => RedemptionView)
export class RedemptionResolver {
  constructor(private readonly service: RedemptionService) {}

  @Query(() => RedemptionView)
  @AllowedTo('redemption.read')
  redemption(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @CurrentActor() by: Actor,
  ): Promise<RedemptionView> {
    return this.service.visible(id, by);
  }

  @Query(() => RedemptionConnection, { description: 'In the order of submission.' })
  @AllowedTo('redemption.read')
  redemptions(@Args() page: RoundPageArgs, @CurrentActor() by: Actor): Promise<RedemptionConnection> {
    return this.service.list(page, by);
  }

  @Mutation(() => RedemptionView, {
    description: 'Asks for a voucher to be paid; also sends a returned file again.',
  })
  @AllowedTo('redemption.submit')
  submitRedemption(
    @Args('input') input: SubmitRedemptionInput,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<RedemptionView> {
    return this.service.submit(input, key, by);
  }

  @Mutation(() => RedemptionView, { description: 'By the bureau of the enterprise.' })
  @AllowedTo('redemption.review')
  reviewRedemption(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('decision', { type: () => ReviewDecision }) decision: ReviewDecision,
    @Args('reason') reason: string,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<RedemptionView> {
    return this.service.review(id, decision, reason, key, by);
  }

  @Mutation(() => RedemptionView, { description: 'By the commission; another person than the reviewer.' })
  @AllowedTo('redemption.approve')
  approveRedemption(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('decision', { type: () => ApprovalDecision }) decision: ApprovalDecision,
    @Args('reason') reason: string,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<RedemptionView> {
    return this.service.approve(id, decision, reason, key, by);
  }

  @ResolveReference()
  @AllowedTo('redemption.read')
  resolveReference({ id }: { id: string }, { actor }: RequestContext): Promise<RedemptionView> {
    return this.service.visible(id, actor!);
  }
}
