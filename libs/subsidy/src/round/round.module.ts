import { Module } from '@nestjs/common';
import { PublicBudgetResolver } from './public-budget.resolver.js';
import { PublicBudgetService } from './public-budget.service.js';
import { RoundResolver } from './round.resolver.js';
import { RoundService } from './round.service.js';

@Module({
  providers: [PublicBudgetResolver, PublicBudgetService, RoundResolver, RoundService],
})
export class RoundModule {}
