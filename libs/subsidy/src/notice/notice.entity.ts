import { defineEntity, p } from '@mikro-orm/core';
import { inShanghai, assertMove, DomainError, type Acting } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import type { ObjectorKind } from './objection.rules.js';
import { OBJECTION_MOVES, type ObjectionDecision, type ObjectionState } from '../rules/redemption.moves.js';

const NoticeSchema = defineEntity({
  name: 'Notice',
  properties: {
    id: p.uuid().primary(),
    roundId: p.uuid(),
    opensAt: p.datetime(),
    closesAt: p.datetime(),
    publishedBy: p.text(),
  },
});

/** A list of redemptions put before the public. Open from its begin until before its end, by the clock. */
export class Notice extends NoticeSchema.class {
  /** @throws DomainError OBJECTION_PERIOD naming the period and now */
  assertOpen(now: Date): void {
    if (now >= this.opensAt && now < this.closesAt) return;
    throw new DomainError('OBJECTION_PERIOD', {
      from: inShanghai(this.opensAt),
      to: inShanghai(this.closesAt),
      now: inShanghai(now),
    });
  }

  closed(now: Date): boolean {
    return now >= this.closesAt;
  }
}
NoticeSchema.setClass(Notice);

const NoticeItemSchema = defineEntity({
  name: 'NoticeItem',
  properties: {
    redemptionId: p.uuid().primary(),
    noticeId: p.uuid().primary(),
    contractNumber: p.text(),
    enterpriseName: p.text(),
    providerName: p.text(),
    amountFen: p.bigint('bigint'),
  },
});
/** What the public sees of a redemption: project, units, amount. As it was published. */
export class NoticeItem extends NoticeItemSchema.class {}
NoticeItemSchema.setClass(NoticeItem);

const ObjectionSchema = defineEntity({
  name: 'Objection',
  properties: {
    id: p.uuid().primary(),
    redemptionId: p.uuid(),
    state: stateOf('OBJECTION', p.text().$type<ObjectionState>()),
    facts: p.text(),
    /** Real names are asked for; null of objections that were taken before. */
    objectorKind: p.text().$type<ObjectorKind>().nullable(),
    objectorName: p.text().nullable(),
    /** Unified social credit code of an organisation. */
    objectorCode: p.text().nullable(),
    /** SHA-256 of the files that prove it. */
    evidence: p.json<readonly string[]>(),
    /** How to reach the objector, who must be known; seen by those who decide only. */
    contact: p.text(),
    raisedBy: p.text(),
    raisedAt: p.datetime(),
    decidedBy: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
    decisionReason: p.text().nullable(),
    version: p.integer().version(),
  },
});

/** Somebody says that a redemption is wrong. Holds up that one until it is decided. */
export class Objection extends ObjectionSchema.class {
  decide(decision: ObjectionDecision, reason: string, by: Acting, at: Date): void {
    assertMove(OBJECTION_MOVES, this.state, decision, by.role);
    if (this.raisedBy === by.personId)
      throw new DomainError('DUTIES_SEPARATED', { earlier: 'object', now: 'decide' });
    this.state = decision;
    this.decidedBy = by.personId;
    this.decidedAt = at;
    this.decisionReason = reason;
  }
}
ObjectionSchema.setClass(Objection);

const ObjectionStatementSchema = defineEntity({
  name: 'ObjectionStatement',
  properties: {
    id: p.uuid().primary(),
    objectionId: p.uuid(),
    side: p.text().$type<'ENTERPRISE' | 'OBJECTOR'>(),
    statement: p.text(),
    evidence: p.json<readonly string[]>(),
    personId: p.text(),
    at: p.datetime(),
  },
});
/** What one side says about an objection before it is decided. Only ever added. */
export class ObjectionStatement extends ObjectionStatementSchema.class {}
ObjectionStatementSchema.setClass(ObjectionStatement);
