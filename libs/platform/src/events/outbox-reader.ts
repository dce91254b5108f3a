import { messageOf, type EventMessage, type OutboxRow } from './message.js';

/** Runs one statement with `$1` parameters and answers its rows. */
export type Query = <R extends object>(sql: string, params: readonly unknown[]) => Promise<R[]>;

/** How far a reader has come in one outbox. */
export interface Position {
  /** The number of the last row that was taken. */
  readonly seq: bigint;
  /** Set while numbers are missing: once every transaction below `xid` has ended, those up to `seq` will not come. */
  readonly gap?: { readonly seq: bigint; readonly xid: bigint };
}

export const BEGINNING: Position = { seq: 0n };

type Row = Omit<OutboxRow, 'data'> & { readonly seq: string; readonly data: object | null };

/**
 * The next messages of an outbox in the order of their numbers, losing none.
 *
 * A number is given out before commit, so "greater than the last seen" can skip a row that commits late, for ever. Here a
 * missing number stops the reader until it is known to be dead: a fresh transaction id is noted, and when every
 * transaction below it has ended (`pg_snapshot_xmin`) what is still missing was rolled back. A row takes its transaction
 * id before its number (the order of its columns), so no number below a visible one can belong to a later transaction.
 *
 * Reading everything below the horizon in the order of (transaction id, number) would lose nothing either, but turns
 * round the events of one subject when a transaction that began early changes what a later one has changed. By number
 * they keep their order: who sees a change, and then writes, has the higher number.
 *
 * @param types the event types wanted; others move the position only. All when absent
 */
export async function readOutbox(
  query: Query,
  service: string,
  after: Position,
  limit: number,
  types?: readonly string[],
): Promise<{ messages: EventMessage[]; position: Position; moved: boolean }> {
  const dead = after.gap && (await horizon(query)) >= after.gap.xid ? after.gap.seq : 0n;
  const rows = await query<Row>(
    `select id, type, subject, time, outbox.seq::text as seq, ${types ? 'case when type = any($3::text[]) then data end' : ''} data
       from "${service}".outbox where outbox.seq > $1::bigint order by outbox.seq limit $2`,
    [String(after.seq), limit, ...(types ? [types] : [])],
  );
  let seq = after.seq;
  const taken: Row[] = [];
  for (const row of rows) {
    const next = BigInt(row.seq);
    if (next !== seq + 1n && next > dead) break;
    seq = next;
    taken.push(row);
  }
  return {
    messages: taken.flatMap(({ data, ...row }) => (data ? [messageOf(service, { ...row, data })] : [])),
    position: { seq, gap: await gapBehind(query, seq, after.gap, rows) },
    moved: taken.length > 0,
  };
}

async function gapBehind(
  query: Query,
  seq: bigint,
  known: Position['gap'],
  rows: readonly Row[],
): Promise<Position['gap']> {
  if (known && known.seq > seq) return known;
  const last = BigInt(rows.at(-1)?.seq ?? 0);
  if (last <= seq) return undefined;
  const [fresh] = await query<{ xid: string }>('select pg_current_xact_id()::text as xid', []);
  return { seq: last, xid: BigInt(fresh!.xid) };
}

async function horizon(query: Query): Promise<bigint> {
  const [row] = await query<{ xmin: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin',
    [],
  );
  return BigInt(row!.xmin);
}
