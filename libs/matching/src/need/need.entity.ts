import { defineEntity, p } from '@mikro-orm/core';
import { inShanghai, assertMove, DomainError, type Role } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import type { SizeClass } from '#libs/reference';
import type { HiddenField, Machines, Site, StoredContent } from './need-content.js';
import { NEED_MOVES, type ClosingReason, type NeedState } from './need.moves.js';
import type { Revision } from './need.rules.js';

const NeedSchema = defineEntity({
  name: 'Need',
  indexes: [
    { name: 'need_of_enterprise', properties: ['enterpriseId', 'id'] },
    { name: 'need_open_until', properties: ['bidDeadline', 'id'] },
    { name: 'need_newest', properties: ['publishedAt', 'id'] },
    { name: 'need_of_city', properties: ['cityCode', 'id'] },
    { name: 'need_of_division', properties: ['divisionCode', 'id'] },
    {
      name: 'need_of_joint_need',
      expression: 'create index need_of_joint_need on need (joint_need_id) where joint_need_id is not null',
    },
  ],
  checks: [
    { name: 'need_scenario_check', expression: "scenario ~ '^S(0[1-9]|1[0-6])$'" },
    { name: 'need_budget_check', expression: 'budget_from_fen > 0 and budget_from_fen <= budget_to_fen' },
    { name: 'need_deadline_check', expression: 'bid_deadline > published_at' },
    { name: 'need_award_by_check', expression: 'award_by > bid_deadline' },
    { name: 'need_award_check', expression: 'awarded_at is null or awarded_at >= bid_deadline' },
    { name: 'need_size_check', expression: "size_class in ('LARGE', 'MEDIUM', 'SMALL', 'MICRO')" },
    {
      name: 'need_hidden_fields_check',
      expression:
        "hidden_fields <@ array['ENTERPRISE', 'DISTRICT', 'BUDGET', 'SITES', 'MACHINES', 'INTEGRATIONS']",
    },
    {
      name: 'need_closing_check',
      expression:
        "(closed_at is null) = (closing_reason is null) and (closed_at is null or awarded_at is null) and closing_reason in ('SOLVED_OTHERWISE', 'PLANS_CHANGED', 'NO_BUDGET', 'NO_FITTING_BID', 'PUBLISHED_IN_ERROR')",
    },
    { name: 'need_version_check', expression: 'content_version > 0' },
    { name: 'need_sites_check', expression: "jsonb_typeof(sites) = 'array'" },
    { name: 'need_machines_check', expression: "jsonb_typeof(machines) = 'array'" },
    { name: 'need_questions_check', expression: 'questions_until > published_at' },
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
    sites: p.json<Site[]>(),
    machines: p.json<Machines[]>(),
    /** What providers do not see before they are awarded. */
    hiddenFields: p.array<HiddenField>().default([]),
    budgetFromFen: p.bigint('bigint'),
    budgetToFen: p.bigint('bigint'),
    deliverBy: p.date(),
    bidDeadline: p.datetime(),
    questionsUntil: p.datetime(),
    /** A need that nobody awarded before this moment has expired. */
    awardBy: p.datetime(),
    /** 1 as published; each addendum makes a further one. */
    contentVersion: p.integer().default(1),
    /** The joint need from which it was published, together with the needs of the other members. */
    jointNeedId: p.uuid().nullable(),
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
    awardedAt: stateOf('NEED', p.datetime()).nullable(),
    closedAt: stateOf('NEED', p.datetime()).nullable(),
    closingReason: p.text().$type<ClosingReason>().nullable(),
    closingNote: p.text().nullable(),
  },
});

/** What an enterprise wants to have solved, published for bids. */
export class Need extends NeedSchema.class {
  /** At the deadline itself it is closed: the last bid is one that came before. */
  stateAt(now: Date): NeedState {
    if (this.awardedAt) return 'AWARDED';
    if (this.closedAt) return 'CANCELLED';
    if (now < this.bidDeadline) return 'OPEN';
    return now < this.awardBy ? 'CLOSED' : 'EXPIRED';
  }

  /** The text of an addendum, and what it changes; bids that are there already stay as they are. */
  revise(revision: Revision): void {
    Object.assign(this, revision);
    this.contentVersion += 1;
  }

  /** Ends it without an award. */
  close(reason: ClosingReason, note: string, by: Role, at: Date): void {
    assertMove(NEED_MOVES, this.stateAt(at), 'CANCELLED', by);
    this.closedAt = at;
    this.closingReason = reason;
    this.closingNote = note;
  }

  /** @throws DomainError NEED_ALREADY_AWARDED, NOT_YET_OPEN, MOVE_NOT_ALLOWED */
  assertAwardable(by: Role, at: Date): void {
    const state = this.stateAt(at);
    if (state === 'AWARDED') throw new DomainError('NEED_ALREADY_AWARDED');
    if (state === 'OPEN') throw notYetOpen(this.bidDeadline);
    assertMove(NEED_MOVES, state, 'AWARDED', by);
  }

  award(by: Role, at: Date): void {
    this.assertAwardable(by, at);
    this.awardedAt = at;
  }

  /** The award was taken back: another may follow. */
  takeAwardBack(by: Role): void {
    assertMove(NEED_MOVES, 'AWARDED', 'CLOSED', by);
    this.awardedAt = null;
  }
}
NeedSchema.setClass(Need);

/** Bids cannot be opened, and so not be awarded, before the deadline. */
export function notYetOpen(bidDeadline: Date): DomainError {
  return new DomainError('NOT_YET_OPEN', { opensAt: inShanghai(bidDeadline) });
}

const NeedVersionSchema = defineEntity({
  name: 'NeedVersion',
  properties: {
    needId: () => p.manyToOne(Need).mapToPk().primary().joinColumn('need_id'),
    version: p.integer().primary(),
    content: p.json<StoredContent>(),
    /** What the enterprise says of the change; null for the first version. */
    addendum: p.text().nullable(),
    changedBy: p.text(),
    changedAt: p.datetime(),
  },
});
/** What a need said at a time. Only ever added. */
export class NeedVersion extends NeedVersionSchema.class {}
NeedVersionSchema.setClass(NeedVersion);

const NeedFollowerSchema = defineEntity({
  name: 'NeedFollower',
  indexes: [{ name: 'need_follower_of_provider', properties: ['providerId'] }],
  uniques: [
    {
      name: 'need_follower_once',
      expression:
        'create unique index need_follower_once on need_follower (need_id, provider_id) where ended_at is null',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id'),
    providerId: p.uuid(),
    followedBy: p.text(),
    followedAt: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
});
/** A provider that wants to hear of every change of a need. */
export class NeedFollower extends NeedFollowerSchema.class {}
NeedFollowerSchema.setClass(NeedFollower);
