import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { asRole, inDatabase, moveClock } from '#libs/embedded';

interface TestPostgres {
  readonly superuserUrl: string;
  readonly passwords: Readonly<Record<string, string>>;
  readonly template: string;
}

export interface TestDatabase {
  readonly name: string;
  /** The superuser's connection to it. */
  readonly superuserUrl: string;
  /** A role's connection to it. */
  url(role: string): string;
  /** Runs SQL as the superuser, for looking at what is really stored. */
  sql<R extends object>(text: string, params?: readonly unknown[]): Promise<R[]>;
  /** A session of the superuser, for transactions that a test leaves open. */
  session(): Promise<pg.Client>;
  moveClock(to: Date): Promise<void>;
  /** Until a session waits for a lock that another holds. */
  untilSomebodyWaits(): Promise<void>;
  drop(): Promise<void>;
}

/** A database of its own for a test: migrated, empty, its clock movable. */
export async function aDatabase(): Promise<TestDatabase> {
  const { superuserUrl, passwords, template } = JSON.parse(process.env.TEST_POSTGRES!) as TestPostgres;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await once(superuserUrl, `create database ${name} template ${template}`);
  const own = inDatabase(superuserUrl, name);
  const pool = new pg.Pool({ connectionString: own, max: 4 });
  // Ending the server's sessions by force is how a test drops its database.
  pool.on('error', () => undefined);
  return {
    name,
    superuserUrl: own,
    url: (role) => asRole(own, role, passwords[role] ?? ''),
    sql: async <R extends object>(text: string, params: readonly unknown[] = []) =>
      (await pool.query<R>(text, [...params])).rows,
    session: async () => {
      const client = new pg.Client({ connectionString: own });
      await client.connect();
      return client;
    },
    moveClock: (to) => moveClock(superuserUrl, to, name),
    untilSomebodyWaits: async () => {
      const waiting =
        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
      while ((await pool.query(waiting)).rowCount === 0);
    },
    drop: async () => {
      await pool.end();
      await once(superuserUrl, `drop database ${name} with (force)`);
    },
  };
}

/** Several test files may copy the template at the same moment; PostgreSQL lets one at a time. */
async function once(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(4711)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}
