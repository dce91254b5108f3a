import { defineEntity, p } from '@mikro-orm/core';
import type { LocalDate } from '#libs/kernel';
import type { InvoiceStatus } from './tax-invoices.js';

const EmbeddedTaxInvoiceSchema = defineEntity({
  name: 'EmbeddedTaxInvoice',
  properties: {
    number: p.text().primary(),
    status: p.text().$type<Exclude<InvoiceStatus, 'UNKNOWN'>>(),
    changedOn: p.date().$type<LocalDate>().nullable(),
  },
});
/** An invoice of the embedded register that is not simply valid. */
export class EmbeddedTaxInvoice extends EmbeddedTaxInvoiceSchema.class {}
EmbeddedTaxInvoiceSchema.setClass(EmbeddedTaxInvoice);
