import { Module } from '@nestjs/common';
import { AdoptionConsumer } from './adoption.consumer.js';
import { AdoptionResolver } from './adoption.resolver.js';
import { AdoptionService } from './adoption.service.js';
import { CountingService } from './counting.service.js';
import { EvidenceService } from './evidence.service.js';
import { Figures } from './figures.service.js';
import { UsageService } from './usage.service.js';

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
