import { Module } from '@nestjs/common';
import { RecoveryModule } from '../recovery/recovery.module.js';
import { TaxRegisterModule } from '../tax-register/tax-register.module.js';
import { InvoiceCheckResolver } from './invoice-check.resolver.js';
import { InvoiceCheckService } from './invoice-check.service.js';

@Module({
  imports: [RecoveryModule, TaxRegisterModule],
  providers: [InvoiceCheckResolver, InvoiceCheckService],
})
export class InvoiceCheckModule {}
