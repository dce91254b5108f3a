import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { kernelMessages, type MessageCatalogue } from '#libs/kernel';

/*
 * The structural rules, read from the source itself: which room may touch which, that every operation says who may
 * call it, and that every refusal has its words in both languages.
 */

const DOMAIN = ['identity', 'enterprise', 'provider', 'matching', 'subsidy', 'adoption', 'office'];
/** What each room may import of the code, besides itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  kernel: [],
  contracts: ['kernel'],
  reference: ['kernel'],
  demonstration: ['kernel', 'reference'],
  embedded: ['kernel'],
  ledger: ['kernel', 'platform'],
  policy: ['kernel', 'platform'],
  control: ['kernel', 'contracts', 'platform'],
  assignment: [],
  schema: ['kernel'],
  platform: ['kernel', 'contracts', 'schema'],
  ...Object.fromEntries(
    DOMAIN.map((room) => [
      room,
      [
        'kernel',
        'contracts',
        'platform',
        'policy',
        'reference',
        ...(room === 'subsidy' ? ['ledger', 'control'] : []),
        ...(room === 'matching' ? ['assignment', 'control'] : []),
      ],
    ]),
  ),
};
/** What rules and moves may import: the world as they are told of it, and nothing that acts. */
const PURE = ['kernel', 'reference', 'assignment', 'node:crypto'];

interface Source {
  readonly path: string;
  readonly room: string;
  readonly tree: ts.SourceFile;
  readonly imports: string[];
}

function isTest(path: string): boolean {
  return /\.(e2e-)?spec\.ts$|\.fixture\.ts$/.test(path);
}

const sources: Source[] = globSync('{libs,apps}/**/*.ts', { exclude: (name) => name === 'node_modules' })
  .filter((path) => !path.startsWith('apps/portal/') && !isTest(path))
  .map((path) => {
    const tree = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2023, true);
    const imports = ts.preProcessFile(tree.text).importedFiles.map((each) => each.fileName);
    return { path, room: path.split('/')[1]!, tree, imports };
  });
const inLibs = sources.filter(({ path }) => path.startsWith('libs/'));
const inApps = sources.filter(({ path }) => path.startsWith('apps/'));

function rooms(source: Source): string[] {
  return source.imports
    .filter((name) => name.startsWith('#libs/'))
    .map((name) => name.slice('#libs/'.length));
}

test('there is something to read', () => {
  expect(inLibs.length).toBeGreaterThan(50);
  expect(Object.keys(MAY_IMPORT)).toEqual(
    expect.arrayContaining([...new Set(inLibs.map(({ room }) => room))]),
  );
});

test('no room imports a room that it may not know', () => {
  const trespasses = inLibs.flatMap((source) =>
    rooms(source)
      .filter((room) => room !== source.room && !MAY_IMPORT[source.room]?.includes(room))
      .filter((room) => !(room === 'demonstration' && source.path.endsWith('.demonstration.ts')))
      .map((room) => `${source.path} -> ${room}`),
  );
  expect(trespasses).toEqual([]);
});

test('no relative import leaves its room, and each room is entered by its front door', () => {
  const trespasses = sources.flatMap((source) => {
    const home = source.path.split('/').slice(0, 2).join('/');
    return source.imports
      .filter((name) => name.startsWith('.'))
      .map((name) => relative('.', resolve(dirname(source.path), name)))
      .filter((target) => !target.startsWith(`${home}/`))
      .map((target) => `${source.path} -> ${target}`);
  });
  const sideDoors = sources.flatMap((source) =>
    rooms(source)
      .filter((room) => room.includes('/'))
      .map((room) => `${source.path} -> ${room}`),
  );
  expect([...trespasses, ...sideDoors]).toEqual([]);
});

