import { defineEntity, p } from '@mikro-orm/core';
import type { LocalDate } from '#libs/kernel';

const EmbeddedBankFileSchema = defineEntity({
  name: 'EmbeddedBankFile',
  properties: {
    name: p.text().primary(),
    sha256: p.text(),
    content: p.text(),
    deliveredAt: p.datetime(),
  },
});
/** A payment file as the embedded bank has it. */
export class EmbeddedBankFile extends EmbeddedBankFileSchema.class {}
EmbeddedBankFileSchema.setClass(EmbeddedBankFile);

const EmbeddedBankPaymentSchema = defineEntity({
  name: 'EmbeddedBankPayment',
  properties: {
    id: p.bigint('bigint').primary().autoincrement(),
    fileName: p.text(),
    lineId: p.text(),
    payeeName: p.text(),
    accountNumber: p.text(),
    amountFen: p.bigint('bigint'),
    status: p.text().$type<'PAID' | 'REJECTED' | 'RETURNED'>(),
    valueDate: p.date().$type<LocalDate>(),
    reason: p.text().nullable(),
    answered: p.boolean(),
    /** Whether the statement of its day was put away. */
    stated: p.boolean(),
  },
});
/** What the embedded bank did with one line. */
export class EmbeddedBankPayment extends EmbeddedBankPaymentSchema.class {}
EmbeddedBankPaymentSchema.setClass(EmbeddedBankPayment);
