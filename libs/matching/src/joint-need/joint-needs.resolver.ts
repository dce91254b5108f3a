import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, PageArgs, type Connection } from '#libs/platform';
import {
  JoinJointNeedArgs,
  LeaveJointNeedArgs,
  JointNeedArgs,
  JointNeedConnection,
  JointNeedView,
  OpenJointNeedArgs,
  PublishJointNeedArgs,
} from './joint-need.views.js';
import { JointNeedsService } from './joint-needs.service.js';

@Resolver(() => JointNeedView)
export class JointNeedsResolver {
  constructor(private readonly service: JointNeedsService) {}

  @Query(() => JointNeedView)
  @AllowedTo('need.read')
  jointNeed(@Args() { id }: JointNeedArgs, @CurrentActor() by: Actor): Promise<JointNeedView> {
    return this.service.visibleTo(by, id);
  }

  @Query(() => JointNeedConnection, {
    description: 'Those that close last first; for providers the published ones.',
  })
  @AllowedTo('need.read')
  jointNeeds(@Args() page: PageArgs, @CurrentActor() by: Actor): Promise<Connection<JointNeedView>> {
    return this.service.list(page, by);
  }

  @Mutation(() => JointNeedView, {
    description: 'Opens a joint need, for other enterprises of the cluster to join.',
  })
  @AllowedTo('need.publish')
  openJointNeed(
    @Args() { input, idempotencyKey }: OpenJointNeedArgs,
    @CurrentActor() by: Actor,
  ): Promise<JointNeedView> {
    return this.service.open(input, idempotencyKey, by);
  }

  @Mutation(() => JointNeedView, { description: 'Joins with what the enterprise has for itself.' })
  @AllowedTo('need.publish')
  joinJointNeed(
    @Args() { id, enterpriseId, own, idempotencyKey }: JoinJointNeedArgs,
    @CurrentActor() by: Actor,
  ): Promise<JointNeedView> {
    return this.service.join(id, enterpriseId, own, idempotencyKey, by);
  }

  @Mutation(() => JointNeedView)
  @AllowedTo('need.publish')
  leaveJointNeed(
    @Args() { id, enterpriseId, idempotencyKey }: LeaveJointNeedArgs,
    @CurrentActor() by: Actor,
  ): Promise<JointNeedView> {
    return this.service.leave(id, enterpriseId, idempotencyKey, by);
  }

  @Mutation(() => JointNeedView, { description: 'Publishes a need for each member, all at once.' })
  @AllowedTo('need.publish')
  publishJointNeed(
    @Args() { id, idempotencyKey }: PublishJointNeedArgs,
    @CurrentActor() by: Actor,
  ): Promise<JointNeedView> {
    return this.service.publish(id, idempotencyKey, by);
  }
}
