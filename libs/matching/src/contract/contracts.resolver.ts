import { Args, ID, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { isUUID } from 'class-validator';
import { dayOf, type Actor, type CostKind } from '#libs/kernel';
import { eligibleByDefault, termsOf } from './contract.rules.js';
import { AllowedTo, Clock, CurrentActor, type Connection } from '#libs/platform';
import { ContractConnection, ContractsArgs, ContractView, ContractLineView } from './contract.views.js';
import { ContractsService } from './contracts.service.js';
import { EnterpriseReference, ProviderReference } from '../copies/references.js';
import { NeedArgs } from '../need/need.views.js';

@Resolver(() => ContractView)
export class ContractsResolver {
  constructor(
    private readonly service: ContractsService,
    private readonly clock: Clock,
  ) {}

  @Query(() => ContractView, { description: 'For members of either side and officials of the division.' })
  @AllowedTo('contract.read')
  contract(@Args() { id }: NeedArgs, @CurrentActor() by: Actor): Promise<ContractView> {
    return this.service.visibleTo(by, id);
  }

  @Query(() => ContractConnection, { description: 'Newest first.' })
  @AllowedTo('contract.read')
  contracts(
    @Args() { first, after, ...filter }: ContractsArgs,
    @CurrentActor() by: Actor,
  ): Promise<Connection<ContractView>> {
    return this.service.list(filter, { first, after }, by);
  }

  @ResolveReference()
  @AllowedTo('contract.read')
  async resolveReference({ id }: { id: string }, { actor }: { actor: Actor }): Promise<ContractView | null> {
    return isUUID(id) ? this.service.referenceFor(actor, id) : null;
  }

  @ResolveField(() => [ID], { description: 'Milestones not accepted by the day on which they are due.' })
  async lateMilestones(@Parent() { state, stoppedAt, milestones }: ContractView): Promise<string[]> {
    if (state !== 'SIGNED' || stoppedAt) return [];
    const today = dayOf(await this.clock.now());
    return milestones.filter((each) => each.state !== 'ACCEPTED' && each.dueOn! < today).map(({ id }) => id);
  }

  @ResolveField(() => EnterpriseReference, { nullable: true, description: 'Null to whom may not read it.' })
  enterprise(@Parent() { enterpriseId }: ContractView): EnterpriseReference {
    return { id: enterpriseId };
  }

  @ResolveField(() => String, { description: 'As the contract names it, for all who may read the contract.' })
  enterpriseName(@Parent() { document }: ContractView): string {
    return termsOf(document).enterprise.name;
  }

  @ResolveField(() => String, { description: 'As the contract names it.' })
  providerName(@Parent() { document }: ContractView): string {
    return termsOf(document).provider.name;
  }

  @ResolveField(() => ProviderReference)
  provider(@Parent() { providerId }: ContractView): ProviderReference {
    return { id: providerId };
  }
}

@Resolver(() => ContractLineView)
export class ContractLineResolver {
  @ResolveField(() => Boolean, {
    description:
      'By the cost kinds of the trial rules of 2018 (粤经信融合函〔2018〕47号); the scheme of a round decides.',
  })
  eligibleByDefault(@Parent() { kind }: { kind: CostKind }): boolean {
    return eligibleByDefault(kind);
  }
}
