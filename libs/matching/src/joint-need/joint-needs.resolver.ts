import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, PageArgs, type Connection } from '#libs/platform';
import {
  JoinNeedPoolArgs,
  LeaveNeedPoolArgs,
  NeedPoolArgs,
  NeedPoolConnection,
  NeedPoolView,
  OpenNeedPoolArgs,
  PublishNeedPoolArgs,
} from './joint-need.views.js';
import { PoolsService } from './joint-needs.service.js';

@Resolver(() => NeedPoolView)
export class PoolsResolver {
  constructor(private readonly pools: PoolsService) {}

  @Query(() => NeedPoolView)
  @AllowedTo('need.read')
  needPool(@Args() { id }: NeedPoolArgs, @CurrentActor() by: Actor): Promise<NeedPoolView> {
    return this.pools.visibleTo(by, id);
  }

  @Query(() => NeedPoolConnection, {
    description: 'Those that close last first; for providers the published ones.',
  })
  @AllowedTo('need.read')
  needPools(@Args() page: PageArgs, @CurrentActor() by: Actor): Promise<Connection<NeedPoolView>> {
    return this.pools.list(page, by);
  }

  @Mutation(() => NeedPoolView, {
    description: 'Opens a pool, for other enterprises of the cluster to join.',
  })
  @AllowedTo('need.publish')
  openNeedPool(
    @Args() { input, idempotencyKey }: OpenNeedPoolArgs,
    @CurrentActor() by: Actor,
  ): Promise<NeedPoolView> {
    return this.pools.open(input, idempotencyKey, by);
  }

  @Mutation(() => NeedPoolView, { description: 'Joins with what the enterprise has for itself.' })
  @AllowedTo('need.publish')
  joinNeedPool(
    @Args() { id, enterpriseId, own, idempotencyKey }: JoinNeedPoolArgs,
    @CurrentActor() by: Actor,
  ): Promise<NeedPoolView> {
    return this.pools.join(id, enterpriseId, own, idempotencyKey, by);
  }

  @Mutation(() => NeedPoolView)
  @AllowedTo('need.publish')
  leaveNeedPool(
    @Args() { id, enterpriseId, idempotencyKey }: LeaveNeedPoolArgs,
    @CurrentActor() by: Actor,
  ): Promise<NeedPoolView> {
    return this.pools.leave(id, enterpriseId, idempotencyKey, by);
  }

  @Mutation(() => NeedPoolView, { description: 'Publishes a need for each member, all at once.' })
  @AllowedTo('need.publish')
  publishNeedPool(
    @Args() { id, idempotencyKey }: PublishNeedPoolArgs,
    @CurrentActor() by: Actor,
  ): Promise<NeedPoolView> {
    return this.pools.publish(id, idempotencyKey, by);
  }
}
