import { Module } from '@nestjs/common';
import { BankModule } from '../bank/bank.module.js';
import { PayoutModule } from '../payout/payout.module.js';
import { BankAnswersService } from './bank-answers.service.js';
import { BankPolling } from './bank-polling.service.js';
import { BankResolver } from './bank.resolver.js';
import { ReconciliationService } from './reconciliation.service.js';

@Module({
  imports: [BankModule, PayoutModule],
  providers: [BankAnswersService, BankResolver, BankPolling, ReconciliationService],
})
export class ReconciliationModule {}
