import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isClockMovable, movableClock, moveClock, readClock } from './clock.js';
import { type DatabaseSetUp, setUpDatabase } from './database-set-up.js';
import { asRole, inDatabase } from './connection.js';
import { type PostgresServer, startPostgres } from './postgres-server.js';
import { EVENT_READER, ROLES } from './service-roles.js';
import { ask, openFolder, removeFolder } from './testing.fixture.js';

const passwords = Object.fromEntries(ROLES.map((role) => [role, `password of ${role}`]));
const START_OF_DEMONSTRATION = new Date('2020-09-28T10:00:00+08:00');

let folder: string;
let server: PostgresServer;

/** The connection of a role to a database. */
const as = (role: string, database = 'yunshang'): string => server.url(role, passwords[role]!, database);

beforeAll(async () => {
  folder = openFolder();
  server = await startPostgres({ dataDir: join(folder, 'postgres'), settings: { fsync: 'off' } });
  await setUpDatabase(server.superuserUrl, { passwords });
  for (const service of ['enterprise', 'provider']) {
    await ask(
      as(`${service}_owner`),
      `CREATE TABLE outbox (id bigserial PRIMARY KEY, data jsonb);
       CREATE TABLE secret (name text);
       INSERT INTO secret VALUES ('of ${service}');
       CREATE FUNCTION answer() RETURNS int LANGUAGE sql AS 'SELECT 42';
       GRANT SELECT ON outbox TO event_reader;
       GRANT SELECT, INSERT ON outbox TO ${service};
       GRANT USAGE ON SEQUENCE outbox_id_seq TO ${service};
       GRANT SELECT, UPDATE ON secret TO ${service};
       GRANT EXECUTE ON FUNCTION answer() TO ${service};
       CREATE TABLE ungranted (id int);`,
    );
  }
});

afterAll(async () => {
  await server?.stop();
  removeFolder(folder);
});

