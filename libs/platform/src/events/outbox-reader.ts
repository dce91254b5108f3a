import { messageOf, type EventMessage, type OutboxRow } from './message.js';

/** Runs one statement with `$1` parameters and answers its rows. */
export type Query = <R extends object>(sql: string, params: readonly unknown[]) => Promise<R[]>;

/** How far a reader has come in one outbox. */
export interface Position {
  /** The number of the last row that was taken. */
  readonly seq: bigint;
  /** Set while numbers are missing: once none of these writers is at work any more, those up to `seq` will not come. */
  readonly gap?: { readonly seq: bigint; readonly writers: readonly string[] };
}

export const BEGINNING: Position = { seq: 0n };

/** Bytes of data that one reading brings at most, a single larger event apart: what is read is held in memory whole. */
const MOST_BYTES = 400_000;

type Row = Omit<OutboxRow, 'data'> & { readonly seq: string; readonly data: object | null };

/**
 * The next messages of an outbox in the order of their numbers, losing none.
 *
 * A number is given out before commit, so "greater than the last seen" can skip a row that commits late and never come
 * back to it. Here a missing number stops the reader until it is known to be dead. A transaction that takes a number holds a lock on
 * the sequence until its transaction ends, and the lock goes after the row is visible; so the writers at work are noted
 * when a number is missing, and when the last of them is gone what is still missing was rolled back. Only writers of this
 * outbox are waited for: a transaction that sleeps elsewhere on the server, in another database even, would hold back the
 * oldest snapshot (`pg_snapshot_xmin`), and with it every event of the platform.
 *
 * Reading everything below the horizon in the order of (transaction id, number) would lose nothing either, but turns
 * round the events of one subject when a transaction that began early changes what a later one has changed. By number
 * they keep their order: who sees a change, and then writes, has the higher number.
 *
 * @param limit how many at most; fewer when they are large
 * @param types the event types wanted; others move the position only. All when absent
 */
export async function readOutbox(
  query: Query,
  service: string,
  after: Position,
  limit: number,
  types?: readonly string[],
): Promise<{ messages: EventMessage[]; position: Position; moved: boolean }> {
  const dead = await deadUpTo(query, service, after.gap);
  const rows = await query<Row>(
    `with next as (
       select id, type, subject, time, seq, ${types ? 'case when type = any($4::text[]) then data end' : 'data'} as data
         from "${service}".outbox where seq > $1::bigint order by seq limit $2),
     measured as (
       select *, coalesce(sum(octet_length(data::text)) over
                   (order by seq rows between unbounded preceding and 1 preceding), 0) as bytes_before from next)
     select id, type, subject, time, seq::text as seq, data
       from measured where bytes_before < $3 order by measured.seq`,
    [String(after.seq), limit, MOST_BYTES, ...(types ? [types] : [])],
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
    position: { seq, gap: await gapBehind(query, service, seq, after.gap, rows) },
    moved: taken.length > 0,
  };
}

/** The number up to which what is missing will not come any more; asked before the rows are read. */
async function deadUpTo(query: Query, service: string, gap: Position['gap']): Promise<bigint> {
  if (!gap) return 0n;
  const atWork = await writersOf(query, service);
  return gap.writers.some((writer) => atWork.includes(writer)) ? 0n : gap.seq;
}

async function gapBehind(
  query: Query,
  service: string,
  seq: bigint,
  known: Position['gap'],
  rows: readonly Row[],
): Promise<Position['gap']> {
  if (known && known.seq > seq) return known;
  const last = BigInt(rows.at(-1)?.seq ?? 0);
  if (last <= seq) return undefined;
  return { seq: last, writers: await writersOf(query, service) };
}

/** The numbers of the last rows of outboxes, in their order. */
export async function endsOf(query: Query, services: readonly string[]): Promise<bigint[]> {
  if (services.length === 0) return [];
  const selects = services.map((service) => `(select max(seq) from "${service}".outbox)`);
  const [row] = await query<{ ends: (string | null)[] }>(
    `select array[${selects.join(', ')}]::text[] as ends`,
    [],
  );
  return row!.ends.map((end) => BigInt(end ?? 0));
}

/** The transactions that have taken a number of this outbox and have not ended. */
async function writersOf(query: Query, service: string): Promise<string[]> {
  const rows = await query<{ writer: string }>(
    `select distinct virtualtransaction as writer from pg_locks
      where locktype = 'relation' and granted
        and database = (select oid from pg_database where datname = current_database())
        and relation = pg_get_serial_sequence($1, 'seq')::regclass`,
    [`"${service}".outbox`],
  );
  return rows.map(({ writer }) => writer);
}
