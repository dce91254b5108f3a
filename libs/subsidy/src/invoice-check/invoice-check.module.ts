import { EntityManager } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { RecoveryModule } from '../recovery/recovery.module.js';
import { SubsidySettings } from '../settings/subsidy.settings.js';
import { EmbeddedTaxInvoices } from './embedded-tax-invoices.js';
import { HttpTaxInvoices } from './http-tax-invoices.js';
import { InvoiceCheckResolver } from './invoice-check.resolver.js';
import { InvoiceCheckService } from './invoice-check.service.js';
import { TaxInvoices } from './tax-invoices.js';

@Module({
  imports: [RecoveryModule],
  providers: [
    {
      provide: TaxInvoices,
      inject: [SubsidySettings, EntityManager],
      useFactory: (settings: SubsidySettings, em: EntityManager): TaxInvoices =>
        settings.TAX_INVOICES_URL
          ? new HttpTaxInvoices(settings.TAX_INVOICES_URL, settings.TAX_INVOICES_TIMEOUT_MS)
          : new EmbeddedTaxInvoices(em),
    },
    InvoiceCheckResolver,
    InvoiceCheckService,
  ],
})
export class InvoiceCheckModule {}
