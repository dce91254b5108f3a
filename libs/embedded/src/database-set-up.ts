import { createHash } from 'node:crypto';
import { type Client, escapeLiteral } from 'pg';
import { movableClock } from './clock.js';
import { databaseSql, roleSql } from './database-set-up.sql.js';
import { DATABASE, inDatabase, withClient } from './connection.js';
import { ROLES } from './service-roles.js';

export interface DatabaseSetUp {
  /** A password per role (see ROLES); long random ones, their hash is kept in the database's comment. */
  passwords: Readonly<Record<string, string>>;
  /** The database's name; `yunshang` unless given (tests use one each). Letters, digits and underscores. */
  database?: string;
  /**
   * Given for demonstration and tests: the clock of a database that is made now can be moved, and starts with this
   * reading. A database that exists keeps the clock it has, so that no setting can ever shift the time of a real one.
   */
  clockStartsAt?: Date;
}

/** Any number will do, as long as nobody else locks by it: two set-ups of one server wait for each other. */
const SET_UP_LOCK = 7_130_815;

/**
 * Creates what is missing of database, roles, schemas, rights and clock; asks one question and is done when nothing is.
 * @param superuserUrl an administrator's connection to the server (superuser, or CREATEROLE and CREATEDB)
 * @returns whether anything was done
 */
export async function setUpDatabase(
  superuserUrl: string,
  setUp: DatabaseSetUp,
): Promise<{ changed: boolean }> {
  const database = setUp.database ?? DATABASE;
  if (!/^[a-z_][a-z0-9_]*$/.test(database))
    throw new Error(`"${database}" cannot be the name of the database`);
  const missing = ROLES.filter((role) => !setUp.passwords[role]);
  if (missing.length > 0) throw new Error(`no password given for ${missing.join(', ')}`);

  const mark = markOf(database, setUp.passwords);
  return withClient(superuserUrl, async (server) => {
    if ((await markFound(server, database)) === mark) return { changed: false };
    await server.query('SELECT pg_advisory_lock($1)', [SET_UP_LOCK]);
    const found = await markFound(server, database);
    if (found === mark) return { changed: false };
    await create(server, superuserUrl, database, setUp);
    // Only now: a database without a mark has never been completed, so no service has lived by its clock.
    if (!found && setUp.clockStartsAt) await movableClock(superuserUrl, setUp.clockStartsAt, database);
    await server.query(`COMMENT ON DATABASE ${database} IS ${escapeLiteral(mark)}`);
    return { changed: true };
  });
}

async function create(
  server: Client,
  superuserUrl: string,
  database: string,
  setUp: DatabaseSetUp,
): Promise<void> {
  for (const role of ROLES) await server.query(roleSql(role, escapeLiteral(setUp.passwords[role]!)));
  const { rowCount } = await server.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (!rowCount) await server.query(`CREATE DATABASE ${database} ENCODING 'UTF8' TEMPLATE template0`);
  await withClient(inDatabase(superuserUrl, database), (client) =>
    client.query(`BEGIN; ${databaseSql(database)} COMMIT;`),
  );
}

/** A fingerprint of everything the set-up would do: another password or another line of SQL, and it is done again. */
function markOf(database: string, passwords: Readonly<Record<string, string>>): string {
  const parts = [databaseSql(database), ...ROLES.map((role) => roleSql(role, passwords[role]!))];
  return `set up by yunshang ${createHash('sha256').update(parts.join('\n')).digest('hex')}`;
}

async function markFound(server: Client, database: string): Promise<string | null | undefined> {
  const { rows } = await server.query<{ mark: string | null }>(
    "SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = $1",
    [database],
  );
  return rows[0]?.mark;
}
