import { Client } from 'pg';
import { SCHEMAS, SERVICES, type SchemaName } from '#libs/kernel';
import { aDatabase, type TestDatabase } from '../../support/a-database.js';

/*
 * What each service may do, found by trying it as its role: every verb on every table, every column by itself. The
 * snapshot is what was agreed; a right that comes or goes shows there.
 */

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.drop());

interface Relation {
  readonly schema: string;
  readonly name: string;
  readonly columns: string[];
}

function relations(): Promise<Relation[]> {
  return database.sql<Relation>(
    `select relnamespace::regnamespace::text as schema, relname as name,
            array_agg(attname::text order by attnum) as columns
       from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
        -- What the database numbers or computes by itself, nobody writes.
        and attidentity = '' and attgenerated = ''
      where relnamespace::regnamespace::text = any ($1) and relkind in ('r', 'v')
      group by 1, 2 order by 1, 2`,
    [SCHEMAS],
  );
}

/** Nothing is changed by it: no row is met, and what would not need one is rolled back. */
async function may(client: Client, statement: string): Promise<boolean> {
  try {
    await client.query(`begin; ${statement}; rollback`);
    return true;
  } catch (error) {
    await client.query('rollback');
    if (['42501', '42809', '55000'].includes((error as { code?: string }).code!)) return false;
    // A right that is there, and a statement that the table refuses for another reason (a generated column, a trigger).
    return true;
  }
}

async function rightsOn(client: Client, { schema, name, columns }: Relation): Promise<string> {
  const table = `${schema}."${name}"`;
  const each = async (statement: (column: string) => string): Promise<string[]> => {
    const allowed: string[] = [];
    for (const column of columns) if (await may(client, statement(`"${column}"`))) allowed.push(column);
    return allowed;
  };
  const byColumn = {
    select: await each((column) => `select ${column} from ${table} where false`),
    insert: await each((column) => `insert into ${table} (${column}) select null where false`),
    update: await each((column) => `update ${table} set ${column} = default where false`),
  };
  const whole = [];
  if (await may(client, `delete from ${table} where false`)) whole.push('delete');
  if (await may(client, `truncate ${table} cascade`)) whole.push('truncate');
  return [
    ...Object.entries(byColumn).flatMap(([verb, allowed]) => {
      if (allowed.length === 0) return [];
      return allowed.length === columns.length ? [verb] : [`${verb} (${allowed.join(', ')})`];
    }),
    ...whole,
  ].join(', ');
}

describe.each(SCHEMAS.map((schema) => [schema]))('the role of %s', (role: SchemaName) => {
  let client: Client;
  beforeAll(async () => {
    client = new Client({ connectionString: database.url(role) });
    await client.connect();
  });
  afterAll(() => client.end());

  test('may do with its tables what was agreed', async () => {
    const found: string[] = [];
    for (const relation of (await relations()).filter(({ schema }) => schema === role))
      found.push(`${relation.name}: ${(await rightsOn(client, relation)) || 'nothing'}`);
    expect(found.join('\n')).toMatchSnapshot();
    expect(found.filter((line) => line.includes('truncate'))).toEqual([]);
  });

  test('may do nothing with the tables of others', async () => {
    const found: string[] = [];
    for (const { schema, name, columns } of (await relations()).filter(({ schema: of }) => of !== role)) {
      const table = `${schema}."${name}"`;
      const statements = [
        `select 1 from ${table} where false`,
        `update ${table} set "${columns[0]}" = default where false`,
        `delete from ${table} where false`,
      ];
      for (const statement of statements) if (await may(client, statement)) found.push(statement);
    }
    expect(found).toEqual([]);
  });
});

test.each(SERVICES)('%s writes events, and never changes them', async (service) => {
  const client = new Client({ connectionString: database.url(service) });
  await client.connect();
  try {
    expect(await may(client, "update outbox set type = ''")).toBe(false);
    expect(await may(client, 'delete from outbox')).toBe(false);
  } finally {
    await client.end();
  }
});

test('the reader of events reads events alone', async () => {
  const client = new Client({ connectionString: database.url('event_reader') });
  await client.connect();
  try {
    const readable: string[] = [];
    for (const { schema, name } of await relations()) {
      const table = `${schema}."${name}"`;
      if (await may(client, `select 1 from ${table} where false`)) readable.push(table);
      expect(await may(client, `delete from ${table} where false`)).toBe(false);
    }
    expect(readable).toEqual(SERVICES.toSorted().map((service) => `${service}."outbox"`));
  } finally {
    await client.end();
  }
});
