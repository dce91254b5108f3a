import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, PageArgs, type Connection, type RequestContext } from '#libs/platform';
import { ProviderArgs } from '../admission/provider.inputs.js';
import { ProviderService } from '../admission/provider.service.js';
import { ProviderView } from '../admission/provider.views.js';
import {
  AppealStandingArgs,
  ChangeStandingArgs,
  DecideStandingAppealArgs,
  RectifyArgs,
} from './standing.inputs.js';
import { StandingService } from './standing.service.js';
import { StandingAppealConnection, StandingAppealView, StandingFileView } from './standing.views.js';

@Resolver()
export class StandingResolver {
  constructor(private readonly service: StandingService) {}

  @Query(() => StandingFileView, { description: "For the provider's people and the commission." })
  @AllowedTo('standing.read')
  providerStanding(@Args() { id }: ProviderArgs, @CurrentActor() by: Actor): Promise<StandingFileView> {
    return this.service.file(id, by);
  }

  @Query(() => StandingAppealConnection, { description: 'Undecided, first come first.' })
  @AllowedTo('standing.decide')
  standingAppeals(
    @Args() page: PageArgs,
    @CurrentActor() by: Actor,
  ): Promise<Connection<StandingAppealView>> {
    return this.service.waiting(page, by);
  }

  @Mutation(() => ProviderView, { description: '警告' })
  @AllowedTo('provider.sanction')
  warnProvider(
    @Args() { id, reason, idempotencyKey }: ChangeStandingArgs,
    @CurrentActor() by: Actor,
  ): Promise<ProviderView> {
    return this.service.change({ id, to: 'WARNED', reason }, 'provider.sanction', idempotencyKey, by);
  }

  @Mutation(() => ProviderView, { description: '限期整改' })
  @AllowedTo('provider.sanction')
  orderRectification(
    @Args() { id, reason, clearBy, idempotencyKey }: RectifyArgs,
    @CurrentActor() by: Actor,
  ): Promise<ProviderView> {
    const step = { id, to: 'RECTIFYING', reason, clearBy } as const;
    return this.service.change(step, 'provider.sanction', idempotencyKey, by);
  }

  @Mutation(() => ProviderView, { description: '暂停: no new work; clients may replace it.' })
  @AllowedTo('provider.sanction')
  suspendProvider(
    @Args() { id, reason, idempotencyKey }: ChangeStandingArgs,
    @CurrentActor() by: Actor,
  ): Promise<ProviderView> {
    return this.service.change({ id, to: 'SUSPENDED', reason }, 'provider.sanction', idempotencyKey, by);
  }

  @Mutation(() => ProviderView, { description: 'Back to good standing: the cause is gone.' })
  @AllowedTo('provider.sanction')
  reinstateProvider(
    @Args() { id, reason, idempotencyKey }: ChangeStandingArgs,
    @CurrentActor() by: Actor,
  ): Promise<ProviderView> {
    return this.service.change({ id, to: 'GOOD', reason }, 'provider.sanction', idempotencyKey, by);
  }

  @Mutation(() => ProviderView, { description: '取消资格: only an appeal leads back.' })
  @AllowedTo('provider.sanction')
  removeProvider(
    @Args() { id, reason, idempotencyKey }: ChangeStandingArgs,
    @CurrentActor() by: Actor,
  ): Promise<ProviderView> {
    return this.service.change({ id, to: 'REMOVED', reason }, 'provider.sanction', idempotencyKey, by);
  }

  @Mutation(() => ProviderView, {
    description: "The provider's own exit; running contracts can be replaced.",
  })
  @AllowedTo('provider.leave')
  leavePool(
    @Args() { id, reason, idempotencyKey }: ChangeStandingArgs,
    @CurrentActor() by: Actor,
  ): Promise<ProviderView> {
    return this.service.change({ id, to: 'WITHDRAWN', reason }, 'provider.leave', idempotencyKey, by);
  }

  @Mutation(() => StandingFileView, { description: 'Against the latest change; one appeal per change.' })
  @AllowedTo('standing.appeal')
  appealStanding(
    @Args() { id, statement, idempotencyKey }: AppealStandingArgs,
    @CurrentActor() by: Actor,
  ): Promise<StandingFileView> {
    return this.service.appeal(id, statement, idempotencyKey, by);
  }

  @Mutation(() => StandingFileView, { description: 'Not by the person who made the change.' })
  @AllowedTo('standing.decide')
  decideStandingAppeal(
    @Args() { appealId, decision, reason, idempotencyKey }: DecideStandingAppealArgs,
    @CurrentActor() by: Actor,
  ): Promise<StandingFileView> {
    return this.service.decide(appealId, decision, reason, idempotencyKey, by);
  }
}

@Resolver(() => StandingAppealView)
export class StandingAppealResolver {
  constructor(private readonly providers: ProviderService) {}

  @ResolveField(() => ProviderView, { nullable: true, description: 'Who appeals.' })
  provider(
    @Parent() { providerId }: StandingAppealView,
    @Context() request: RequestContext,
  ): Promise<ProviderView | null> {
    return this.providers.load(request, providerId);
  }
}
