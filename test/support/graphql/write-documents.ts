import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { buildSchema, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { literals, type Literal } from './literals.ts';
import { typesOf } from './types-of.ts';

/*
 * Writes documents.ts: every GraphQL document in test/, with the types of its variables and of its answer, as the committed
 * schemas have them, or with the reason why its schema refuses it, so that sending it fails the type check. `npm run
 * typecheck` and `npm run lint` run this; the file is not committed, because it follows from the others.
 */

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
const TARGET = join(PROJECT, 'test/support/graphql/documents.ts');
/** Tests that speak to the gateway and not to one service see the composed schema. */
const GATEWAY = 'gateway';

const services = globSync('apps/*/schema.graphql', { cwd: PROJECT }).map((file) => file.split('/')[1]!);
const texts = new Map(
  services.map((name) => [name, readFileSync(join(PROJECT, 'apps', name, 'schema.graphql'), 'utf8')]),
);
const schemas = new Map<string, GraphQLSchema>();

/** The folder of a test says which service it speaks to. */
function roomOf(file: string): string {
  return (
    dirname(file)
      .split('/')
      .find((folder) => texts.has(folder)) ?? GATEWAY
  );
}

function schemaOf(room: string): GraphQLSchema {
  const known = schemas.get(room);
  if (known) return known;
  const schema = buildSchema(texts.get(room) ?? composed(), { assumeValidSDL: true });
  schemas.set(room, schema);
  return schema;
}

function composed(): string {
  const result = composeServices([...texts].map(([name, text]) => ({ name, typeDefs: parse(text) })));
  if (compositionHasErrors(result)) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result.publicSdl;
}

function parsed(text: string): DocumentNode | undefined {
  if (!/^\s*(query|mutation|\{)/.test(text)) return undefined;
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

const entries = new Map<string, { types: string; where: string }>();
const refused = new Map<string, string>();

function take({ text, file, line }: Literal): void {
  const document = parsed(text);
  if (!document) return;
  const where = `${relative(PROJECT, file)}:${line}`;
  const schema = schemaOf(roomOf(relative(PROJECT, file)));
  const errors = validate(schema, document);
  if (errors.length > 0) {
    refused.set(text, errors.map(({ message }) => message).join(' '));
    return;
  }
  const types = typesOf(schema, document);
  const known = entries.get(text);
  if (known && known.types !== types)
    throw new Error(
      `${where} and ${known.where} say the same to services that answer otherwise; name one of them`,
    );
  entries.set(text, known ?? { types, where });
}

for (const literal of literals(globSync('test/**/*.ts', { cwd: PROJECT }).map((file) => join(PROJECT, file))))
  take(literal);

const documents = [...entries].map(([text, { types }]) => `  ${JSON.stringify(text)}: ${types};`);
const reasons = [...refused].map(([text, reason]) => `  ${JSON.stringify(text)}: ${JSON.stringify(reason)};`);
writeFileSync(
  TARGET,
  `/** Written by write-documents.ts. */
export interface Documents {\n${documents.toSorted().join('\n')}\n}

/** What the schemas refuse, and why. */
export interface Refused {\n${reasons.toSorted().join('\n')}\n}
`,
);
