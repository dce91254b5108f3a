import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, Public, IdArg } from '#libs/platform';
import { PaymentForecastService } from './payment-forecast.service.js';
import { CityAgeingView, PaymentForecastView, TimelineView } from './payment-forecast.views.js';

@Resolver()
export class PaymentForecastResolver {
  constructor(private readonly forecasts: PaymentForecastService) {}

  @Query(() => PaymentForecastView, {
    description: 'By when a redemption is due, and how likely it is paid by then.',
  })
  @AllowedTo('redemption.read')
  paymentForecast(
    @IdArg('redemptionId') redemptionId: string,
    @CurrentActor() by: Actor,
  ): Promise<PaymentForecastView> {
    return this.forecasts.of(redemptionId, by);
  }

  @Query(() => [CityAgeingView], {
    description: 'How long payment takes, by city; small numbers are hidden.',
  })
  @Public()
  ageing(@IdArg('roundId') roundId: string): Promise<CityAgeingView[]> {
    return this.forecasts.ageing(roundId);
  }

  @Query(() => TimelineView, { description: 'Who held a file since when, and how its clock stands.' })
  @AllowedTo('redemption.read')
  redemptionTimeline(@IdArg('id') id: string, @CurrentActor() by: Actor): Promise<TimelineView> {
    return this.forecasts.timeline(id, by);
  }
}
