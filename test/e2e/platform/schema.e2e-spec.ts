import { SCHEMAS, SERVICES, type SchemaName } from '#libs/kernel';
import { projectFolder } from '#libs/platform';
import { schemaText } from '#libs/schema';
import { aDatabase, type TestDatabase } from '../../support/a-database.js';

/* What the migrated database holds, against the files that say it. */

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.drop());

/** Functions and views of a schema by name, written as the database writes them, without the name of the schema. */
async function objectsOf(schema: string): Promise<Record<string, string>> {
  const rows = await database.sql<{ name: string; text: string }>(
    `select proname as name, pg_get_functiondef(oid) as text from pg_proc where pronamespace = $1::regnamespace
     union all
     select relname, pg_get_viewdef(oid) from pg_class where relnamespace = $1::regnamespace and relkind = 'v'
     order by name`,
    [schema],
  );
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  return Object.fromEntries(
    rows.map(({ name, text }) => [
      name,
      text.replace(/\b(scratch|[a-z]+)\.(?=[a-z_]+)/g, (all, word: string) =>
        word === 'scratch' || word === schema ? '' : all,
      ),
    ]),
  );
}

describe.each(SCHEMAS.map((schema) => [schema]))('the schema of %s', (schema: SchemaName) => {
  test('has the functions and views of its files, as they say, and no others', async () => {
    const { functions, views } = schemaText(schema, projectFolder());
    await database.sql(
      [
        'begin; drop schema if exists scratch cascade; create schema scratch;',
        `set local search_path = scratch, ${schema}, pg_temp;`,
        ...[...functions, ...views].map(({ text }) => text),
        'commit;',
      ].join('\n'),
    );
    const asFiled = await objectsOf('scratch');
    const path = /SET search_path TO .*/;
    const here = Object.entries(await objectsOf(schema));
    expect(Object.fromEntries(here.map(([name, text]) => [name, text.replace(path, '')]))).toEqual(
      Object.fromEntries(
        Object.entries(asFiled).map(([name, text]) => [
          name,
          text.replaceAll(`${schema}.`, '').replace(path, ''),
        ]),
      ),
    );
  });

  test('has no function that finds its tables by the path of its caller', async () => {
    const strays = await database.sql(
      `select proname from pg_proc where pronamespace = $1::regnamespace
       -- A body that was read when it was made (return …) needs no path.
       and prosqlbody is null
       and not coalesce(proconfig @> array[format('search_path=%s, pg_temp', $1::text)], false)`,
      [schema],
    );
    expect(strays).toEqual([]);
  });
});

test('the ledger names no schema', () => {
  const named = schemaText('subsidy', projectFolder()).functions.filter(
    ({ name, text }) => name.startsWith('ledger_') && new RegExp(`\\b(${SERVICES.join('|')})\\.`).test(text),
  );
  expect(named).toEqual([]);
});
