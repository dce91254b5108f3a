import { Module } from '@nestjs/common';
import { SubsidySettings } from '../settings/subsidy.settings.js';
import { EmbeddedTaxInvoices } from './embedded-tax-invoices.js';
import { HttpTaxInvoices } from './http-tax-invoices.js';
import { TaxInvoices } from './tax-invoices.js';

@Module({
  providers: [
    {
      provide: TaxInvoices,
      inject: [SubsidySettings],
      useFactory: (settings: SubsidySettings): TaxInvoices =>
        settings.TAX_INVOICES_URL
          ? new HttpTaxInvoices(settings.TAX_INVOICES_URL, settings.TAX_INVOICES_TIMEOUT_MS)
          : new EmbeddedTaxInvoices(),
    },
  ],
  exports: [TaxInvoices],
})
export class TaxRegisterModule {}
