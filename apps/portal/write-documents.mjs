import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import { preset } from '@graphql-codegen/client-preset';
import { buildASTSchema, parse, visit } from 'graphql';

/*
 * Makes of every *.graphql file of the portal, and of the schema that the gateway shows:
 *
 *   src/gql/graphql.ts             the types of each operation, and a constant that holds its id
 *   src/gql/words.<language>.ts    what each value of an enum is called, as the schema describes it
 *   persisted-documents.json       id -> text, which the gateway reads: a browser sends ids only
 *
 * Plain JavaScript, because it runs before anything is built. The first two are not committed, as they follow from the
 * others; the list is, so that a review sees what pages ask for.
 */

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const SCHEMA = 'apps/gateway/schema.graphql';
/** The folder of what is made and not committed. */
export const GENERATED = 'apps/portal/src/gql';
const MANIFEST = 'apps/portal/persisted-documents.json';

/** 48 bits: enough to tell some thousand documents apart, short enough to be read in a log. */
const DIGITS = 12;

/** Writes what is out of date. Throws where a document does not fit the schema. */
export async function writeDocuments() {
  const text = read(SCHEMA);
  const schema = parse(text);
  const documents = globSync('apps/portal/src/**/*.graphql', { cwd: PROJECT })
    .toSorted()
    .map((location) => ({ location, document: parse(read(location)), rawSDL: read(location) }));
  const parts = await preset.buildGeneratesSection({
    baseOutputDir: `${GENERATED}/`,
    schema,
    schemaAst: buildASTSchema(schema, { assumeValidSDL: true }),
    documents,
    config: {
      documentMode: 'string',
      enumsAsTypes: true,
      useTypeImports: true,
      // What is asked for is listed; what the schema has besides is no type of a page.
      onlyOperationTypes: true,
      scalars: { ID: 'string', DateTime: 'string', LocalDate: 'string', Fen: 'string' },
    },
    presetConfig: {
      fragmentMasking: false,
      persistedDocuments: { mode: 'replaceDocumentWithHash', hashAlgorithm: idOf },
    },
    pluginMap: {},
    plugins: [],
    profiler: { run: (task) => task(), collect: () => [] },
    cache: (_namespace, _key, make) => make(),
  });
  for (const part of parts) {
    const name = part.filename.slice(`${GENERATED}/`.length);
    if (name === 'graphql.ts') {
      write(part.filename, withoutTexts(await codegen({ ...part, cache: undefined })));
    }
    if (name === 'persisted-documents.json') {
      write(MANIFEST, listOf(JSON.parse(await codegen({ ...part, cache: undefined }))));
    }
  }
  writeWords(schema);
}

/** `Goals.c70b66853742`: the name says in every log what was asked, the digits tell one text from another. */
function idOf(operation) {
  // Fragments may stand in front of it.
  const name = /(?:^|\}\s*)(?:query|mutation)\s+(\w+)/.exec(operation)?.[1];
  return `${name}.${createHash('sha256').update(operation).digest('hex').slice(0, DIGITS)}`;
}

/** Fragments are in the documents that use them; their own texts would only make the first page larger. */
function withoutTexts(generated) {
  return generated.replaceAll(
    /^export const \w+FragmentDoc = new TypedDocumentString\(`[^`]*`[^;]*;\n?/gm,
    '',
  );
}

/** One line each, in the order of their names, so that two people's pages meet on one line only where they must. */
function listOf(manifest) {
  const lines = Object.entries(manifest)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, text]) => `${JSON.stringify(id)}: ${JSON.stringify(text)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** The schema describes each value as `awaiting certification (待认证)`, sometimes with more behind it. */
function writeWords(schema) {
  const chinese = {};
  const english = {};
  visit(schema, {
    EnumTypeDefinition(type) {
      for (const { name, description } of type.values ?? []) {
        const [, inEnglish, inChinese] =
          /^([^(]+) \(([^()]*\p{Script=Han}[^()]*)\)/u.exec(description?.value ?? '') ?? [];
        if (!inEnglish) continue;
        (chinese[type.name.value] ??= {})[name.value] = inChinese;
        (english[type.name.value] ??= {})[name.value] = inEnglish;
      }
      return false;
    },
  });
  write(`${GENERATED}/words.zh-CN.ts`, `export const words = ${JSON.stringify(chinese, undefined, 2)};\n`);
  write(`${GENERATED}/words.en.ts`, `export const words = ${JSON.stringify(english, undefined, 2)};\n`);
}

/** A file that says the same keeps its time, by which the build tells whether anything changed. */
function write(path, text) {
  if (read(path) === text) return;
  mkdirSync(join(PROJECT, GENERATED), { recursive: true });
  writeFileSync(join(PROJECT, path), text);
}

function read(path) {
  try {
    return readFileSync(join(PROJECT, path), 'utf8');
  } catch {
    return '';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeDocuments();
