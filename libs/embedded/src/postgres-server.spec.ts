import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { embeddedBinaries } from './postgres-binaries.js';
import { type PostgresServer, runningPostgres, startPostgres } from './postgres-server.js';
import { isRunning } from './processes.js';
import { ask, buildParent, closedFolder, openFolder, removeFolder, runParent } from './testing.fixture.js';

const isRoot = process.getuid?.() === 0;
const describeAsRoot = isRoot ? describe : describe.skip;

let folder: string;
let dataDir: string;
let started: PostgresServer[];

beforeEach(() => {
  folder = openFolder();
  dataDir = join(folder, '.yunshang', 'postgres');
  started = [];
});

afterEach(async () => {
  for (const server of started) if (server.isRunning()) await server.stop();
  removeFolder(folder);
});

async function start(): Promise<PostgresServer> {
  const server = await startPostgres({ dataDir });
  started.push(server);
  return server;
}

test('a first start makes a cluster, a second one continues it on the same port', async () => {
  const first = await start();
  await ask(first.superuserUrl, 'CREATE TABLE kept AS SELECT 1 AS one');
  await first.stop();
  expect(first.isRunning()).toBe(false);

  const second = await start();
  expect(second.port).toBe(first.port);
  expect(second.reused).toBe(false);
  expect(await ask(second.superuserUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
});

test('runs in UTF-8 and the calendar of the province, on loopback alone, and keeps its password from others', async () => {
  const server = await start();
  const settings = await ask(
    server.superuserUrl,
    `SELECT name, setting FROM pg_settings
     WHERE name IN ('server_encoding', 'TimeZone', 'listen_addresses', 'fsync', 'unix_socket_directories') ORDER BY name`,
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    TimeZone: 'Asia/Shanghai',
    fsync: 'on',
    listen_addresses: '127.0.0.1',
    server_encoding: 'UTF8',
    unix_socket_directories: '',
  });
  expect(statSync(`${dataDir}.json`).mode & 0o777).toBe(0o600);
  await expect(ask(server.url('postgres', 'guessed', 'postgres'), 'SELECT 1')).rejects.toThrow(/password/);
  expect(readdirSync(dirname(dataDir)).toSorted()).toEqual(['postgres', 'postgres.json', 'postgres.log']);
});

test('takes another port when its own was taken meanwhile', async () => {
  const first = await start();
  await first.stop();
  const thief = createServer().listen(first.port, '127.0.0.1');
  await once(thief, 'listening');
  try {
    const second = await start();
    expect(second.port).not.toBe(first.port);
    expect(await ask(second.superuserUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  } finally {
    thief.close();
  }
});

test('takes over the server of a parent that was killed, and can stop it', async () => {
  const { child, server } = await runParent([buildParent(folder), dataDir, embeddedBinaries().folder]);
  await ask(server.superuserUrl, 'CREATE TABLE kept AS SELECT 1 AS one');
  child.removeAllListeners('exit');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isRunning(server.pid)).toBe(true);
  expect((await runningPostgres({ dataDir }))?.pid).toBe(server.pid);

  const taken = await start();
  expect(taken).toMatchObject({ reused: true, pid: server.pid, port: server.port });
  expect(await ask(taken.superuserUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  await taken.stop();
  expect(isRunning(server.pid)).toBe(false);
});

test('recovers after the server itself was killed, pid file left behind', async () => {
  const first = await start();
  await ask(first.superuserUrl, 'CREATE TABLE kept AS SELECT 1 AS one');
  process.kill(first.pid, 'SIGKILL');
  expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(true);

  const second = await start();
  expect(second.pid).not.toBe(first.pid);
  expect(await ask(second.superuserUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
});

test('a pid file whose pid belongs to another process by now does not hinder', async () => {
  const first = await start();
  await first.stop();
  // A process of the same user is the hard case: PostgreSQL can signal it and takes it for a server.
  const bystander = spawn('sleep', ['60'], isRoot ? { uid: statSync(dataDir).uid } : {});
  await once(bystander, 'spawn');
  try {
    const lines = [bystander.pid, dataDir, 1, 5432, '', '127.0.0.1', '1 1', 'ready'];
    writeFileSync(join(dataDir, 'postmaster.pid'), lines.join('\n'));
    expect((await start()).reused).toBe(false);
  } finally {
    bystander.kill();
  }
});

test('gives the superuser a new password when the file that held it is gone', async () => {
  const first = await start();
  await ask(first.superuserUrl, 'CREATE TABLE kept AS SELECT 1 AS one');
  await first.stop();
  rmSync(`${dataDir}.json`);
  const second = await start();
  expect(second.superuserUrl).not.toBe(first.superuserUrl);
  expect(await ask(second.superuserUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
});

test('starts when install scripts were skipped, so that the links between libraries are missing', async () => {
  const binaries = join(folder, 'package', 'native');
  cpSync(embeddedBinaries().folder, binaries, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(binaries, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
  for (const { target } of links) rmSync(join(binaries, '..', target));
  const server = await startPostgres({ dataDir, binaries });
  started.push(server);
  expect(await ask(server.superuserUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('the folders need not be as the last start left them: a half-made cluster is made anew', async () => {
  const first = await start();
  await first.stop();
  cpSync(dataDir, `${dataDir}.new`, { recursive: true });
  rmSync(dataDir, { recursive: true });
  expect(await ask((await start()).superuserUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

describeAsRoot('as root below a folder of mode 700 (skipped for other users, who own what they run)', () => {
  let closed: string;
  let parent: string;
  let binaries: string;

  beforeEach(() => {
    closed = closedFolder();
    binaries = join(closed, 'node_modules', 'native');
    dataDir = join(closed, '.yunshang', 'postgres');
    parent = buildParent(closed);
    cpSync(embeddedBinaries().folder, binaries, { recursive: true, verbatimSymlinks: true });
  });

  afterEach(() => removeFolder(closed));

  test.each([
    ['the machine gives dac_read_search', 'all', 0x4],
    ['it gives dac_override alone, as containers do', '-dac_read_search', 0x2],
  ])('runs as another user when %s', async (_, bounding, capabilities) => {
    const before = ['setpriv', `--bounding-set=${bounding === 'all' ? '+all' : bounding}`];
    const { child, server } = await runParent([parent, dataDir, binaries], before);
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
    expect(Number(/^Uid:\s+(\d+)/m.exec(status)?.[1])).not.toBe(0);
    expect(Number.parseInt(/^CapEff:\s+(\w+)/m.exec(status)?.[1] ?? '', 16)).toBe(capabilities);
    expect(server.dataDir).toBe(dataDir);
    await ask(
      server.superuserUrl,
      "DO $$ BEGIN PERFORM 1; END $$; SELECT now() AT TIME ZONE 'Asia/Shanghai'",
    );
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(isRunning(server.pid)).toBe(false);
  });

  test('runs from a copy when no capability can be handed on, and says where', async () => {
    const before = ['setpriv', '--bounding-set=-setpcap'];
    const first = await runParent([parent, dataDir, binaries], before);
    expect(first.server.reported.join()).toContain(first.server.dataDir.replace(/\/data$/, ''));
    await ask(first.server.superuserUrl, 'CREATE TABLE kept AS SELECT 1 AS one');
    first.child.kill('SIGTERM');
    await once(first.child, 'exit');

    const second = await runParent([parent, dataDir, binaries], before);
    expect(second.server.dataDir).toBe(first.server.dataDir);
    expect(await ask(second.server.superuserUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    second.child.kill('SIGTERM');
    await once(second.child, 'exit');
    removeFolder(dirname(second.server.dataDir));
  });

  test('also when the packages themselves may be read by root alone (umask 077)', async () => {
    chmodSync(join(binaries, 'bin', 'postgres'), 0o700);
    chmodSync(join(binaries, 'bin', 'initdb'), 0o700);
    const server = await startPostgres({ dataDir, binaries });
    started.push(server);
    expect(await ask(server.superuserUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
