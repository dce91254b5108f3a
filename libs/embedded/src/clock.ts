import { DATABASE, inDatabase, withClient } from './connection.js';

/*
 * The platform's clock is a function of the database, `clock.now()`: one clock for all services, and the one that
 * decides. It tells real time. For demonstration and tests it can be replaced by real time plus a shift, which only the
 * database's superuser can change: no service may move the time by which it judges others.
 *
 * It is volatile, as clock_timestamp() is: it runs on within a transaction. Code that needs one time for a whole command
 * asks once.
 */

/** Creates the schema and, unless there is one, the clock of real time. Every given role may ask it. */
export function clockSql(roles: readonly string[]): string {
  return `
    CREATE SCHEMA IF NOT EXISTS clock;
    REVOKE ALL ON SCHEMA clock FROM PUBLIC;
    DO $set_up$ BEGIN
      IF to_regprocedure('clock.now()') IS NULL THEN
        CREATE FUNCTION clock.now() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE
          AS $$ SELECT pg_catalog.clock_timestamp() $$;
      END IF;
    END $set_up$;
    REVOKE ALL ON FUNCTION clock.now() FROM PUBLIC;
    GRANT USAGE ON SCHEMA clock TO ${roles.join(', ')};
    GRANT EXECUTE ON FUNCTION clock.now() TO ${roles.join(', ')};`;
}

/**
 * Replaces the clock by one that can be moved. The shift is a number of microseconds, not an interval with days, so that
 * no session's time zone bends it. Only the owner of the table (the superuser) reads or changes it: the function reads
 * it with its owner's rights and a fixed search_path.
 * @param firstReading what the clock says at this moment if it could not be moved before; else it just runs on
 */
export async function movableClock(
  superuserUrl: string,
  firstReading: Date,
  database: string = DATABASE,
): Promise<void> {
  await withClient(inDatabase(superuserUrl, database), async (client) => {
    await client.query('BEGIN');
    await client.query(`
      CREATE TABLE IF NOT EXISTS clock.demonstration (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        shift_microseconds bigint NOT NULL
      );
      REVOKE ALL ON clock.demonstration FROM PUBLIC;
      CREATE OR REPLACE FUNCTION clock.now() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE
        SECURITY DEFINER SET search_path = pg_catalog, pg_temp
        AS $$ SELECT clock_timestamp() + shift_microseconds * interval '1 microsecond' FROM clock.demonstration $$;`);
    await client.query(`${SHIFT_TO_SQL} ON CONFLICT (only_row) DO NOTHING`, [firstReading]);
    await client.query('COMMIT');
  });
}

/** Whether the clock of this database can be moved. */
export async function isClockMovable(superuserUrl: string, database: string = DATABASE): Promise<boolean> {
  return withClient(inDatabase(superuserUrl, database), async (client) => {
    const { rows } = await client.query<{ movable: boolean }>(
      "SELECT to_regclass('clock.demonstration') IS NOT NULL AS movable",
    );
    return rows[0]?.movable === true;
  });
}

/** Moves the demonstration's clock; from then on it runs on from there. Fails on a database whose clock tells real time. */
export async function moveClock(superuserUrl: string, to: Date, database: string = DATABASE): Promise<void> {
  if (!(await isClockMovable(superuserUrl, database))) {
    throw new Error(`the clock of database ${database} tells real time and cannot be moved`);
  }
  await withClient(inDatabase(superuserUrl, database), (client) =>
    client.query(
      `${SHIFT_TO_SQL} ON CONFLICT (only_row) DO UPDATE SET shift_microseconds = EXCLUDED.shift_microseconds`,
      [to],
    ),
  );
}

/** What the platform's clock says, asked over any role's connection. */
export async function readClock(url: string): Promise<Date> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ now: Date }>('SELECT clock.now() AS now');
    return rows[0]!.now;
  });
}

const SHIFT_TO_SQL = `
  INSERT INTO clock.demonstration (shift_microseconds)
  SELECT round(1000000 * extract(epoch FROM $1::timestamptz - clock_timestamp()))::bigint`;
