import { Module } from '@nestjs/common';
import { PaymentForecastResolver } from './payment-forecast.resolver.js';
import { PaymentForecastService } from './payment-forecast.service.js';

@Module({
  providers: [PaymentForecastService, PaymentForecastResolver],
})
export class PaymentForecastModule {}