test('kernel and contracts stand on nothing but the language and the validator', () => {
  const allowed = /^(\.|node:|class-validator$|class-transformer$|#libs\/kernel$)/;
  const found = inLibs
    .filter(({ room }) => room === 'kernel' || room === 'contracts')
    .flatMap(({ path, imports }) =>
      imports.filter((name) => !allowed.test(name)).map((name) => `${path} -> ${name}`),
    );
  expect(found).toEqual([]);
});

test('rules and moves are pure: no clock, no database, no waiting', () => {
  const pure = inLibs.filter(({ path }) => /\.(rules|moves)\.ts$/.test(path));
  expect(pure.length).toBeGreaterThan(5);
  const found = pure.flatMap((source) => [
    ...source.imports
      .filter((name) => !name.startsWith('.') && !PURE.includes(name.replace('#libs/', '')))
      .map((name) => `${source.path} imports ${name}`),
    ...source.imports
      .filter((name) => /\.(service|entity|resolver|consumer|queries)\.js$/.test(name))
      .filter((name) => !typesOnly(source.tree, name))
      .map((name) => `${source.path} imports ${name}`),
    ...(/\bawait\b|Date\.now\(|new Date\(\)|Math\.random/.exec(withoutComments(source.tree)) ?? []).map(
      (word) => `${source.path}: ${word}`,
    ),
  ]);
  expect(found).toEqual([]);
});

function typesOnly(tree: ts.SourceFile, name: string): boolean {
  return tree.statements
    .filter(ts.isImportDeclaration)
    .filter((each) => (each.moduleSpecifier as ts.StringLiteral).text === name)
    .every((each) => each.importClause?.isTypeOnly);
}

function withoutComments(tree: ts.SourceFile): string {
  return ts.createPrinter({ removeComments: true }).printFile(tree);
}

test('an app is wiring: it knows the platform and the rooms it serves', () => {
  const found = inApps
    .filter(({ room }) => DOMAIN.includes(room))
    .flatMap((source) =>
      rooms(source)
        .filter((room) => room !== 'platform' && room !== source.room)
        .map((room) => `${source.path} -> ${room}`),
    );
  expect(found).toEqual([]);
});

test('only settings read the environment', () => {
  const found = sources
    .filter(({ path }) => !path.startsWith('apps/launcher/') && !path.startsWith('libs/embedded/'))
    .filter(({ tree }) => /process\.env\b/.test(withoutComments(tree)))
    .map(({ path }) => path)
    .toSorted();
  // Where the environment is handed to the settings, and where a process asks whether it is in production.
  expect(found).toEqual([
    'apps/gateway/src/main.ts',
    'apps/gateway/src/schema.ts',
    'apps/identity/src/app.module.ts',
    'libs/platform/src/platform.module.ts',
  ]);
});

describe('every operation says who may call it', () => {
  const OPERATIONS = new Set(['Query', 'Mutation', 'Subscription', 'ResolveReference']);
  const operations = sources.flatMap(({ path, tree }) => {
    const found: { name: string; decorators: string[] }[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isMethodDeclaration(node)) {
        const decorators = (ts.getDecorators(node) ?? [])
          .map((each) => each.expression)
          .filter(ts.isCallExpression)
          .map((call) => call.expression.getText());
        if (decorators.some((name) => OPERATIONS.has(name))) {
          found.push({ name: `${path}: ${node.name.getText()}`, decorators });
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });

  test('there are operations', () => expect(operations.length).toBeGreaterThan(30));

  test('each names its privilege or is public', () => {
    const silent = operations.filter(
      ({ decorators }) => !decorators.includes('AllowedTo') && !decorators.includes('Public'),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});

describe('every refusal has its words', () => {
  const codes = sources
    .filter(({ path }) => path.startsWith('libs/'))
    .flatMap(({ path, room, tree }) => {
      const found: { path: string; room: string; code: string }[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isNewExpression(node) && node.expression.getText() === 'DomainError') {
          const [code] = node.arguments ?? [];
          if (code && ts.isStringLiteral(code)) found.push({ path, room, code: code.text });
        }
        ts.forEachChild(node, visit);
      };
      visit(tree);
      return found;
    });

  test.each(DOMAIN)('in %s', async (room) => {
    const module = (await import(resolve(join('libs', room, 'src', `${room}.messages.ts`)))) as Record<
      string,
      MessageCatalogue
    >;
    const catalogue = { ...kernelMessages, ...Object.values(module)[0] };
    const mute = codes.filter((each) => each.room === room && !catalogue[each.code]);
    expect(mute).toEqual([]);
    for (const [code, texts] of Object.entries(catalogue)) {
      expect({
        code,
        chinese: /\p{Script=Han}/u.test(texts['zh-CN']),
        english: /\p{Script=Han}/u.test(texts.en),
      }).toEqual({
        code,
        chinese: true,
        english: false,
      });
      const names = (text: string) =>
        [...text.matchAll(/\{(\w+)(?::noun)?\}/g)]
          .map(([, name]) => String(name))
          .toSorted((a, b) => a.localeCompare(b));
      expect({ code, names: names(texts.en) }).toEqual({ code, names: names(texts['zh-CN']) });
    }
  });
});

/*
 * A room is a top and its folders. The top (index, module, consumers, catalogue, demonstration) knows the folders; the
 * folders know each other in one direction only, so that each can be read with nothing but what lies below it.
 */
describe('each room is folders in an order', () => {
  const FOLDER_MOST = 20;
  const RULES = ['folder loops', 'file circles', 'crowded folders', 'folders that import the top'] as const;
  /** What rooms still break. Only ever shortened: a room that keeps a rule must not be listed with it. */
  const NOT_YET: Record<string, readonly (typeof RULES)[number][]> = {};

  const paths = new Set(inLibs.map(({ path }) => path));
  const edges = inLibs.map(({ path, imports }) => ({
    path,
    targets: imports
      .filter((name) => name.startsWith('.'))
      .map((name) => relative('.', resolve(dirname(path), name)).replace(/\.js$/, '.ts'))
      .filter((target) => paths.has(target)),
  }));
  const files = new Map(edges.map(({ path, targets }) => [path, new Set(targets)]));
  const folders = new Map<string, Set<string>>();
  for (const { path, targets } of edges) {
    const folder = dirname(path);
    const known = folders.get(folder) ?? new Set();
    for (const other of targets.map((target) => dirname(target))) if (other !== folder) known.add(other);
    folders.set(folder, known);
  }
  const roomOf = (path: string) => path.split('/')[1]!;
  const isTop = (folder: string) => /^libs\/[^/]+\/src$/.test(folder);

  const found: Record<(typeof RULES)[number], string[]> = {
    'folder loops': loopsOf(folders).map((loop) => loop.join(' <-> ')),
    'file circles': loopsOf(files).map((loop) => loop.join(' <-> ')),
    'crowded folders': [...folders.keys()].filter(
      (folder) => [...files.keys()].filter((path) => dirname(path) === folder).length > FOLDER_MOST,
    ),
    'folders that import the top': edges
      .filter(({ path }) => !isTop(dirname(path)))
      .flatMap(({ path, targets }) =>
        targets.filter((target) => isTop(dirname(target))).map((target) => `${path} -> ${target}`),
      ),
  };

  test.each(RULES)('no %s', (rule) => {
    const listed = Object.keys(NOT_YET).filter((room) => NOT_YET[room]!.includes(rule));
    expect(found[rule].filter((each) => !listed.includes(roomOf(each)))).toEqual([]);
    const broken = new Set(found[rule].map(roomOf));
    expect(listed.filter((room) => !broken.has(room))).toEqual([]);
  });
});

/** The groups whose members reach each other, found by Tarjan's algorithm. */
function loopsOf(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const loops: string[][] = [];
  const visit = (node: string): void => {
    order.set(node, order.size);
    lowest.set(node, order.get(node)!);
    path.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (path.includes(next)) lowest.set(node, Math.min(lowest.get(node)!, lowest.get(next)!));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const loop = path.splice(path.indexOf(node));
    if (loop.length > 1) loops.push(loop.toSorted((a, b) => a.localeCompare(b)));
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return loops;
}

/*
 * Nothing comes in as a bare string: ids, moments, texts and keys have decorators that fold and check them
 * (libs/platform/README.md, "How an operation takes its arguments").
 */
describe('arguments come in through the front desk', () => {
  const BARE = /=> \[?(String|ID|Date)\b/;

  const decoratorsOf = (node: ts.HasDecorators): ts.CallExpression[] =>
    (ts.getDecorators(node) ?? []).map(({ expression }) => expression).filter(ts.isCallExpression);
  const isInput = (node: ts.ClassDeclaration): boolean =>
    decoratorsOf(node).some((call) => /^(ArgsType|InputType)$/.test(call.expression.getText()));
  const isBare = (call: ts.CallExpression, declared: ts.TypeNode | undefined): boolean => {
    const options = call.arguments.map((each) => each.getText()).join(' ');
    return options.includes('=>') ? BARE.test(options) : /^(string|Date)\b/.test(declared?.getText() ?? '');
  };

  const bare = inLibs
    // The cursor of a page is looked at where the list is known.
    .filter(({ path }) => path !== 'libs/platform/src/graphql/connection.ts')
    .flatMap(({ path, tree }) => {
      const found: string[] = [];
      const look = (node: ts.PropertyDeclaration | ts.ParameterDeclaration, decorator: string): void => {
        const call = decoratorsOf(node).find(({ expression }) => expression.getText() === decorator);
        if (call && isBare(call, node.type)) found.push(`${path}: ${node.name.getText()}`);
      };
      const visit = (node: ts.Node): void => {
        if (ts.isPropertyDeclaration(node) && ts.isClassDeclaration(node.parent) && isInput(node.parent))
          look(node, 'Field');
        if (ts.isParameter(node)) look(node, 'Args');
        ts.forEachChild(node, visit);
      };
      visit(tree);
      return found;
    });

  test('no bare id, moment, key or text', () => {
    expect(bare).toEqual([]);
  });
});
