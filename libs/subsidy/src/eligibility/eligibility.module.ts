import { Module } from '@nestjs/common';
import { EligibilityResolver } from './eligibility.resolver.js';
import { EligibilityService } from './eligibility.service.js';

@Module({
  providers: [EligibilityResolver, EligibilityService],
})
export class EligibilityModule {}
