import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { ContractView } from '../contract/contract.views.js';
import { AcceptMilestoneArgs, ReportMilestoneArgs } from './milestones.views.js';
import { MilestonesService } from './milestones.service.js';

@Resolver()
export class MilestonesResolver {
  constructor(private readonly service: MilestonesService) {}

  @Mutation(() => ContractView, { description: 'The provider says that a milestone is delivered.' })
  @AllowedTo('milestone.report')
  reportMilestone(
    @Args() { milestoneId, report, idempotencyKey }: ReportMilestoneArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractView> {
    return this.service.report(milestoneId, report, idempotencyKey, by);
  }

  @Mutation(() => ContractView, { description: 'The enterprise accepts what was reported.' })
  @AllowedTo('milestone.accept')
  acceptMilestone(
    @Args() { milestoneId, idempotencyKey }: AcceptMilestoneArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractView> {
    return this.service.accept(milestoneId, idempotencyKey, by);
  }
}
