import {
  ChangeSetType,
  defineEntity,
  p,
  type ChangeSet,
  type EventSubscriber,
  type FlushEventArgs,
} from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Acting, Role } from '#libs/kernel';
import { pack } from './pack.js';

const HistoryEntrySchema = defineEntity({
  name: 'HistoryEntry',
  tableName: 'history',
  indexes: [{ name: 'history_of_subject', properties: ['subjectId', 'id'] }],
  checks: [{ name: 'history_kind_check', expression: "subject_kind ~ '^[A-Z]+(_[A-Z]+)*$'" }],
  properties: {
    id: p.bigint('bigint').primary().autoincrement(),
    subjectKind: p.text(),
    subjectId: p.uuid(),
    /** Null at the beginning. */
    fromState: p.text().nullable(),
    toState: p.text(),
    actorId: p.text(),
    role: p.text().$type<Role>(),
    /** Of the membership that was used; null for the system. */
    organisationId: p.uuid().nullable(),
    /** Of the rules that the change was decided by, where there are versions. */
    ruleVersion: p.text().nullable(),
    reason: p.text().nullable(),
    /** The whole row as it was, of files that are corrected in place. */
    before: p.json<unknown>().nullable(),
    at: p.datetime(),
  },
});
/** One change: who, when, from what to what, under which rules, why. Only ever added; the database refuses anything else. */
export class HistoryEntry extends HistoryEntrySchema.class {}
HistoryEntrySchema.setClass(HistoryEntry);

export interface Change {
  /** What it is a change of, as the entity declares it. */
  readonly kind: string;
  readonly id: string;
  readonly from: string | null;
  readonly to: string;
  readonly ruleVersion?: string | undefined;
  readonly reason?: string | undefined;
  readonly before?: unknown;
  readonly by: Acting;
  /** When it came about; a change that time alone made is written down later. */
  readonly at: Date;
}

/** Writes a change down in the transaction that makes it. */
export function record(em: EntityManager, change: Change): void {
  em.create(HistoryEntry, columnsOf(change));
}

/** Writes many changes down in few statements, in their order. */
export async function recordMany(em: EntityManager, changes: readonly Change[]): Promise<void> {
  const rows = changes.map(columnsOf);
  for (let from = 0; from < rows.length; from += CHUNK)
    await em.insertMany(HistoryEntry, rows.slice(from, from + CHUNK));
}

const CHUNK = 1000;

function columnsOf(change: Change) {
  return {
    subjectKind: change.kind,
    subjectId: change.id,
    fromState: change.from,
    toState: change.to,
    actorId: change.by.personId,
    role: change.by.role,
    organisationId: change.by.organisationId,
    ruleVersion: change.ruleVersion ?? null,
    reason: change.reason ?? null,
    before: change.before === undefined ? null : pack(change.before),
    at: change.at,
  };
}

export interface Statement {
  /**
   * An insert or update that returns `id`, `from_state` and `to_state` of each row; `rule_version` and `at` where rows
   * differ.
   */
  readonly sql: string;
  readonly params: readonly unknown[];
}

/**
 * Changes states by one statement of SQL, where loading the rows would be slow; the same statement writes each change down.
 * Past the entities there is no other way: the flush does not see what plain SQL writes.
 * @returns what the statement returned, for each row whose state changed or began
 */
export function moveBySql<R extends object>(
  em: EntityManager,
  { kind, ruleVersion, reason, by, at }: Omit<Change, 'id' | 'from' | 'to' | 'before'>,
  { sql, params }: Statement,
): Promise<R[]> {
  return em.execute<R[]>(
    `with moved as (${sql}),
          recorded as (
            insert into history (subject_kind, subject_id, from_state, to_state, actor_id, role, organisation_id,
                                 rule_version, reason, at)
            select ?, id, from_state, to_state, ?, ?, cast(? as uuid), coalesce(to_jsonb(moved) ->> 'rule_version', ?), ?,
                   coalesce(cast(to_jsonb(moved) ->> 'at' as timestamptz), cast(? as timestamptz)) from moved
             where from_state is distinct from to_state)
     select * from moved where from_state is distinct from to_state`,
    [
      ...params,
      kind,
      by.personId,
      by.role,
      by.organisationId,
      ruleVersion ?? null,
      reason ?? null,
      at.toISOString(),
    ],
  );
}

const STATE_OF = 'stateOf';

/** In which history the changes of a property stand. */
interface StateDeclaration {
  readonly kind: string;
  /** The property that holds the id which the history is kept of. */
  readonly of: string;
}

/**
 * Declares a property that holds the state of an entity, as a word or as the moment that ended it:
 * `state: stateOf('VOUCHER', p.text().$type<VoucherState>())`.
 * From then on a flush that begins or changes it without a record of that kind fails.
 * @param of where what it is a part of has the history: the property that holds the id of that
 */
export function stateOf<B extends { readonly '~options': object }>(kind: string, property: B, of = 'id'): B {
  Object.assign(property['~options'], { [STATE_OF]: { kind, of } satisfies StateDeclaration });
  return property;
}

/** How a property was declared; undefined for one that is no state. */
function stateDeclarationOf(property: object): StateDeclaration | undefined {
  return (property as { [STATE_OF]?: StateDeclaration })[STATE_OF];
}

/** Refuses a flush that changes a state and does not say so: who wrote that code forgot `record`. */
export class HistoryGuard implements EventSubscriber {
  onFlush({ uow }: FlushEventArgs): void {
    const changes = uow.getChangeSets();
    const entries = changes.flatMap(({ entity, type }) =>
      type === ChangeSetType.CREATE && entity instanceof HistoryEntry ? [entity] : [],
    );
    for (const change of changes) {
      for (const moved of movesOf(change)) {
        const own = entries.filter(
          ({ subjectKind, subjectId }) => subjectKind === moved.kind && subjectId === moved.subjectId,
        );
        if (isTold(moved, own)) continue;
        const name = `${change.meta.className}.${moved.property}`;
        throw new Error(
          `${name} goes from ${wordOf(moved.from)} to ${wordOf(moved.to)} without a record of ${moved.kind}.`,
        );
      }
    }
  }
}

type Value = string | Date | null;

interface Move {
  readonly property: string;
  readonly kind: string;
  readonly subjectId: unknown;
  readonly from: Value;
  readonly to: Value;
}

/** The records lead from where it was to where it is; a moment has no name of its own, so any record will do. */
function isTold({ from, to }: Move, entries: readonly HistoryEntry[]): boolean {
  if (from instanceof Date || to instanceof Date) return entries.length > 0;
  return (
    entries.some(({ fromState }) => (fromState ?? null) === from) &&
    entries.some(({ toState }) => toState === to)
  );
}

function movesOf({ type, meta, entity, originalEntity, payload }: ChangeSet<object>): Move[] {
  if (type !== ChangeSetType.CREATE && type !== ChangeSetType.UPDATE) return [];
  return meta.props.flatMap((declared) => {
    const state = stateDeclarationOf(declared);
    const property: string = declared.name;
    if (!state || !Object.hasOwn(payload, property)) return [];
    const valueOf = (row: object | undefined) =>
      (row as Record<string, Value | undefined> | undefined)?.[property] ?? null;
    const from = type === ChangeSetType.CREATE ? null : valueOf(originalEntity);
    const to = valueOf(entity);
    const subjectId = (entity as Record<string, unknown>)[state.of];
    return from === to ? [] : [{ property, kind: state.kind, subjectId, from, to }];
  });
}

function wordOf(value: Value): string {
  return value instanceof Date ? value.toISOString() : String(value);
}
