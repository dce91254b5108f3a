import type { EventMessage } from './message.js';
import { messageOf, type OutboxRow } from './message.js';

/** Runs one statement and answers its rows; a pool, a client or an entity manager. */
export type Query = <R extends object>(sql: string, params: readonly unknown[]) => Promise<R[]>;

/**
 * How far a reader has come in one outbox. `fromXid` up to but without `toXid` is the stretch being read, `seq` the last
 * row of it that was taken.
 */
export interface Position {
  readonly fromXid: string;
  readonly toXid: string;
  readonly seq: string;
}

export const BEGINNING: Position = { fromXid: '0', toXid: '0', seq: '0' };

/**
 * The next messages of an outbox in an order that loses none and never turns round the events of one subject.
 *
 * A number is given out before commit, so "greater than the last seen" can skip a row that commits late, for ever. So rows
 * are read in stretches between two horizons (`pg_snapshot_xmin`: every transaction below it has ended), and inside a
 * stretch by number. A transaction that saw another's change can only lie in the same stretch or a later one, and within
 * a stretch its numbers are higher: it is read after what it saw.
 *
 * @param service whose outbox; @param types only these event types, or all
 * @returns the messages and the position behind them; no messages means that nothing more can be read yet
 */
export async function readOutbox(
  query: Query,
  service: string,
  after: Position,
  limit: number,
  types?: readonly string[],
): Promise<{ messages: EventMessage[]; position: Position }> {
  const rest = await readStretch(query, service, after, limit, types);
  if (rest.length > 0) return found(service, after, rest);
  const [horizon] = await query<{ xmin: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin',
    [],
  );
  const next = { fromXid: after.toXid, toXid: horizon!.xmin, seq: '0' };
  return found(service, next, await readStretch(query, service, next, limit, types));
}

function found(service: string, at: Position, rows: readonly (OutboxRow & { seq: string })[]) {
  const messages = rows.map((row) => messageOf(service, row));
  return { messages, position: { ...at, seq: rows.at(-1)?.seq ?? at.seq } };
}

function readStretch(query: Query, service: string, at: Position, limit: number, types?: readonly string[]) {
  if (at.fromXid === at.toXid) return Promise.resolve([]);
  return query<OutboxRow & { seq: string }>(
    `select id, type, subject, time, data, seq::text as seq from "${service}".outbox
      where xid >= $1::text::xid8 and xid < $2::text::xid8 and seq > $3::bigint ${types ? 'and type = any($5::text[])' : ''}
      order by seq limit $4`,
    [at.fromXid, at.toXid, at.seq, limit, ...(types ? [types] : [])],
  );
}
