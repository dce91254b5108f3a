import { defineEntity, p } from '@mikro-orm/core';
import { inShanghai, assertMove, DomainError, type Role } from '#libs/kernel';
import type { SizeClass } from '#libs/reference';
import { NEED_MOVES, type NeedState } from './need.moves.js';

const NeedSchema = defineEntity({
  name: 'Need',
  indexes: [
    { name: 'need_of_enterprise', properties: ['enterpriseId', 'id'] },
    { name: 'need_open_until', properties: ['bidDeadline', 'id'] },
    { name: 'need_newest', properties: ['publishedAt', 'id'] },
    { name: 'need_of_city', properties: ['cityCode', 'id'] },
    { name: 'need_of_division', properties: ['divisionCode', 'id'] },
  ],
  checks: [
    { name: 'need_scenario_check', expression: "scenario ~ '^S(0[1-9]|1[0-6])$'" },
    { name: 'need_budget_check', expression: 'budget_from_fen > 0 and budget_from_fen <= budget_to_fen' },
    { name: 'need_deadline_check', expression: 'bid_deadline > published_at' },
    { name: 'need_award_check', expression: 'awarded_at is null or awarded_at >= bid_deadline' },
    { name: 'need_size_check', expression: "size_class in ('LARGE', 'MEDIUM', 'SMALL', 'MICRO')" },
  ],
  properties: {
    id: p.uuid().primary(),
    enterpriseId: p.uuid(),
    title: p.text(),
    description: p.text(),
    /** Scene of the maturity questionnaire, S01 to S16. */
    scenario: p.text(),
    /** What its machines speak. */
    protocols: p.array(),
    /** Systems in use that the solution must connect to. */
    integrations: p.array(),
    budgetFromFen: p.bigint('bigint'),
    budgetToFen: p.bigint('bigint'),
    deliverBy: p.date(),
    bidDeadline: p.datetime(),
    publishedAt: p.datetime(),
    publishedBy: p.text(),
    // The facts of the enterprise on the day of publication: bidders and rankings rely on these, whatever changes later.
    enterpriseName: p.text(),
    unifiedSocialCreditCode: p.text(),
    divisionCode: p.text(),
    cityCode: p.text(),
    industryCode: p.text(),
    sizeClass: p.text().$type<SizeClass>(),
    maturityLevel: p.integer().nullable(),
    weakScenes: p.array(),
    awardedAt: p.datetime().nullable(),
  },
});

/** What an enterprise wants to have solved, published for bids. */
export class Need extends NeedSchema.class {
  /** At the deadline itself it is closed: the last bid is one that came before. */
  stateAt(now: Date): NeedState {
    if (this.awardedAt) return 'AWARDED';
    return now < this.bidDeadline ? 'OPEN' : 'CLOSED';
  }

  award(by: Role, at: Date): void {
    const state = this.stateAt(at);
    if (state === 'AWARDED') throw new DomainError('NEED_ALREADY_AWARDED');
    if (state === 'OPEN') throw notYetOpen(this.bidDeadline);
    assertMove(NEED_MOVES, state, 'AWARDED', by);
    this.awardedAt = at;
  }
}
NeedSchema.setClass(Need);

/** Bids cannot be opened, and so not be awarded, before the deadline. */
export function notYetOpen(bidDeadline: Date): DomainError {
  return new DomainError('NOT_YET_OPEN', { opensAt: inShanghai(bidDeadline) });
}
