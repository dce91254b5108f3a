import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, Public } from '#libs/platform';
import { RoundPageArgs } from '../subsidy.args.js';
import { ObjectionDecision } from '../redemption/redemption.moves.js';
import { NoticeService } from './notice.service.js';
import { NoticeConnection, NoticeView, ObjectionView } from './notice.views.js';

@Resolver(() => NoticeView)
export class NoticeResolver {
  constructor(private readonly service: NoticeService) {}

  @Query(() => NoticeConnection, { description: 'What is or was before the public, newest first.' })
  @Public()
  notices(@Args() page: RoundPageArgs): Promise<NoticeConnection> {
    return this.service.list(page);
  }

  @Query(() => [ObjectionView], { description: 'The objections to a redemption, oldest first; at most 100.' })
  @AllowedTo('objection.decide')
  objections(
    @Args('redemptionId', { type: () => ID }, ParseUUIDPipe) redemptionId: string,
  ): Promise<ObjectionView[]> {
    return this.service.objections(redemptionId);
  }

  @Mutation(() => NoticeView, { description: 'Puts approved redemptions before the public.' })
  @AllowedTo('notice.publish')
  publishNotice(
    @Args('roundId', { type: () => ID }, ParseUUIDPipe) roundId: string,
    @Args('redemptionIds', { type: () => [ID] }) redemptionIds: string[],
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<NoticeView> {
    return this.service.publish(roundId, redemptionIds, key, by);
  }

  @Mutation(() => ObjectionView, {
    description: 'Within the period of notice, with facts and a way to be reached.',
  })
  @AllowedTo('objection.raise')
  raiseObjection(
    @Args('redemptionId', { type: () => ID }, ParseUUIDPipe) redemptionId: string,
    @Args('facts') facts: string,
    @Args('contact') contact: string,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<ObjectionView> {
    return this.service.object(redemptionId, facts, contact, key, by);
  }

  @Mutation(() => ObjectionView)
  @AllowedTo('objection.decide')
  decideObjection(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('decision', { type: () => ObjectionDecision }) decision: ObjectionDecision,
    @Args('reason') reason: string,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<ObjectionView> {
    return this.service.decide(id, decision, reason, key, by);
  }
}
