import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import type { ServiceName } from '#libs/kernel';
import { schemaText, type SchemaText } from '#libs/schema';
import { projectFolder } from '../settings/project-folder.js';
import { databaseOptions } from './database.js';

/**
 * Brings the schema of a service up to date: first the tables, by the migrations that it has not seen, then functions,
 * views and rights, which are made again as their files say.
 * @param ownerUrl connection of the schema's owner; the service's own role may not change tables
 * @returns the names of the migrations that ran
 */
export async function migrate(service: ServiceName, ownerUrl: string): Promise<string[]> {
  const orm = await MikroORM.init({ ...databaseOptions(service, [], ownerUrl), preferTs: false });
  const text = schemaText(service, join(projectFolder(), 'dist'));
  const connection = orm.em.getConnection();
  try {
    await connection.executeDump(await missingFunctions(orm, service, text));
    const ran = await orm.migrator.up();
    await connection.executeDump(renewal(service, text));
    return ran.map((migration) => migration.name);
  } finally {
    await orm.close();
  }
}

/** Checks and triggers of new tables name functions, so what is missing comes before; nothing old can be using it. */
async function missingFunctions(orm: MikroORM, service: ServiceName, text: SchemaText): Promise<string> {
  const there = await orm.em.execute<{ name: string }[]>(
    'select proname as name from pg_proc where pronamespace = to_regnamespace(?)',
    [service],
  );
  const names = new Set(there.map(({ name }) => name));
  const missing = text.functions.filter(({ name }) => !names.has(name));
  // Their bodies may name tables that are yet to come.
  return transaction(service, [
    'set local check_function_bodies = off;',
    ...missing.map((each) => each.text),
  ]);
}

function renewal(service: ServiceName, text: SchemaText): string {
  return transaction(service, [
    ...[...text.functions, ...text.views].map((each) => each.text),
    ...['tables', 'sequences', 'functions'].map(
      (kind) => `revoke all on all ${kind} in schema ${service} from ${service}, event_reader;`,
    ),
    text.rights,
    `comment on schema ${service} is '${text.mark}';`,
  ]);
}

/**
 * The path is the one that functions keep (`set search_path from current`): the schema, and after it what is temporary,
 * which any role can make.
 */
function transaction(service: ServiceName, statements: readonly string[]): string {
  return ['begin;', `set local search_path = ${service}, pg_temp;`, ...statements, 'commit;'].join('\n');
}
