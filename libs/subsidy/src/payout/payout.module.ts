import { Module } from '@nestjs/common';
import { BankModule } from '../bank/bank.module.js';
import { RecoveryCaseModule } from '../recovery-case/recovery-case.module.js';
import { PayeeService } from './payee.service.js';
import { PaymentRunService } from './payment-run.service.js';
import { PayoutResolver } from './payout.resolver.js';
import { PayoutService } from './payout.service.js';
import { Settlement } from './settlement.js';
import { TaxRegisterModule } from '../tax-register/tax-register.module.js';

@Module({
  imports: [TaxRegisterModule, BankModule, RecoveryCaseModule],
  providers: [PayeeService, PaymentRunService, PayoutResolver, PayoutService, Settlement],
  exports: [Settlement],
})
export class PayoutModule {}
