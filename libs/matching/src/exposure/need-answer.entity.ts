import { defineEntity, p } from '@mikro-orm/core';
import { Need } from '../need/need.entity.js';

/** Why a provider declines a need. */
export const DECLINE_REASONS = ['CAPACITY', 'SCOPE', 'BUDGET', 'DEADLINE', 'LOCATION', 'OTHER'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

const NeedAnswerSchema = defineEntity({
  name: 'NeedAnswer',
  uniques: [{ name: 'need_answer_of_provider', properties: ['needId', 'providerId'] }],
  indexes: [{ name: 'need_answer_by_provider', properties: ['providerId', 'answeredAt'] }],
  checks: [
    {
      name: 'need_answer_reason_check',
      expression:
        "accepts = (reason is null) and reason in ('CAPACITY', 'SCOPE', 'BUDGET', 'DEADLINE', 'LOCATION', 'OTHER')",
    },
  ],
  properties: {
    id: p.uuid().primary(),
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id'),
    providerId: p.uuid(),
    accepts: p.boolean(),
    reason: p.text().$type<DeclineReason>().nullable(),
    note: p.text(),
    answeredBy: p.text(),
    answeredAt: p.datetime(),
  },
});
/** What a provider says to a need that is open: it wants to bid, or it does not and why. The last word counts. */
export class NeedAnswer extends NeedAnswerSchema.class {}
NeedAnswerSchema.setClass(NeedAnswer);
