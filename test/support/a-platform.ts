import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, isRunning, runningPostgres } from '#libs/embedded';
import { projectFolder } from '#libs/platform';
import type { AnswerOf, Anything, Valid, VariablesOf } from './graphql/typed.js';
import { whatRuns, type Running } from '../../apps/launcher/src/running.js';
import { tokenFor } from '../../apps/launcher/src/token.js';

/** The first start makes a database and loads the demonstration data. */
export const FIRST_START_MS = 180_000;

export interface Answered<T> {
  readonly status: number;
  readonly text: string;
  readonly data?: T | null;
  readonly errors?: readonly {
    message: string;
    extensions?: { code?: string; params?: Record<string, unknown> };
  }[];
}

export interface Asking {
  readonly token?: string;
  readonly variables?: Record<string, unknown>;
  readonly language?: string;
  /** Another address than that of the gateway. */
  readonly url?: string;
  readonly headers?: Record<string, string>;
}

type AskingFor<D extends string> =
  object extends VariablesOf<D>
    ? [asking?: Asking & { variables?: VariablesOf<D> }]
    : [asking: Asking & { variables: VariablesOf<D> }];

export interface TestPlatform {
  readonly origin: string;
  readonly folder: string;
  /** Everything the launcher printed since the last start. */
  readonly printed: () => string;
  readonly running: () => Running;
  readonly pidOf: (program: string) => number;
  /** The access token of a demo account, by the front door. */
  token(account: string): Promise<string>;
  tokenOf(account: string, password: string): Promise<string>;
  ask<const D extends string>(document: Valid<D>, ...asking: AskingFor<D>): Promise<Answered<AnswerOf<D>>>;
  /** The same with whatever the types would not let pass. */
  askAnything(document: string, asking?: Asking): Promise<Answered<Anything>>;
  start(): Promise<void>;
  /** Ends it as Ctrl-C does, or otherwise, and waits for the launcher's end. */
  end(signal: 'SIGINT' | 'SIGKILL'): Promise<void>;
  /** Runs one of the programs beside the platform, as `npm run chain` does. */
  run(program: string, ...args: string[]): Promise<{ code: number | null; output: string }>;
  /** Ends what still runs and removes the folder. */
  stop(): Promise<void>;
}

/**
 * The whole platform in a folder of its own, started as a person does; the project must have been built.
 * @param demonstration `quick` leaves out the weeks that are played before the demonstration begins
 */
export async function aPlatform(demonstration: 'on' | 'quick' = 'quick'): Promise<TestPlatform> {
  const folder = mkdtempSync(join(tmpdir(), 'yunshang-platform-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const tokens = new Map<string, Promise<string>>();
  let launcher: ChildProcess | undefined;
  let printed = '';

  const running = (): Running => {
    const found = whatRuns(folder);
    if (!found) throw new Error(`nothing runs: ${printed}`);
    return found;
  };
  const ends = async (signal: 'SIGINT' | 'SIGKILL'): Promise<void> => {
    if (!launcher || launcher.exitCode !== null || launcher.signalCode !== null) return;
    const ended = once(launcher, 'exit');
    launcher.kill(signal);
    await ended;
  };
  const start = async (): Promise<void> => {
    printed = '';
    launcher = node(['apps/launcher/start.mjs'], {
      PORT: String(port),
      YUNSHANG_DIR: folder,
      // Tests ask thousands of times from one address.
      RATE_LIMITS: 'off',
      DEMONSTRATION: demonstration,
    });
    listen(launcher, (text) => (printed += text));
    while (!printed.includes('Stop it with Ctrl-C')) {
      if (launcher.exitCode !== null) throw new Error(`the launcher ended: ${printed}`);
      await sleep(50);
    }
  };
  const password = () =>
    (JSON.parse(readFileSync(join(folder, 'demo-accounts.json'), 'utf8')) as { password: string }).password;
  const token = (account: string): Promise<string> => {
    const known = tokens.get(account) ?? tokenFor(origin, account, password());
    tokens.set(account, known);
    return known;
  };
  const askAnything: TestPlatform['askAnything'] = (document, asking) =>
    ask(`${origin}/graphql`, document, asking);
  await start();
  return {
    origin,
    folder,
    printed: () => printed,
    running,
    pidOf: (program) => running().processes.find(({ name }) => name === program)!.pid,
    token,
    tokenOf: (account, secret) => tokenFor(origin, account, secret),
    askAnything,
    ask: askAnything as TestPlatform['ask'],
    start,
    end: ends,
    run: async (program, ...args) => {
      const child = node([program, ...args], { YUNSHANG_DIR: folder });
      let output = '';
      listen(child, (text) => (output += text));
      const [code] = (await once(child, 'close')) as [number | null];
      return { code, output };
    },
    stop: async () => {
      await ends('SIGINT');
      await (await runningPostgres({ dataDir: join(folder, 'postgres') }))?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ask(
  gateway: string,
  document: string,
  { token, variables, language = 'en', url = gateway, headers }: Asking = {},
): Promise<Answered<Anything>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': language,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    body: JSON.stringify({ query: document, variables }),
  });
  const text = await response.text();
  const parsed = text.startsWith('{') ? (JSON.parse(text) as Partial<Answered<Anything>>) : {};
  return { ...parsed, status: response.status, text };
}

function node(args: readonly string[], environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', ...args], {
    cwd: projectFolder(),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function listen(child: ChildProcess, hear: (text: string) => void): void {
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', hear);
}

/** Asks until the answer is as it should be. */
export async function until<T>(question: () => Promise<T> | T, holds: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await question();
    if (holds(answer)) return answer;
    await sleep(100);
  }
}

export { isRunning };

/** A second gateway before the same services, as a real installation has it: nobody reads the schema. */
export async function aStrictGateway(platform: TestPlatform): Promise<{ url: string; stop(): void }> {
  const port = await freePort();
  const { gateway: _, ...urls } = platform.running().urls;
  const secrets = JSON.parse(readFileSync(join(platform.folder, 'secrets.json'), 'utf8')) as {
    gatewaySecret: string;
    sessionKey: string;
    portalKey: object;
  };
  const child = spawn(process.execPath, ['dist/bundle/gateway.js'], {
    cwd: projectFolder(),
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      PUBLIC_ORIGIN: platform.origin,
      GATEWAY_SECRET: secrets.gatewaySecret,
      SESSION_KEY: secrets.sessionKey,
      PORTAL_KEY: JSON.stringify(secrets.portalKey),
      // This gateway is asked with tokens only.
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      EVENT_LOG_URL: 'postgres://nobody@127.0.0.1:1/none',
      RATE_LIMITS: 'off',
      ...Object.fromEntries(Object.entries(urls).map(([name, url]) => [`${name.toUpperCase()}_URL`, url])),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return { url: `http://127.0.0.1:${port}/graphql`, stop: () => void child.kill('SIGTERM') };
}
