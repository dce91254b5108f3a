import { fork } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withClient } from '#libs/embedded';
import { SERVICES, type ServiceName } from '#libs/kernel';
import { schemaText } from '#libs/schema';

/** A service whose schema is behind, with the connection of the schema's owner. */
export interface Pending {
  readonly service: ServiceName;
  readonly ownerUrl: string;
}

/**
 * Which services have migrations that their schema has not seen, or other functions, views or rights. Asked by SQL,
 * because loading the migrator takes longer than the whole start may: it is loaded only when there is something to do.
 * @param databaseUrl the superuser's connection to the platform's database
 * @param compiled the folder of compiled code
 * @throws Error when a schema has seen migrations that this version does not know: it belongs to another one
 */
export async function pendingServices(databaseUrl: string, compiled: string): Promise<ServiceName[]> {
  const { done, marks } = await whatIsThere(databaseUrl);
  return SERVICES.filter((service) => {
    const known = migrationFiles(join(compiled, 'prisma-free-migrations', service));
    const seen = done.get(service) ?? new Set<string>();
    const unknown = [...seen].filter((name) => !known.includes(name));
    if (unknown.length > 0) {
      throw new Error(
        `The data of ${service} were written by another version of Yunshang (it ran ${unknown.join(', ')}). ` +
          'Start that version, or use another folder: YUNSHANG_DIR=.yunshang-2 npm start',
      );
    }
    if (known.length === 0) return false;
    return known.some((name) => !seen.has(name)) || marks.get(service) !== schemaText(service, compiled).mark;
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
      [SERVICES],
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
