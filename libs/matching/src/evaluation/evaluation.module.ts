import { Module } from '@nestjs/common';
import { BidOpenings } from './bid-openings.service.js';
import { EvaluationPlansService } from './evaluation-plans.service.js';
import { EvaluationResolver } from './evaluation.resolver.js';
import { EvaluationsService } from './evaluations.service.js';
import { OpeningsResolver } from './openings.resolver.js';

@Module({
  providers: [BidOpenings, EvaluationPlansService, EvaluationsService, EvaluationResolver, OpeningsResolver],
  exports: [BidOpenings],
})
export class EvaluationModule {}
