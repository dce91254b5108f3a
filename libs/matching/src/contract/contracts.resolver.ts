import { Args, Mutation, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { isUUID } from 'class-validator';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, type Connection } from '#libs/platform';
import { AwardsService } from '../bid/awards.service.js';
import { AwardNeedArgs } from '../bid/award.views.js';
import {
  AcceptMilestoneArgs,
  ContractConnection,
  ContractsArgs,
  ContractView,
  ReportMilestoneArgs,
  SignContractArgs,
} from './contract.views.js';
import { ContractsService } from './contracts.service.js';
import { EnterpriseReference, ProviderReference } from '../matching.references.js';
import { NeedArgs } from '../need/need.views.js';

@Resolver(() => ContractView)
export class ContractsResolver {
  constructor(
    private readonly awards: AwardsService,
    private readonly service: ContractsService,
  ) {}

  @Query(() => ContractView, { description: 'For members of either side and officials of the division.' })
  @AllowedTo('contract.read')
  contract(@Args() { id }: NeedArgs, @CurrentActor() by: Actor): Promise<ContractView> {
    return this.service.visibleTo(by, id);
  }

  @Query(() => ContractConnection, { description: 'Newest first.' })
  @AllowedTo('contract.read')
  contracts(
    @Args() { first, after, needId }: ContractsArgs,
    @CurrentActor() by: Actor,
  ): Promise<Connection<ContractView>> {
    return this.service.list(needId, { first, after }, by);
  }

  @Mutation(() => ContractView, { description: 'After the deadline: chooses a bid and drafts the contract.' })
  @AllowedTo('need.award')
  awardNeed(
    @Args() { needId, bidId, reason, idempotencyKey }: AwardNeedArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractView> {
    return this.awards.award(needId, bidId, reason, idempotencyKey, by);
  }

  @Mutation(() => ContractView, {
    description: "Signs for one's side; with the second signature it is in force.",
  })
  @AllowedTo('contract.sign')
  signContract(
    @Args() { id, documentHash, idempotencyKey }: SignContractArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractView> {
    return this.service.sign(id, documentHash, idempotencyKey, by);
  }

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

  @ResolveReference()
  @AllowedTo('contract.read')
  async resolveReference({ id }: { id: string }, { actor }: { actor: Actor }): Promise<ContractView | null> {
    return isUUID(id) ? this.service.referenceFor(actor, id) : null;
  }

  @ResolveField(() => EnterpriseReference)
  enterprise(@Parent() { enterpriseId }: ContractView): EnterpriseReference {
    return { id: enterpriseId };
  }

  @ResolveField(() => ProviderReference)
  provider(@Parent() { providerId }: ContractView): ProviderReference {
    return { id: providerId };
  }
}
