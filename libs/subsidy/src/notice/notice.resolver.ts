import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, Public, IdArg, IdsArg, IdempotencyKeyArg, TextArg } from '#libs/platform';
import { RoundPageArgs } from '../round/round-page.args.js';
import { ObjectionDecision } from '../rules/redemption.moves.js';
import { NoticeService } from './notice.service.js';
import {
  AnswerObjectionArgs,
  NoticeConnection,
  NoticeView,
  ObjectionToDecideView,
  ObjectionView,
  RaiseObjectionArgs,
} from './notice.views.js';
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

  @Query(() => NoticeView)
  @Public()
  notice(@IdArg('id') id: string): Promise<NoticeView> {
    return this.service.one(id);
  }

  @Query(() => [ObjectionView], { description: 'The objections to a redemption, oldest first; at most 100.' })
  @AllowedTo('objection.read')
  objections(
    @IdArg('redemptionId') redemptionId: string,
    @CurrentActor() by: Actor,
  ): Promise<ObjectionView[]> {
    return this.objectionDesk.of(redemptionId, by);
  }

  @Query(() => [ObjectionToDecideView], {
    description: 'For who decides: the objections that are open, oldest first; at most 100.',
  })
  @AllowedTo('objection.decide')
  objectionsToDecide(@CurrentActor() by: Actor): Promise<ObjectionToDecideView[]> {
    return this.objectionDesk.toDecide(by);
  }

  @Mutation(() => NoticeView, { description: 'Puts approved redemptions before the public.' })
  @AllowedTo('notice.publish')
  publishNotice(
    @IdArg('roundId') roundId: string,
    @IdsArg('redemptionIds', { most: 100 }) redemptionIds: string[],
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<NoticeView> {
    return this.service.publish(roundId, redemptionIds, key, by);
  }

  @Mutation(() => ObjectionView, {
    description: 'Within the period of notice, under a real name, with facts and a way to be reached.',
  })
  @AllowedTo('objection.raise')
  raiseObjection(
    @Args() { redemptionId, idempotencyKey, ...raised }: RaiseObjectionArgs,
    @CurrentActor() by: Actor,
  ): Promise<ObjectionView> {
    return this.objectionDesk.raise(redemptionId, raised, idempotencyKey, by);
  }

  @Mutation(() => ObjectionView, {
    description: 'The enterprise, or who objected, says something before the decision.',
  })
  @AllowedTo('account.own')
  answerObjection(
    @Args() { id, idempotencyKey, ...said }: AnswerObjectionArgs,
    @CurrentActor() by: Actor,
  ): Promise<ObjectionView> {
    return this.objectionDesk.state(id, said, idempotencyKey, by);
  }

  @Mutation(() => ObjectionView)
  @AllowedTo('objection.decide')
  decideObjection(
    @IdArg('id') id: string,
    @Args('decision', { type: () => ObjectionDecision }) decision: ObjectionDecision,
    @TextArg('reason', { most: 2000, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<ObjectionView> {
    return this.objectionDesk.decide(id, decision, reason, key, by);
  }
}
