import { defineEntity, p } from '@mikro-orm/core';
import type { LocalDate } from '#libs/kernel';

const OtherAwardSchema = defineEntity({
  name: 'OtherAward',
  properties: {
    id: p.uuid().primary(),
    enterpriseId: p.uuid(),
    /** Of which fund and scheme. */
    fund: p.text(),
    title: p.text(),
    /** What the money was given for. */
    scope: p.text(),
    amountFen: p.bigint('bigint'),
    awardedOn: p.date().$type<LocalDate>(),
    declaredBy: p.text(),
    organisationId: p.uuid().nullable(),
    declaredAt: p.datetime(),
  },
});
/** Money that an enterprise got from another fund, as it or a bureau declared. Only ever added. */
export class OtherAward extends OtherAwardSchema.class {}
OtherAwardSchema.setClass(OtherAward);

const OtherAwardInvoiceSchema = defineEntity({
  name: 'OtherAwardInvoice',
  properties: {
    id: p.uuid().primary(),
    awardId: p.uuid(),
    number: p.text(),
    code: p.text().nullable(),
  },
});
/** An invoice that another fund paid for. */
export class OtherAwardInvoice extends OtherAwardInvoiceSchema.class {}
OtherAwardInvoiceSchema.setClass(OtherAwardInvoice);

export const OverlapVerdict = { DISTINCT: 'DISTINCT', DUPLICATE: 'DUPLICATE' } as const;
export type OverlapVerdict = keyof typeof OverlapVerdict;

const OverlapAnswerSchema = defineEntity({
  name: 'OverlapAnswer',
  properties: {
    id: p.uuid().primary(),
    redemptionId: p.uuid(),
    overlapKey: p.text(),
    /** Of the reviewer; null is the explanation of the enterprise. */
    verdict: p.text().$type<OverlapVerdict>().nullable(),
    answer: p.text(),
    ownText: p.text(),
    otherText: p.text(),
    likenessBasisPoints: p.integer(),
    personId: p.text(),
    at: p.datetime(),
  },
});
/** What was said about an overlap, with both texts as they were then. Only ever added; the latest counts. */
export class OverlapAnswer extends OverlapAnswerSchema.class {}
OverlapAnswerSchema.setClass(OverlapAnswer);
