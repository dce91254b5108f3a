import { Module } from '@nestjs/common';
import { BidModule } from '../bid/bid.module.js';
import { EvaluationModule } from '../evaluation/evaluation.module.js';
import { AwardDeadlines } from './award-deadlines.js';
import { AwardsResolver, ComplaintsResolver, DirectPurchasesResolver } from './awards.resolver.js';
import { AwardsService } from './awards.service.js';
import { ClarificationsService } from './clarifications.service.js';
import { BidComparisons } from './comparison.service.js';
import { ComplaintsService } from './complaints.service.js';
import { DirectPurchasesService } from './direct-purchases.service.js';
import { ResultsResolver, RivalBidResolver } from './results.resolver.js';
import { ResultsService } from './results.service.js';

@Module({
  imports: [BidModule, EvaluationModule],
  providers: [
    AwardDeadlines,
    AwardsService,
    ClarificationsService,
    BidComparisons,
    ComplaintsService,
    DirectPurchasesService,
    ResultsService,
    AwardsResolver,
    ComplaintsResolver,
    DirectPurchasesResolver,
    ResultsResolver,
    RivalBidResolver,
  ],
})
export class AwardModule {}