describe('rights', () => {
  test('a service reads and writes its own schema, which needs no name', async () => {
    await ask(as('enterprise'), "INSERT INTO outbox (data) VALUES ('{}')");
    await ask(as('enterprise'), "UPDATE secret SET name = 'of enterprise'");
    expect(await ask(as('enterprise'), 'SELECT name FROM secret')).toEqual([{ name: 'of enterprise' }]);
    expect(await ask(as('enterprise'), 'SELECT answer()')).toEqual([{ answer: 42 }]);
  });

  test.each([
    ['enterprise', 'SELECT * FROM provider.secret'],
    ['enterprise', 'SELECT provider.answer()'],
    ['enterprise', 'CREATE TABLE mine (id int)'],
    ['enterprise', 'CREATE TABLE public.mine (id int)'],
    ['enterprise', 'SELECT * FROM ungranted'],
    ['enterprise', 'INSERT INTO ungranted VALUES (1)'],
    ['enterprise', 'DROP TABLE secret'],
    ['enterprise', 'TRUNCATE secret'],
    ['enterprise', 'SET ROLE enterprise_owner'],
    ['enterprise', 'CREATE SCHEMA mine'],
    ['enterprise_owner', 'SELECT * FROM provider.outbox'],
    [EVENT_READER, 'SELECT * FROM provider.secret'],
    [EVENT_READER, 'SELECT provider.answer()'],
    [EVENT_READER, "INSERT INTO provider.outbox (data) VALUES ('{}')"],
    [EVENT_READER, 'DELETE FROM provider.outbox'],
  ])('%s may not: %s', async (role, sql) => {
    await expect(ask(as(role), sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  test('the event reader reads the outbox of every schema that has one', async () => {
    expect(await ask(as(EVENT_READER), 'SELECT data FROM enterprise.outbox')).toEqual([{ data: {} }]);
    expect(await ask(as(EVENT_READER), 'SELECT data FROM provider.outbox')).toEqual([]);
  });

  test('a role of another platform on the same server does not get in', async () => {
    await ask(server.superuserUrl, "CREATE ROLE stranger LOGIN PASSWORD 'stranger'");
    await expect(ask(server.url('stranger', 'stranger', 'yunshang'), 'SELECT 1')).rejects.toThrow(
      /permission denied for database/,
    );
  });

  test('what fails is logged without its statement and without the row', async () => {
    await ask(as('provider_owner'), 'CREATE TABLE person (name text UNIQUE CHECK (length(name) > 3))');
    await ask(as('provider_owner'), 'GRANT INSERT ON person TO provider');
    await ask(as('provider'), "INSERT INTO person VALUES ('刘晓明的密码')");
    await expect(ask(as('provider'), "INSERT INTO person VALUES ('刘晓明的密码')")).rejects.toThrow(/unique/);
    await expect(ask(as('provider'), "INSERT INTO person VALUES ('刘晓')")).rejects.toThrow(/check/);
    const logged = readFileSync(join(folder, 'postgres.log'), 'utf8');
    expect(logged).toContain('person_name_key');
    expect(logged).not.toContain('刘晓');
  });

  test('an append-only table stays so when the set-up is done again', async () => {
    await ask(as('subsidy_owner'), 'CREATE TABLE posting (fen bigint); GRANT INSERT ON posting TO subsidy');
    const other = { ...passwords, adoption: 'another password' };
    expect(await setUpDatabase(server.superuserUrl, { passwords: other })).toEqual({ changed: true });
    expect(await setUpDatabase(server.superuserUrl, { passwords })).toEqual({ changed: true });
    await ask(as('subsidy'), 'INSERT INTO posting VALUES (1)');
    await expect(ask(as('subsidy'), 'DELETE FROM posting')).rejects.toThrow(/permission denied/);
  });
});

describe('the set-up', () => {
  test('has nothing to do the second time', async () => {
    expect(await setUpDatabase(server.superuserUrl, { passwords })).toEqual({ changed: false });
  });

  test('may be done by several at once, for several databases of one server', async () => {
    const setUps = ['one', 'two', 'one'].map((database) =>
      setUpDatabase(server.superuserUrl, { passwords, database: `side_by_side_${database}` }),
    );
    const done = await Promise.all(setUps);
    expect(done.filter(({ changed }) => changed)).toHaveLength(2);
    expect(await ask(as('matching', 'side_by_side_two'), 'SELECT current_schema() AS schema')).toEqual([
      { schema: 'matching' },
    ]);
  });

  test('can be done by an administrator who is no superuser, as on a rented server', async () => {
    await ask(server.superuserUrl, "CREATE ROLE administrator LOGIN CREATEROLE CREATEDB PASSWORD 'a'");
    for (const role of ROLES)
      await ask(server.superuserUrl, `GRANT ${role} TO administrator WITH ADMIN OPTION`);
    const url = server.url('administrator', 'a', 'postgres');
    await setUpDatabase(url, { passwords, database: 'rented', clockStartsAt: START_OF_DEMONSTRATION });
    await ask(
      as('enterprise_owner', 'rented'),
      'CREATE TABLE thing (id int); GRANT SELECT ON thing TO enterprise',
    );
    expect(await ask(as('enterprise', 'rented'), 'SELECT * FROM thing')).toEqual([]);
    expect((await readClock(as('enterprise', 'rented'))).getUTCFullYear()).toBe(2020);
  });

  test.each([
    ['a password is missing', { passwords: {} }, /no password given for identity_owner, identity/],
    ['the name is none', { passwords, database: 'a; drop' }, /cannot be the name/],
  ] satisfies [string, DatabaseSetUp, RegExp][])('refuses when %s', async (_, setUp, message) => {
    await expect(setUpDatabase(server.superuserUrl, setUp)).rejects.toThrow(message);
  });
});

describe('the clock', () => {
  const database = 'demonstration';

  beforeAll(() =>
    setUpDatabase(server.superuserUrl, { passwords, database, clockStartsAt: START_OF_DEMONSTRATION }),
  );

  test('tells real time to every role, and cannot be moved', async () => {
    for (const role of ['enterprise', 'enterprise_owner', EVENT_READER]) {
      expect(Math.abs((await readClock(as(role))).getTime() - Date.now())).toBeLessThan(2000);
    }
    expect(await isClockMovable(server.superuserUrl)).toBe(false);
    await expect(moveClock(server.superuserUrl, new Date())).rejects.toThrow(/real time/);
  });

  test('of a demonstration begins as told and runs on', async () => {
    const first = await readClock(as('enterprise', database));
    expect(first.getTime() - START_OF_DEMONSTRATION.getTime()).toBeGreaterThanOrEqual(0);
    expect(first.getTime() - START_OF_DEMONSTRATION.getTime()).toBeLessThan(10_000);
    const second = await readClock(as('subsidy_owner', database));
    expect(second.getTime()).toBeGreaterThan(first.getTime());
  });

  test('runs on through another set-up', async () => {
    await movableClock(server.superuserUrl, new Date('2030-01-01T00:00:00Z'), database);
    await setUpDatabase(server.superuserUrl, {
      passwords: { ...passwords, adoption: 'x' },
      database,
      clockStartsAt: new Date(),
    });
    await setUpDatabase(server.superuserUrl, { passwords, database, clockStartsAt: new Date() });
    expect((await readClock(as('enterprise', database))).getUTCFullYear()).toBe(2020);
  });

  test.each([
    ['UPDATE clock.demonstration SET shift_microseconds = 0'],
    ['SELECT * FROM clock.demonstration'],
    ["CREATE OR REPLACE FUNCTION clock.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT to_timestamp(0)'"],
    ['CREATE TABLE clock.other (id int)'],
  ])('is moved by no service, nor by the owner of a schema: %s', async (sql) => {
    for (const role of ['subsidy', 'subsidy_owner', EVENT_READER]) {
      await expect(ask(as(role, database), sql)).rejects.toThrow(/permission denied|must be owner/);
    }
  });

  test('cannot be led astray by a search_path with a function of the same name', async () => {
    const owner = as('enterprise_owner', database);
    await ask(
      owner,
      "CREATE FUNCTION clock_timestamp() RETURNS timestamptz LANGUAGE sql AS 'SELECT to_timestamp(0)'",
    );
    const rows = await ask(
      `${owner}?options=-c%20search_path%3Denterprise,pg_catalog`,
      'SELECT extract(year FROM clock.now())::int AS year',
    );
    expect(rows).toEqual([{ year: 2020 }]);
  });

  test('is moved by the superuser, forwards and back, whatever the time zone of the session', async () => {
    for (const to of ['2020-11-02T00:00:00+08:00', '2020-10-05T12:34:56.789+08:00'].map(
      (text) => new Date(text),
    )) {
      await moveClock(server.superuserUrl, to, database);
      const reading = await readClock(as('subsidy', database));
      expect(Math.abs(reading.getTime() - to.getTime())).toBeLessThan(1000);
    }
    const inNewYork = await ask<{ now: Date }>(
      `${inDatabase(asRole(server.superuserUrl, 'subsidy', passwords['subsidy']!), database)}?options=-c%20timezone%3DAmerica/New_York`,
      'SELECT clock.now() AS now',
    );
    expect(inNewYork[0]!.now.toISOString().slice(0, 10)).toBe('2020-10-05');
  });
});
