import { Args, Mutation, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { isUUID } from 'class-validator';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, type Connection } from '#libs/platform';
import { industry, placeName } from '#libs/reference';
import { EnterpriseReference } from '../copies/references.js';
import { NeedArgs, NeedConnection, NeedsArgs, NeedView, PublishNeedArgs } from './need.views.js';
import { NeedsService } from './needs.service.js';

@Resolver(() => NeedView)
export class NeedsResolver {
  constructor(private readonly needs: NeedsService) {}

  @Query(() => NeedView, { description: 'For its enterprise, officials, and providers while it is open.' })
  @AllowedTo('need.read')
  need(@Args() { id }: NeedArgs, @CurrentActor() by: Actor): Promise<NeedView> {
    return this.needs.visibleTo(by, id);
  }

  @Query(() => NeedConnection, {
    name: 'needs',
    description:
      'Newest first: the own ones, those of the own divisions, and for providers of the pool the open ones.',
  })
  @AllowedTo('need.read')
  list(
    @Args() { first, after, ...filter }: NeedsArgs,
    @CurrentActor() by: Actor,
  ): Promise<Connection<NeedView>> {
    return this.needs.list(filter, { first, after }, by);
  }

  @Mutation(() => NeedView, { description: 'Publishes a need of a certified enterprise for bids.' })
  @AllowedTo('need.publish')
  publishNeed(
    @Args() { input, idempotencyKey }: PublishNeedArgs,
    @CurrentActor() by: Actor,
  ): Promise<NeedView> {
    return this.needs.publish(input, idempotencyKey, by);
  }

  @ResolveReference()
  @AllowedTo('need.read')
  async resolveReference({ id }: { id: string }, { actor }: { actor: Actor }): Promise<NeedView | null> {
    return isUUID(id) ? this.needs.referenceFor(actor, id) : null;
  }

  @ResolveField(() => String, { description: 'City and district, or the city where the district is hidden.' })
  divisionName(@Parent() { divisionCode }: NeedView): string {
    return placeName(divisionCode);
  }

  @ResolveField(() => String, { description: 'What the industry is called in GB/T 4754-2017.' })
  industryName(@Parent() { industryCode }: NeedView): string {
    return industry(industryCode)?.name ?? industryCode;
  }

  @ResolveField(() => EnterpriseReference, { nullable: true, description: 'Null where it is hidden.' })
  enterprise(@Parent() { enterpriseId }: NeedView): EnterpriseReference | null {
    return enterpriseId ? { id: enterpriseId } : null;
  }
}
