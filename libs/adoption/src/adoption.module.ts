import { Module } from '@nestjs/common';
import { AdoptionConsumer } from './adoption.consumer.js';
import { AdoptionResolver } from './adoption.resolver.js';
import { AdoptionService } from './adoption.service.js';
import { CountingService } from './counting/counting.service.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { Figures } from './figures/figures.service.js';
import { UsageService } from './usage/usage.service.js';

@Module({
  providers: [
    AdoptionService,
    CountingService,
    EvidenceService,
    Figures,
    UsageService,
    AdoptionResolver,
    AdoptionConsumer,
  ],
})
export class AdoptionModule {}
