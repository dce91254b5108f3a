import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SchemaName } from '#libs/kernel';

/** A function or view of the database, with its text of today. */
export interface SchemaObject {
  readonly name: string;
  readonly kind: 'function' | 'view';
  readonly text: string;
}

/** Functions and views are files of their own, `libs/<room>/sql/…/<name>.sql`, of the gateway in `apps/gateway/sql`; the rights of a room are `rights.sql`. */
export interface SchemaText {
  readonly functions: readonly SchemaObject[];
  /** Each after those that it reads. */
  readonly views: readonly SchemaObject[];
  /** What the running service may do; all else is refused. */
  readonly rights: string;
  /** Kept as the comment of the schema, so that one question tells whether it has all of this. */
  readonly mark: string;
}

/** Where functions, views and rights of a schema are filed: what several services share, and what is its own. */
function foldersOf(schema: SchemaName): string[] {
  if (schema === 'gateway') return ['apps/gateway/sql'];
  return [
    'libs/platform/sql/every-service',
    ...(WITH_POLICIES.includes(schema) ? ['libs/platform/sql/policy'] : []),
    ...(schema === 'subsidy' ? ['libs/ledger/sql'] : []),
    `libs/${schema}/sql`,
  ];
}

const WITH_POLICIES: readonly SchemaName[] = ['matching', 'subsidy', 'adoption'];

/** @param folder what holds `libs` and `apps`: the project, or `dist`, to which the build copies these files */
export function schemaText(schema: SchemaName, folder: string): SchemaText {
  const files = foldersOf(schema)
    .flatMap((each) => globSync(join(folder, each, '**/*.sql')).toSorted())
    .map((path) => ({ name: basename(path, '.sql'), text: readFileSync(path, 'utf8') }));
  const objects = files.filter(({ name }) => name !== 'rights').map(objectOf);
  const rights = files
    .filter(({ name }) => name === 'rights')
    .map(({ text }) => text.replaceAll(':app', schema))
    .join('');
  return {
    functions: objects.filter(({ kind }) => kind === 'function'),
    views: inOrderOfReading(objects.filter(({ kind }) => kind === 'view')),
    rights,
    mark: `functions, views and rights ${hashOf([objects, rights])}`,
  };
}

function hashOf(text: unknown): string {
  return createHash('sha256').update(JSON.stringify(text)).digest('hex');
}

function objectOf({ name, text }: { name: string; text: string }): SchemaObject {
  const [, kind, made] = /^create or replace (function|view) (\w+)/m.exec(text) ?? [];
  if (made !== name) throw new Error(`${name}.sql makes ${made ?? 'neither a function nor a view'}`);
  return { name, kind: kind as SchemaObject['kind'], text };
}

function inOrderOfReading(views: readonly SchemaObject[]): SchemaObject[] {
  const ordered: SchemaObject[] = [];
  const place = (view: SchemaObject): void => {
    if (ordered.includes(view)) return;
    views
      .filter((other) => other !== view && new RegExp(`\\b${other.name}\\b`).test(view.text))
      .forEach(place);
    ordered.push(view);
  };
  views.forEach(place);
  return ordered;
}
