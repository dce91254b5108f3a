import { defineEntity, p } from '@mikro-orm/core';
import { assertMove, type Role } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { Bid } from '../bid/bid.entity.js';
import { COMPLAINT_MOVES, type ComplaintState } from './complaint.moves.js';
import type { ComparedBid } from '../evaluation/evaluation.rules.js';
import { Need } from '../need/need.entity.js';

export const WITHDRAWAL_CAUSES = ['REFUSED', 'LAPSED', 'COMPLAINT_UPHELD'] as const;
export type WithdrawalCause = (typeof WITHDRAWAL_CAUSES)[number];

const AwardSchema = defineEntity({
  name: 'Award',
  uniques: [
    {
      name: 'award_current',
      expression: 'create unique index award_current on award (need_id) where withdrawn_at is null',
    },
  ],
  indexes: [{ name: 'award_of_need', properties: ['needId', 'awardedAt'] }],
  checks: [
    {
      name: 'award_withdrawn_check',
      expression:
        '(withdrawn_at is null) = (withdrawn_cause is null) and (withdrawn_at is null) = (withdrawn_reason is null)',
    },
    { name: 'award_cause_check', expression: "withdrawn_cause in ('REFUSED', 'LAPSED', 'COMPLAINT_UPHELD')" },
  ],
  properties: {
    id: p.uuid().primary(),
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id'),
    bidId: () => p.manyToOne(Bid).mapToPk().joinColumn('bid_id'),
    reason: p.text(),
    awardedBy: p.text(),
    awardedAt: p.datetime(),
    /** Null for a purchase at the listed price. */
    rank: p.integer().nullable(),
    /** Why it was not the first in rank. */
    deviationReason: p.text().nullable(),
    /** Why it was awarded on fewer bids than there should be. */
    fewBidsReason: p.text().nullable(),
    rulesVersion: p.text().nullable(),
    /** The ranking as it stood: what every bidder is told of. */
    comparison: p.json<readonly ComparedBid[]>().nullable(),
    standstillUntil: p.datetime().nullable(),
    /** From then on the enterprise may go on to the next in rank. */
    signBy: p.datetime().nullable(),
    withdrawnAt: stateOf('AWARD', p.datetime()).nullable(),
    withdrawnCause: p.text().$type<WithdrawalCause>().nullable(),
    withdrawnReason: p.text().nullable(),
    withdrawnBy: p.text().nullable(),
  },
});
/** The choice of a bid. The index lets only one stand per need, whatever the application thinks. */
export class Award extends AwardSchema.class {
  withdraw(cause: WithdrawalCause, reason: string, by: string, at: Date): void {
    this.withdrawnAt = at;
    this.withdrawnCause = cause;
    this.withdrawnReason = reason;
    this.withdrawnBy = by;
  }
}
AwardSchema.setClass(Award);

const ComplaintSchema = defineEntity({
  name: 'Complaint',
  uniques: [{ name: 'complaint_once', properties: ['awardId', 'bidId'] }],
  indexes: [
    { name: 'complaint_of_need', properties: ['needId', 'raisedAt'] },
    { name: 'complaint_of_provider', properties: ['providerId', 'raisedAt'] },
    {
      name: 'complaint_escalated',
      expression:
        "create index complaint_escalated on complaint (division_code, raised_at) where state = 'ESCALATED'",
    },
  ],
  checks: [
    {
      name: 'complaint_state_check',
      expression: "state in ('RAISED', 'ANSWERED', 'ESCALATED', 'UPHELD', 'DISMISSED', 'SETTLED')",
    },
    { name: 'complaint_answer_check', expression: '(answer is null) = (answered_at is null)' },
    {
      name: 'complaint_decision_check',
      expression:
        "(state in ('UPHELD', 'DISMISSED')) = (decided_at is not null) and (decision is null) = (decided_at is null)",
    },
  ],
  properties: {
    id: p.uuid().primary(),
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id'),
    awardId: () => p.manyToOne(Award).mapToPk().joinColumn('award_id'),
    bidId: () => p.manyToOne(Bid).mapToPk().joinColumn('bid_id'),
    providerId: p.uuid(),
    divisionCode: p.text(),
    state: stateOf('COMPLAINT', p.text().$type<ComplaintState>()),
    grounds: p.text(),
    raisedBy: p.text(),
    raisedAt: p.datetime(),
    answerBy: p.datetime(),
    answer: p.text().nullable(),
    answeredAt: p.datetime().nullable(),
    escalateBy: p.datetime(),
    escalatedAt: p.datetime().nullable(),
    decision: p.text().nullable(),
    decidedBy: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
  },
});
/** A bidder's complaint against an award, at most one each. */
export class Complaint extends ComplaintSchema.class {
  move(to: ComplaintState, by: Role): ComplaintState {
    const from = this.state;
    assertMove(COMPLAINT_MOVES, from, to, by);
    this.state = to;
    return from;
  }
}
ComplaintSchema.setClass(Complaint);

const DirectPurchaseSchema = defineEntity({
  name: 'DirectPurchase',
  uniques: [{ name: 'direct_purchase_need', properties: ['needId'] }],
  indexes: [
    { name: 'direct_purchase_of_enterprise', properties: ['enterpriseId', 'offeredAt'] },
    { name: 'direct_purchase_of_provider', properties: ['providerId', 'offeredAt'] },
  ],
  checks: [
    { name: 'direct_purchase_price_check', expression: 'price_fen > 0' },
    {
      name: 'direct_purchase_answered_check',
      expression:
        '(accepted is null) = (answered_at is null) and (answered_at is null or answered_at < answer_by)',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id'),
    bidId: () => p.manyToOne(Bid).mapToPk().joinColumn('bid_id'),
    enterpriseId: p.uuid(),
    providerId: p.uuid(),
    solutionId: p.uuid(),
    /** The version of the catalogue item whose price this is. */
    catalogueVersion: p.integer(),
    priceFen: p.bigint('bigint'),
    rulesVersion: p.text(),
    offeredBy: p.text(),
    offeredAt: p.datetime(),
    answerBy: p.datetime(),
    accepted: p.boolean().nullable(),
    answerReason: p.text().nullable(),
    answeredBy: p.text().nullable(),
    answeredAt: stateOf('NEED', p.datetime(), 'needId').nullable(),
  },
});
/** An order at the listed price of a catalogue item, which its provider takes or declines. */
export class DirectPurchase extends DirectPurchaseSchema.class {}
DirectPurchaseSchema.setClass(DirectPurchase);
