import { fork } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withClient } from '#libs/embedded';
import { SCHEMAS, type SchemaName } from '#libs/kernel';
import { schemaText } from '#libs/schema';

/** A schema that is behind, with the connection of its owner. */
export interface Pending {
  readonly schema: SchemaName;
  readonly ownerUrl: string;
}

/**
 * Which schemas have not seen all migrations, or other functions, views or rights. Asked by SQL,
 * because loading the migrator takes longer than the whole start may: it is loaded only when there is something to do.
 * @param databaseUrl the superuser's connection to the platform's database
 * @param compiled the folder of compiled code
 * @throws Error when a schema has seen migrations that this version does not know: it belongs to another one
 */
export async function pendingSchemas(databaseUrl: string, compiled: string): Promise<SchemaName[]> {
  const { done, marks } = await whatIsThere(databaseUrl);
  return SCHEMAS.filter((schema) => {
    const known = migrationFiles(join(compiled, 'prisma-free-migrations', schema));
    const seen = done.get(schema) ?? new Set<string>();
    const unknown = [...seen].filter((name) => !known.includes(name));
    if (unknown.length > 0) {
      throw new Error(
        `The data of ${schema} were written by another version of Yunshang (it ran ${unknown.join(', ')}). ` +
          'Start that version, or use another folder: YUNSHANG_DIR=.yunshang-2 npm start',
      );
    }
    if (known.length === 0) return false;
    return known.some((name) => !seen.has(name)) || marks.get(schema) !== schemaText(schema, compiled).mark;
  });
}

/** Runs what is pending, in a process that goes away afterwards with the memory that it took, or when it is told to. */
export async function migrateAll(
  pending: readonly Pending[],
  program: string,
  report: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const child = fork(program, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], signal });
  let lastWords = '';
  child.once('error', (error) => (lastWords ||= error.message));
  child.stderr
    ?.setEncoding('utf8')
    .on('data', (text: string) => (lastWords = (lastWords + text).slice(-4000)));
  child.on('message', (line) => report(line as string));
  child.send(pending);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`The migrations failed:\n${lastWords}`);
}

function migrationFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^Migration.*\.js$/.test(name))
    .map((name) => name.slice(0, -'.js'.length));
}

interface Found {
  /** The migrations that each schema has seen. */
  readonly done: Map<string, Set<string>>;
  /** What each schema says of its functions, views and rights. */
  readonly marks: Map<string, string>;
}

async function whatIsThere(databaseUrl: string): Promise<Found> {
  return withClient(databaseUrl, async (client) => {
    const { rows: tables } = await client.query<{ schema: string; mark: string }>(
      `SELECT nspname AS schema, obj_description(pg_namespace.oid, 'pg_namespace') AS mark FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
       WHERE relname = 'migration' AND relkind = 'r' AND nspname = ANY ($1)`,
      [SCHEMAS],
    );
    const done = new Map<string, Set<string>>();
    const marks = new Map(tables.map(({ schema, mark }) => [schema, mark]));
    if (tables.length === 0) return { done, marks };
    const each = tables.map(({ schema }) => `SELECT '${schema}' AS schema, name FROM ${schema}.migration`);
    const { rows } = await client.query<{ schema: string; name: string }>(each.join(' UNION ALL '));
    for (const { schema, name } of rows) done.set(schema, (done.get(schema) ?? new Set()).add(name));
    return { done, marks };
  });
}
