import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ServiceName } from '#libs/kernel';

/** A function or view of the database, with its text of today. */
export interface SchemaObject {
  readonly name: string;
  readonly kind: 'function' | 'view';
  readonly text: string;
}

/** Functions and views are files of their own, `libs/<room>/sql/…/<name>.sql`; the rights of a room are `rights.sql`. */
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
function foldersOf(service: ServiceName): string[] {
  return [
    'platform/sql/every-service',
    ...(WITH_POLICIES.includes(service) ? ['platform/sql/policy'] : []),
    ...(service === 'subsidy' ? ['ledger/sql'] : []),
    `${service}/sql`,
  ];
}

const WITH_POLICIES: readonly ServiceName[] = ['matching', 'subsidy', 'adoption'];

/** @param folder what holds `libs`: the project, or `dist`, to which the build copies these files */
export function schemaText(service: ServiceName, folder: string): SchemaText {
  const files = foldersOf(service)
    .flatMap((each) => globSync(join(folder, 'libs', each, '**/*.sql')).toSorted())
    .map((path) => ({ name: basename(path, '.sql'), text: readFileSync(path, 'utf8') }));
  const objects = files.filter(({ name }) => name !== 'rights').map(objectOf);
  const rights = files
    .filter(({ name }) => name === 'rights')
    .map(({ text }) => text.replaceAll(':app', service))
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
