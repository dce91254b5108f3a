import { Module } from '@nestjs/common';
import { RuleDecisionsResolver } from './rule-decisions.resolver.js';
import { RuleDecisionsService } from './rule-decisions.service.js';

@Module({
  providers: [RuleDecisionsResolver, RuleDecisionsService],
})
export class RuleDecisionModule {}
