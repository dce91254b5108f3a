import { Module } from '@nestjs/common';
import { ClaimWindow } from './claim-window.js';
import { PublicBudgetResolver } from './public-budget.resolver.js';
import { PublicBudgetService } from './public-budget.service.js';
import { RoundResolver } from './round.resolver.js';
import { RoundService } from './round.service.js';

@Module({
  providers: [ClaimWindow, PublicBudgetResolver, PublicBudgetService, RoundResolver, RoundService],
})
export class RoundModule {}
