import { defineEntity, p } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor, Membership, Role } from '#libs/kernel';

/** What a change is of; the one list. */
export type SubjectKind =
  | 'SCHEME'
  | 'ROUND'
  | 'AMENDMENT'
  | 'REALLOCATION'
  | 'VOUCHER'
  | 'REDEMPTION'
  | 'REDEMPTION_ASSIGNMENT'
  | 'CONFLICT'
  | 'OTHER_GRANT'
  | 'NOTICE'
  | 'OBJECTION'
  | 'PAYOUT'
  | 'PAYMENT_RUN'
  | 'PAYEE_ACCOUNT'
  | 'BANK_DAY'
  | 'DIFFERENCE'
  | 'RECOVERY';

const HistorySchema = defineEntity({
  name: 'History',
  properties: {
    id: p.bigint('bigint').primary().autoincrement(),
    subjectKind: p.text().$type<SubjectKind>(),
    subjectId: p.uuid(),
    fromState: p.text().nullable(),
    toState: p.text(),
    actorId: p.text(),
    organisationId: p.uuid().nullable(),
    role: p.text().$type<Role>(),
    schemeVersionId: p.uuid().nullable(),
    reason: p.text().nullable(),
    at: p.datetime(),
  },
});
/** One change: who, when, from what to what, under which version of the rules, and why. Only ever added. */
export class History extends HistorySchema.class {}
HistorySchema.setClass(History);

/** Under which hat somebody acts; the house itself when it reacts to an event or gives freed money on. */
export interface Acting {
  readonly personId: string;
  readonly organisationId: string | null;
  readonly role: Role;
}

export const HOUSE: Acting = { personId: 'system', organisationId: null, role: 'SYSTEM' };

export function actingAs(actor: Actor, membership: Membership): Acting {
  return { personId: actor.personId, organisationId: membership.organisationId, role: membership.role };
}

export interface Change {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly from: string | null;
  readonly to: string;
  readonly by: Acting;
  readonly at: Date;
  readonly schemeVersionId?: string;
  readonly reason?: string;
}

/** Adds a change to the record, in the transaction of the change. */
export function record(em: EntityManager, change: Change): void {
  em.create(History, {
    subjectKind: change.kind,
    subjectId: change.id,
    fromState: change.from,
    toState: change.to,
    actorId: change.by.personId,
    organisationId: change.by.organisationId,
    role: change.by.role,
    schemeVersionId: change.schemeVersionId ?? null,
    reason: change.reason ?? null,
    at: change.at,
  });
}

/** Adds a change of a file that has a state to the record. */
export function changed(
  em: EntityManager,
  kind: 'VOUCHER' | 'REDEMPTION' | 'PAYOUT' | 'OBJECTION',
  file: { readonly id: string; readonly state: string },
  from: string | null,
  by: Acting,
  at: Date,
  reason?: string,
): void {
  record(em, { kind, id: file.id, from, to: file.state, by, at, ...(reason ? { reason } : {}) });
}

/** Adds many changes at once, in their order. */
export async function recordMany(em: EntityManager, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ by, reason, schemeVersionId, ...change }) => ({
    ...change,
    reason: reason ?? null,
    schemeVersionId: schemeVersionId ?? null,
    ...by,
  }));
  await em.execute(
    `insert into history (subject_kind, subject_id, from_state, to_state, actor_id, organisation_id, role,
                          scheme_version_id, reason, at)
     select kind, id, "from", "to", "personId", "organisationId", role, "schemeVersionId", reason, at
       from rows from (jsonb_to_recordset(cast(? as jsonb))
              as (kind text, id uuid, "from" text, "to" text, "personId" text, "organisationId" uuid, role text,
                  "schemeVersionId" uuid, reason text, at timestamptz))
            with ordinality as change (kind, id, "from", "to", "personId", "organisationId", role, "schemeVersionId",
                                       reason, at, n)
      order by n`,
    [JSON.stringify(rows)],
  );
}
