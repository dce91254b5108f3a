import type { Client } from 'pg';
import { SERVICES } from '#libs/kernel';

/** What each service keeps of the facts of others and only their events bring: a table, and which of its rows. */
const COPIES: readonly (readonly [table: string, rows?: string])[] = [
  ['enterprise.membership'],
  ['enterprise.conflict'],
  ['provider.membership'],
  ['provider.conflict'],
  ['provider.odd_code'],
  ['matching.membership'],
  ['matching.conflict'],
  ['matching.enterprise_copy'],
  ['matching.maturity_copy'],
  ['matching.provider_copy'],
  ['matching.solution_copy'],
  ['subsidy.membership'],
  ['subsidy.odd_code'],
  ['subsidy.enterprise_copy'],
  ['subsidy.provider_copy'],
  ['subsidy.contract_copy'],
  ['adoption.membership'],
  ['adoption.conflict'],
  ['adoption.enterprise'],
  ['adoption.contract'],
  ['adoption.provider'],
  ['adoption.recovery'],
  ['adoption.machine_key'],
  ['adoption.evidence', "kind = 'VOUCHER_PAID'"],
];
const LISTENERS = SERVICES.filter((name) => name !== 'identity');

export interface Kept {
  readonly rows: number;
  readonly byTable: ReadonlyMap<string, readonly string[]>;
  readonly readings: readonly Reading[];
}

/** A service and one whose events it reads. */
type Reading = readonly [service: string, source: string];

async function readingsOf(client: Client): Promise<Reading[]> {
  const all = await Promise.all(
    LISTENERS.map(async (service) => {
      const { rows } = await client.query<{ source: string }>(`select source from ${service}.event_cursor`);
      return rows.map(({ source }): Reading => [service, source]);
    }),
  );
  return all.flat();
}

/** Whether the services have taken in all that those whose events they read have told. */
export async function isHeard(client: Client, kept?: Kept): Promise<boolean> {
  for (const [service, source] of kept?.readings ?? (await readingsOf(client))) {
    const { rows } = await client.query(
      `select from ${service}.event_cursor
        where source = $1 and seq >= (select coalesce(max(seq), 0) from ${source}.outbox)`,
      [source],
    );
    if (rows.length === 0) return false;
  }
  return true;
}

/** Empties every copy, and what the services know of having read, after `stop` has ended them. @returns what they held */
export async function emptyCopies(client: Client, stop: () => void): Promise<Kept> {
  stop();
  await client.query('begin');
  // What refers to a copy stays, and finds it again.
  await client.query('set local session_replication_role = replica');
  const byTable = await rowsOf(client);
  const readings = await readingsOf(client);
  for (const [table, rows = 'true'] of COPIES) await client.query(`delete from ${table} where ${rows}`);
  for (const service of LISTENERS)
    for (const table of ['inbox', 'event_cursor', 'set_aside'])
      await client.query(`delete from ${service}.${table}`);
  await client.query('commit');
  return { rows: [...byTable.values()].reduce((sum, { length }) => sum + length, 0), byTable, readings };
}

/** Rows of copies that differ from those that were there before, and messages that were set aside. */
export async function differencesFromLog(client: Client, { byTable }: Kept): Promise<string[]> {
  const now = await rowsOf(client);
  const differing = [...byTable].flatMap(([table, before]) => {
    const after = new Set(now.get(table));
    const known = new Set(before);
    return [
      ...before.filter((row) => !after.has(row)).map((row) => `${table} lacks ${row}`),
      ...[...after].filter((row) => !known.has(row)).map((row) => `${table} has ${row}`),
    ];
  });
  const aside = await Promise.all(
    LISTENERS.map(async (service) => {
      const { rows } = await client.query<{ type: string; reason: string }>(
        `select type, reason from ${service}.set_aside`,
      );
      return rows.map(({ type, reason }) => `${service} set aside ${type}: ${reason}`);
    }),
  );
  return [...differing.slice(0, 20), ...aside.flat()];
}

async function rowsOf(client: Client): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const [table, rows = 'true'] of COPIES) {
    const { rows: texts } = await client.query<{ row: string }>(
      `select to_jsonb(copy)::text as row from ${table} copy where ${rows}`,
    );
    found.set(
      table,
      texts.map(({ row }) => row),
    );
  }
  return found;
}
