import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import {
  AmendNeedArgs,
  CloseNeedArgs,
  Following,
  FollowNeedArgs,
  NeedNewsArgs,
  NeedNewsView,
  NeedVersionView,
} from './need-life.views.js';
import { NeedLifeService } from './need-life.service.js';
import { NeedView, OfNeedArgs } from './need.views.js';

@Resolver()
export class NeedLifeResolver {
  constructor(private readonly lives: NeedLifeService) {}

  @Query(() => [NeedVersionView], { description: 'What a need said, version by version.' })
  @AllowedTo('need.read')
  needVersions(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<NeedVersionView[]> {
    return this.lives.versions(needId, by);
  }

  @Query(() => [NeedNewsView], {
    description: 'Addenda, answers and ends of the needs that a provider follows or bid for, newest first.',
  })
  @AllowedTo('need.follow')
  needNews(@Args() { providerId, first }: NeedNewsArgs, @CurrentActor() by: Actor): Promise<NeedNewsView[]> {
    return this.lives.news(providerId, first, by);
  }

  @Mutation(() => NeedView, {
    description: 'Changes an open need; the addendum tells everybody what and why.',
  })
  @AllowedTo('need.publish')
  amendNeed(
    @Args() { needId, changes, addendum, idempotencyKey }: AmendNeedArgs,
    @CurrentActor() by: Actor,
  ): Promise<NeedView> {
    return this.lives.amend(needId, changes, addendum, idempotencyKey, by);
  }

  @Mutation(() => NeedView, { description: 'Ends a need without an award; sealed bids stay sealed.' })
  @AllowedTo('need.publish')
  closeNeed(
    @Args() { needId, reason, note, idempotencyKey }: CloseNeedArgs,
    @CurrentActor() by: Actor,
  ): Promise<NeedView> {
    return this.lives.close(needId, reason, note, idempotencyKey, by);
  }

  @Mutation(() => Following, { description: 'From now on the need is among the news of the provider.' })
  @AllowedTo('need.follow')
  followNeed(
    @Args() { needId, providerId, idempotencyKey }: FollowNeedArgs,
    @CurrentActor() by: Actor,
  ): Promise<Following> {
    return this.lives.follow(needId, providerId, idempotencyKey, by);
  }

  @Mutation(() => Following)
  @AllowedTo('need.follow')
  unfollowNeed(
    @Args() { needId, providerId, idempotencyKey }: FollowNeedArgs,
    @CurrentActor() by: Actor,
  ): Promise<Following> {
    return this.lives.unfollow(needId, providerId, idempotencyKey, by);
  }
}
