import { defineEntity, p } from '@mikro-orm/core';
import type { LocalDate } from '#libs/kernel';

const OtherGrantSchema = defineEntity({
  name: 'OtherGrant',
  properties: {
    id: p.uuid().primary(),
    enterpriseId: p.uuid(),
    /** Of which fund and scheme. */
    fund: p.text(),
    title: p.text(),
    /** What the money was given for. */
    scope: p.text(),
    amountFen: p.bigint('bigint'),
    grantedOn: p.date().$type<LocalDate>(),
    declaredBy: p.text(),
    organisationId: p.uuid().nullable(),
    declaredAt: p.datetime(),
  },
});
/** Money that an enterprise got from another fund, as it or a bureau declared. Only ever added. */
export class OtherGrant extends OtherGrantSchema.class {}
OtherGrantSchema.setClass(OtherGrant);

const OtherGrantInvoiceSchema = defineEntity({
  name: 'OtherGrantInvoice',
  properties: {
    id: p.uuid().primary(),
    otherGrantId: p.uuid(),
    number: p.text(),
    code: p.text().nullable(),
  },
});
/** An invoice that another fund paid for. */
export class OtherGrantInvoice extends OtherGrantInvoiceSchema.class {}
OtherGrantInvoiceSchema.setClass(OtherGrantInvoice);

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
