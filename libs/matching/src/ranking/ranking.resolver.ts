import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { OfNeedArgs } from '../need/need.views.js';
import { ReplayService } from './replay.service.js';
import {
  KeptRecommendationView,
  ProposeRankingVersionArgs,
  PublishRankingVersionArgs,
  RankingVersionView,
  ReplayArgs,
  ReplayView,
} from './version.views.js';
import { VersionsService } from './versions.service.js';

@Resolver()
export class RankingResolver {
  constructor(
    private readonly versions: VersionsService,
    private readonly replays: ReplayService,
  ) {}

  @Query(() => [RankingVersionView], { description: 'The latest 100, newest first.' })
  @AllowedTo('ranking.read')
  rankingVersions(): Promise<RankingVersionView[]> {
    return this.versions.list();
  }

  @Mutation(() => RankingVersionView, { description: 'Proposes weights; another person publishes them.' })
  @AllowedTo('ranking.propose')
  proposeRankingVersion(
    @Args() { weights, reason, idempotencyKey }: ProposeRankingVersionArgs,
    @CurrentActor() by: Actor,
  ): Promise<RankingVersionView> {
    return this.versions.propose(weights, reason, idempotencyKey, by);
  }

  @Mutation(() => RankingVersionView, {
    description: 'Puts a version in force that another person proposed.',
  })
  @AllowedTo('ranking.publish')
  publishRankingVersion(
    @Args() { id, idempotencyKey }: PublishRankingVersionArgs,
    @CurrentActor() by: Actor,
  ): Promise<RankingVersionView> {
    return this.versions.publish(id, idempotencyKey, by);
  }

  @Query(() => [KeptRecommendationView], {
    description: 'For members of the enterprise and the commission: the latest 50 of a need, newest first.',
  })
  @AllowedTo('recommendation.read')
  recommendations(
    @Args() { needId }: OfNeedArgs,
    @CurrentActor() by: Actor,
  ): Promise<KeptRecommendationView[]> {
    return this.replays.ofNeed(needId, by);
  }

  @Query(() => ReplayView, {
    description: 'Works a recommendation out again, and says what is known otherwise now.',
  })
  @AllowedTo('recommendation.read')
  replayRecommendation(@Args() { id }: ReplayArgs, @CurrentActor() by: Actor): Promise<ReplayView> {
    return this.replays.replay(id, by);
  }
}
