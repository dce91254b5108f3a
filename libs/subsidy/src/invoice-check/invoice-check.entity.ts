import { defineEntity, p } from '@mikro-orm/core';
import type { LocalDate } from '#libs/kernel';
import type { InvoiceStatus } from '../tax-register/tax-invoices.js';

const InvoiceCheckSchema = defineEntity({
  name: 'InvoiceCheck',
  properties: {
    id: p.uuid().primary(),
    redemptionId: p.uuid(),
    number: p.text(),
    status: p.text().$type<InvoiceStatus>(),
    changedOn: p.date().$type<LocalDate>().nullable(),
    checkedBy: p.text(),
    checkedAt: p.datetime(),
  },
});
/** What the tax side said of an invoice at one moment. Only ever added. */
export class InvoiceCheck extends InvoiceCheckSchema.class {}
InvoiceCheckSchema.setClass(InvoiceCheck);
