import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, Public } from '#libs/platform';
import { RoundPageArgs } from '../round/round-page.args.js';
import { ObjectionDecision } from '../rules/redemption.moves.js';
import { NoticeService } from './notice.service.js';
import { NoticeConnection, NoticeView, ObjectionView, ObjectorInput } from './notice.views.js';
import { ObjectionService } from './objection.service.js';

@Resolver(() => NoticeView)
export class NoticeResolver {
  constructor(
    private readonly service: NoticeService,
    private readonly objectionDesk: ObjectionService,
  ) {}

  @Query(() => NoticeConnection, { description: 'What is or was before the public, newest first.' })
  @Public()
  notices(@Args() page: RoundPageArgs): Promise<NoticeConnection> {
    return this.service.list(page);
  }

  @Query(() => [ObjectionView], { description: 'The objections to a redemption, oldest first; at most 100.' })
  @AllowedTo('objection.read')
  objections(
    @Args('redemptionId', { type: () => ID }, ParseUUIDPipe) redemptionId: string,
    @CurrentActor() by: Actor,
  ): Promise<ObjectionView[]> {
    return this.objectionDesk.of(redemptionId, by);
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
    description: 'Within the period of notice, under a real name, with facts and a way to be reached.',
  })
  @AllowedTo('objection.raise')
  raiseObjection(
    @Args('redemptionId', { type: () => ID }, ParseUUIDPipe) redemptionId: string,
    @Args('facts') facts: string,
    @Args('contact') contact: string,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
    @Args('objector', { type: () => ObjectorInput, nullable: true }) objector: ObjectorInput | null,
    @Args('evidence', { type: () => [String], nullable: true }) evidence: string[] | null,
  ): Promise<ObjectionView> {
    return this.objectionDesk.raise(redemptionId, { facts, contact, objector, evidence }, key, by);
  }

  @Mutation(() => ObjectionView, {
    description: 'The enterprise, or who objected, says something before the decision.',
  })
  @AllowedTo('account.own')
  answerObjection(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('statement') statement: string,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
    @Args('evidence', { type: () => [String], nullable: true }) evidence: string[] | null,
  ): Promise<ObjectionView> {
    return this.objectionDesk.state(id, { statement, evidence }, key, by);
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
    return this.objectionDesk.decide(id, decision, reason, key, by);
  }
}
