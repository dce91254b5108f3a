import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { SealingKeys, VoidBid } from './bid.views.js';
import {
  DeadlineExtensionView,
  DeadlineHistory,
  ExtendDeadlineArgs,
  ExtendForIncidentArgs,
  IncidentExtension,
  SealingKeyAnswer,
  SealingKeyArgs,
} from './extension.views.js';
import { ExtensionsService } from './extensions.service.js';
import { SealingKeysService } from './sealing-keys.service.js';
import { ProviderReference } from '../copies/references.js';
import { OfNeedArgs } from '../need/need.views.js';

/** The deadline and the keys that guard it. */
@Resolver()
export class SealingResolver {
  constructor(
    private readonly keys: SealingKeysService,
    private readonly extensions: ExtensionsService,
  ) {}

  @Query(() => SealingKeys, { description: 'To seal a bid in its own client, and to check a receipt.' })
  @AllowedTo('need.read')
  sealingKeys(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<SealingKeys> {
    return this.keys.forNeed(needId, by);
  }

  @Mutation(() => SealingKeyAnswer, {
    description:
      'Names a second key, whose private half stays outside the platform: once, and before the first bid.',
  })
  @AllowedTo('need.seal')
  nameSealingKey(
    @Args() { needId, jwk, idempotencyKey }: SealingKeyArgs,
    @CurrentActor() by: Actor,
  ): Promise<SealingKeyAnswer> {
    return this.keys.nameTrustee(needId, jwk, idempotencyKey, by);
  }

  @Mutation(() => SealingKeyAnswer, {
    description: 'Hands in the private half of the second key, after the deadline.',
  })
  @AllowedTo('need.seal')
  handInSealingKey(
    @Args() { needId, jwk, idempotencyKey }: SealingKeyArgs,
    @CurrentActor() by: Actor,
  ): Promise<SealingKeyAnswer> {
    return this.keys.handIn(needId, jwk, idempotencyKey, by);
  }

  @Query(() => DeadlineHistory, { description: 'For everyone who may see the need.' })
  @AllowedTo('need.read')
  deadlineHistory(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<DeadlineHistory> {
    return this.extensions.of(needId, by);
  }

  @Mutation(() => DeadlineExtensionView, {
    description: 'Puts the deadline off for all bidders, before it has come.',
  })
  @AllowedTo('need.extend')
  extendDeadline(
    @Args() { needId, until, reason, idempotencyKey }: ExtendDeadlineArgs,
    @CurrentActor() by: Actor,
  ): Promise<DeadlineExtensionView> {
    return this.extensions.extend(needId, until, reason, idempotencyKey, by);
  }

  @Mutation(() => IncidentExtension, {
    description:
      'The commission puts off all deadlines within a window because of an incident of the platform.',
  })
  @AllowedTo('incident.extend')
  extendForIncident(
    @Args() { input, idempotencyKey }: ExtendForIncidentArgs,
    @CurrentActor() by: Actor,
  ): Promise<IncidentExtension> {
    return this.extensions.extendForIncident(input, idempotencyKey, by);
  }
}

@Resolver(() => VoidBid)
export class VoidBidResolver {
  @ResolveField(() => ProviderReference)
  provider(@Parent() { providerId }: VoidBid): ProviderReference {
    return { id: providerId };
  }
}
