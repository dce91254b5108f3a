import { Args, Mutation, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { cityOf, type Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, PageArgs, Public, type Connection } from '#libs/platform';
import { division } from '#libs/reference';
import {
  AdmitProviderArgs,
  ApplyToPoolArgs,
  ProviderArgs,
  ProvidersArgs,
  RefuseProviderArgs,
} from './provider.inputs.js';
import { ProviderService } from './provider.service.js';
import { ProviderConnection, ProviderView } from './provider.views.js';

@Resolver(() => ProviderView)
export class ProviderResolver {
  constructor(private readonly providers: ProviderService) {}

  @Query(() => ProviderView, {
    description: 'A member of the pool, for everybody; an application for its own.',
  })
  @Public()
  provider(@Args() { id }: ProviderArgs, @CurrentActor() by: Actor | undefined): Promise<ProviderView> {
    return this.providers.visibleTo(by, id);
  }

  @Query(() => ProviderConnection, { name: 'providers', description: 'The pool, by name.' })
  @Public()
  pool(@Args() { first, after, ...filter }: ProvidersArgs): Promise<Connection<ProviderView>> {
    return this.providers.pool(filter, { first, after });
  }

  @Query(() => ProviderConnection, { description: 'What waits for a decision, first come first.' })
  @AllowedTo('provider.admit')
  poolApplications(@Args() page: PageArgs, @CurrentActor() by: Actor): Promise<Connection<ProviderView>> {
    return this.providers.applications(page, by);
  }

  @Query(() => ProviderConnection, { description: "The caller's applications and providers." })
  @AllowedTo('account.own')
  myProviders(@Args() page: PageArgs, @CurrentActor() by: Actor): Promise<Connection<ProviderView>> {
    return this.providers.mine(page, by);
  }

  @Mutation(() => ProviderView, { description: 'The caller becomes the first signatory on admission.' })
  @AllowedTo('provider.apply')
  applyToPool(
    @Args() { input, idempotencyKey }: ApplyToPoolArgs,
    @CurrentActor() by: Actor,
  ): Promise<ProviderView> {
    return this.providers.apply(input, idempotencyKey, by);
  }

  @Mutation(() => ProviderView)
  @AllowedTo('provider.admit')
  admitProvider(
    @Args() { id, providerClass, idempotencyKey }: AdmitProviderArgs,
    @CurrentActor() by: Actor,
  ): Promise<ProviderView> {
    return this.providers.admit(id, providerClass, idempotencyKey, by);
  }

  @Mutation(() => ProviderView)
  @AllowedTo('provider.admit')
  refuseProvider(
    @Args() { id, reason, idempotencyKey }: RefuseProviderArgs,
    @CurrentActor() by: Actor,
  ): Promise<ProviderView> {
    return this.providers.refuse(id, reason, idempotencyKey, by);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'What its city and district are called; absent for providers outside the province.',
  })
  divisionName(@Parent() { divisionCode }: ProviderView): string | null {
    if (!divisionCode) return null;
    const names = [cityOf(divisionCode), divisionCode].map((code) => division(code)?.name ?? code);
    return [...new Set(names)].join('');
  }

  @ResolveReference()
  @Public()
  resolveReference({ id }: { id: string }): Promise<ProviderView | null> {
    return this.providers.referenceFor(id);
  }
}
