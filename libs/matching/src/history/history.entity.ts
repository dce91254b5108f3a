import { defineEntity, p } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId, type Actor, type Membership } from '#libs/kernel';

/** What a move is of; the one list. */
export type SubjectKind =
  | 'NEED'
  | 'NEED_DRAFT'
  | 'NEED_POOL'
  | 'NEED_ANSWER'
  | 'QUESTION'
  | 'BID'
  | 'EVALUATION'
  | 'AWARD'
  | 'COMPLAINT'
  | 'CONTRACT'
  | 'AMENDMENT'
  | 'MILESTONE'
  | 'PAYMENT'
  | 'DISPUTE'
  | 'REPLACEMENT'
  | 'RATING'
  | 'RANKING_VERSION'
  | 'ALLOCATION_ROUND'
  | 'CAPACITY';

const HistoryEntrySchema = defineEntity({
  name: 'HistoryEntry',
  tableName: 'history',
  indexes: [{ name: 'history_of_subject', properties: ['subjectId', 'at'] }],
  checks: [{ name: 'history_kind_check', expression: "kind ~ '^[A-Z]+(_[A-Z]+)*$'" }],
  properties: {
    id: p.uuid().primary(),
    kind: p.text().$type<SubjectKind>(),
    subjectId: p.uuid(),
    /** Null at the beginning. */
    fromState: p.text().nullable(),
    toState: p.text(),
    personId: p.text(),
    role: p.text(),
    organisationId: p.uuid(),
    at: p.datetime(),
    reason: p.text().nullable(),
  },
});
/** Who moved what, when, from where to where. Rows are only ever added; the database refuses anything else. */
export class HistoryEntry extends HistoryEntrySchema.class {}
HistoryEntrySchema.setClass(HistoryEntry);

export interface Moved {
  readonly kind: HistoryEntry['kind'];
  readonly subjectId: string;
  readonly from: string | null;
  readonly to: string;
  readonly reason?: string;
}

/** Writes a move down in the transaction that makes it. */
export function record(em: EntityManager, moved: Moved, by: Actor, as: Membership, at: Date): void {
  em.create(HistoryEntry, {
    id: newId(),
    kind: moved.kind,
    subjectId: moved.subjectId,
    fromState: moved.from,
    toState: moved.to,
    personId: by.personId,
    role: as.role,
    organisationId: as.organisationId,
    at,
    reason: moved.reason ?? null,
  });
}
