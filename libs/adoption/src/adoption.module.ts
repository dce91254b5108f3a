import { Module } from '@nestjs/common';
import { PolicyModule } from '#libs/policy';
import { AdoptionConsumer } from './adoption.consumer.js';
import { CountingModule } from './counting/counting.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { FiguresModule } from './figures/figures.module.js';
import { COUNTING } from './policy/counting.policy.js';
import { UsageModule } from './usage/usage.module.js';

@Module({
  imports: [
    PolicyModule.forService('adoption', [COUNTING]),
    CountingModule,
    FiguresModule,
    EvidenceModule,
    UsageModule,
  ],
  providers: [AdoptionConsumer],
})
export class AdoptionModule {}
