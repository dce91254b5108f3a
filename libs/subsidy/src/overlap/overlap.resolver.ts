import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { OverlapVerdict } from './overlap.entity.js';
import { OverlapService } from './overlap.service.js';
import { DeclareOtherGrantInput, OtherGrantView, OverlapView } from './overlap.views.js';

@Resolver()
export class OverlapResolver {
  constructor(private readonly service: OverlapService) {}

  @Query(() => [OverlapView], {
    description: 'Before a claim: where a contract may ask for what was paid for elsewhere.',
  })
  @AllowedTo('redemption.prepare')
  claimOverlaps(
    @Args('contractId', { type: () => ID }, ParseUUIDPipe) contractId: string,
    @CurrentActor() by: Actor,
  ): Promise<OverlapView[]> {
    return this.service.ofContract(contractId, by);
  }

  @Query(() => [OverlapView], { description: 'The overlaps of a file, each to be decided before it passes.' })
  @AllowedTo('redemption.read')
  redemptionOverlaps(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @CurrentActor() by: Actor,
  ): Promise<OverlapView[]> {
    return this.service.ofFile(id, by);
  }

  @Query(() => [OtherGrantView], {
    description: 'Declared grants of other funds, newest first; at most 100.',
  })
  @AllowedTo('other-grant.read')
  otherGrants(
    @Args('enterpriseId', { type: () => ID }, ParseUUIDPipe) enterpriseId: string,
    @CurrentActor() by: Actor,
  ): Promise<OtherGrantView[]> {
    return this.service.grants(enterpriseId, by);
  }

  @Mutation(() => OtherGrantView, { description: 'By the enterprise or its bureau.' })
  @AllowedTo('other-grant.declare')
  declareOtherGrant(
    @Args('input') input: DeclareOtherGrantInput,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<OtherGrantView> {
    return this.service.declare(input, key, by);
  }

  @Mutation(() => OverlapView, { description: 'The enterprise says why an overlap is none.' })
  @AllowedTo('redemption.prepare')
  explainOverlap(
    @Args('redemptionId', { type: () => ID }, ParseUUIDPipe) redemptionId: string,
    @Args('overlapKey', { type: () => ID }) overlapKey: string,
    @Args('explanation') explanation: string,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<OverlapView> {
    return this.service.explain(redemptionId, overlapKey, explanation, key, by);
  }

  @Mutation(() => OverlapView, { description: 'The reviewer decides, with a reason.' })
  @AllowedTo('redemption.review')
  decideOverlap(
    @Args('redemptionId', { type: () => ID }, ParseUUIDPipe) redemptionId: string,
    @Args('overlapKey', { type: () => ID }) overlapKey: string,
    @Args('verdict', { type: () => OverlapVerdict }) verdict: OverlapVerdict,
    @Args('reason') reason: string,
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<OverlapView> {
    return this.service.decide(redemptionId, overlapKey, { verdict, reason }, key, by);
  }
}
