import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import type { SchemaName } from '#libs/kernel';
import { schemaText, type SchemaText } from '#libs/schema';
import { projectFolder } from '../settings/project-folder.js';
import { databaseOptions } from './database.js';

/**
 * Brings a schema up to date: first the tables, by the migrations that it has not seen, then functions,
 * views and rights, which are made again as their files say.
 * @param ownerUrl connection of the schema's owner; the program's own role may not change tables
 * @returns the names of the migrations that ran
 */
export async function migrate(schema: SchemaName, ownerUrl: string): Promise<string[]> {
  const orm = await MikroORM.init({ ...databaseOptions(schema, [], ownerUrl), preferTs: false });
  const text = schemaText(schema, join(projectFolder(), 'dist'));
  const connection = orm.em.getConnection();
  try {
    await connection.executeDump(await missingFunctions(orm, schema, text));
    const ran = await orm.migrator.up();
    await connection.executeDump(renewal(schema, text));
    return ran.map((migration) => migration.name);
  } finally {
    await orm.close();
  }
}

/** Checks and triggers of new tables name functions, so what is missing comes before; nothing old can be using it. */
async function missingFunctions(orm: MikroORM, schema: SchemaName, text: SchemaText): Promise<string> {
  const there = await orm.em.execute<{ name: string }[]>(
    'select proname as name from pg_proc where pronamespace = to_regnamespace(?)',
    [schema],
  );
  const names = new Set(there.map(({ name }) => name));
  const missing = text.functions.filter(({ name }) => !names.has(name));
  // Their bodies may name tables that are yet to come.
  return transaction(schema, ['set local check_function_bodies = off;', ...missing.map((each) => each.text)]);
}

function renewal(schema: SchemaName, text: SchemaText): string {
  return transaction(schema, [
    ...[...text.functions, ...text.views].map((each) => each.text),
    ...['tables', 'sequences', 'functions'].map(
      (kind) => `revoke all on all ${kind} in schema ${schema} from ${schema}, event_reader;`,
    ),
    text.rights,
    `comment on schema ${schema} is '${text.mark}';`,
  ]);
}

/**
 * The path is the one that functions keep (`set search_path from current`): the schema, and after it what is temporary,
 * which any role can make.
 */
function transaction(schema: SchemaName, statements: readonly string[]): string {
  return ['begin;', `set local search_path = ${schema}, pg_temp;`, ...statements, 'commit;'].join('\n');
}
