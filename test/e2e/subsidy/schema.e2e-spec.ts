import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '#libs/platform';
import { subsidyEntities } from '#libs/subsidy';
import { aDatabase } from '../../support/a-database.js';

/**
 * Checks, partial indexes, foreign keys, defaults and views are written in SQL alone, where the database keeps them; the
 * mapper would drop what it does not know. What it must know are the tables and their columns.
 */
const KEPT_IN_SQL = /drop (view|index|constraint)|alter column "\w+" drop default|^set names/;

test('the tables of the migrations are those that the entities describe', async () => {
  const database = await aDatabase();
  const orm = await MikroORM.init(databaseOptions('subsidy', subsidyEntities, database.url('subsidy_owner')));
  try {
    const statements = (await orm.schema.getUpdateSchemaSQL()).split('\n');
    expect(statements.filter((each) => each.trim() !== '' && !KEPT_IN_SQL.test(each))).toEqual([]);
  } finally {
    await orm.close();
    await database.drop();
  }
});
