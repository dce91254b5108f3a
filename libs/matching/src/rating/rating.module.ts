import { Module } from '@nestjs/common';
import { RatingsResolver } from './ratings.resolver.js';
import { RatingsService } from './ratings.service.js';

@Module({
  providers: [RatingsService, RatingsResolver],
})
export class RatingModule {}
