import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, IdArg, IdempotencyKeyArg, TextArg, CodeArg } from '#libs/platform';
import { OverlapVerdict } from './overlap.entity.js';
import { OverlapService } from './overlap.service.js';
import { DeclareOtherGrantInput, OtherGrantView, OverlapView } from './overlap.views.js';

/** As `key` of an overlap is given out. */
const OVERLAP_KEY = { form: /^[0-9a-f]{32}$/, example: '0123456789abcdef0123456789abcdef' };

@Resolver()
export class OverlapResolver {
  constructor(private readonly service: OverlapService) {}

  @Query(() => [OverlapView], {
    description: 'Before a claim: where a contract may ask for what was paid for elsewhere.',
  })
  @AllowedTo('redemption.prepare')
  claimOverlaps(@IdArg('contractId') contractId: string, @CurrentActor() by: Actor): Promise<OverlapView[]> {
    return this.service.ofContract(contractId, by);
  }

  @Query(() => [OverlapView], { description: 'The overlaps of a file, each to be decided before it passes.' })
  @AllowedTo('redemption.read')
  redemptionOverlaps(@IdArg('id') id: string, @CurrentActor() by: Actor): Promise<OverlapView[]> {
    return this.service.ofFile(id, by);
  }

  @Query(() => [OtherGrantView], {
    description: 'Declared grants of other funds, newest first; at most 100.',
  })
  @AllowedTo('other-grant.read')
  otherGrants(
    @IdArg('enterpriseId') enterpriseId: string,
    @CurrentActor() by: Actor,
  ): Promise<OtherGrantView[]> {
    return this.service.grants(enterpriseId, by);
  }

  @Mutation(() => OtherGrantView, { description: 'By the enterprise or its bureau.' })
  @AllowedTo('other-grant.declare')
  declareOtherGrant(
    @Args('input') input: DeclareOtherGrantInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<OtherGrantView> {
    return this.service.declare(input, key, by);
  }

  @Mutation(() => OverlapView, { description: 'The enterprise says why an overlap is none.' })
  @AllowedTo('redemption.prepare')
  explainOverlap(
    @IdArg('redemptionId') redemptionId: string,
    @CodeArg('overlapKey', OVERLAP_KEY) overlapKey: string,
    @TextArg('explanation', { most: 2000, lines: true }) explanation: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<OverlapView> {
    return this.service.explain(redemptionId, overlapKey, explanation, key, by);
  }

  @Mutation(() => OverlapView, { description: 'The reviewer decides, with a reason.' })
  @AllowedTo('redemption.review')
  decideOverlap(
    @IdArg('redemptionId') redemptionId: string,
    @CodeArg('overlapKey', OVERLAP_KEY) overlapKey: string,
    @Args('verdict', { type: () => OverlapVerdict }) verdict: OverlapVerdict,
    @TextArg('reason', { most: 2000, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<OverlapView> {
    return this.service.decide(redemptionId, overlapKey, { verdict, reason }, key, by);
  }
}
