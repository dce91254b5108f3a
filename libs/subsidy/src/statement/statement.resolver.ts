import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, Public } from '#libs/platform';
import { PromiseService } from './payment-forecast.service.js';
import { StatementService } from './statement.service.js';
import { CityAgeingView, PromisedPaymentView, StatementView } from './statement.views.js';

@Resolver(() => StatementView)
export class StatementResolver {
  constructor(
    private readonly statements: StatementService,
    private readonly promises: PromiseService,
  ) {}

  @Query(() => StatementView, { description: 'The vouchers and the money of an enterprise or a provider.' })
  @AllowedTo('statement.read')
  statement(
    @Args('organisationId', { type: () => ID }, ParseUUIDPipe) organisationId: string,
    @CurrentActor() by: Actor,
  ): Promise<StatementView> {
    return this.statements.of(organisationId, by);
  }

  @Query(() => PromisedPaymentView, { description: 'When a redemption is promised to be paid.' })
  @AllowedTo('redemption.read')
  promisedPayment(
    @Args('redemptionId', { type: () => ID }, ParseUUIDPipe) redemptionId: string,
    @CurrentActor() by: Actor,
  ): Promise<PromisedPaymentView> {
    return this.promises.of(redemptionId, by);
  }

  @Query(() => [CityAgeingView], {
    description: 'How long payment takes, by city; small numbers are hidden.',
  })
  @Public()
  ageing(@Args('roundId', { type: () => ID }, ParseUUIDPipe) roundId: string): Promise<CityAgeingView[]> {
    return this.promises.ageing(roundId);
  }
}
