import { fork } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DATABASE, freePorts, inDatabase, isPortFree, readClock, readJson } from '#libs/embedded';
import { SERVICES, type ServiceName } from '#libs/kernel';
import { administratorLinks } from './administrator-links.js';
import { tell, tellIfLoud, tellProblem } from './console.js';
import { Database } from './database.js';
import { assertBrokerAnswers } from './broker-check.js';
import { type DemoAccount, greeting } from './greeting.js';
import { type LauncherSettings, readLauncherSettings } from './launcher.settings.js';
import { takeLock } from './lock.js';
import { playPast } from './past.js';
import { endLeftovers, forgetRunning, writeRunning } from './running.js';
import { keepSecrets, type Secrets } from './secrets.js';
import {
  addressOf,
  environmentOf,
  PROGRAMS,
  type ProgramName,
  type Surroundings,
} from './services/service-environment.js';
import type { Stage } from './stories/play.js';
import { Supervisor } from './services/supervisor.js';

/** The folder of compiled code, as seen from the project's folder, in which the launcher is started. */
const COMPILED = resolve('dist');
/** Two people, because every office after them takes two. */
const FIRST_ADMINISTRATORS = 2;
const PORT_FREE_WITHIN_MS = 5000;
/** One Ctrl-C arrives twice, from the terminal and from npm; later than this it is the impatient second one. */
const SAME_KEY_MS = 1000;

/** Starts the whole platform and keeps it running until SIGINT, SIGTERM or SIGHUP. */
export async function start(): Promise<void> {
  const settings = readLauncherSettings(process.env);
  mkdirSync(join(settings.folder, 'log'), { recursive: true });
  const release = takeLock(join(settings.folder, 'lock'));
  const platform = new Platform(settings, keepSecrets(join(settings.folder, 'secrets.json')));
  const end = async (code: number): Promise<never> => {
    await platform.stop();
    release();
    process.exit(code);
  };
  let first: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (first === undefined) {
        first = performance.now();
        void end(0);
      } else if (performance.now() - first > SAME_KEY_MS) {
        platform.kill();
      }
    });
  }
  try {
    process.stdout.write(await platform.start());
  } catch (error) {
    if (platform.stopping) return;
    tellProblem(error instanceof Error ? error.message : String(error));
    await end(1);
  }
}

/** All parts of a running platform, started from the database upwards and stopped from the gateway downwards. */
class Platform {
  private readonly database: Database;
  private readonly supervisors = new Map<ProgramName, Supervisor>();
  private databaseUp: Promise<void> = Promise.resolve();
  private databaseReady: Promise<unknown> = Promise.resolve();
  private accounts: Promise<unknown> = Promise.resolve();
  private past: Promise<unknown> = Promise.resolve();
  private readonly ending = new AbortController();
  private surroundings: Surroundings | undefined;
  stopping = false;

  constructor(
    private readonly settings: LauncherSettings,
    private readonly secrets: Secrets,
  ) {
    this.database = new Database(settings, secrets, () => void this.followDatabase());
  }

  /** @returns what to print when everything runs */
  async start(): Promise<string> {
    const { settings, secrets, database } = this;
    await endLeftovers(settings.folder);
    await this.awaitPort();
    if (settings.eventTransport === 'kafka') await assertBrokerAnswers(settings.kafkaBrokers);
    if (this.stopping) throw new Error('stopped while starting');
    this.databaseUp = database.start();
    await this.databaseUp;
    if (this.stopping) throw new Error('stopped while starting');
    const ready = database.bringUpToDate(COMPILED, this.ending.signal);
    this.databaseReady = ready;
    const { clockMovable } = await ready;
    const demonstrationSeed = this.demonstrationSeed(clockMovable);
    const ports = await freePorts(SERVICES.length);
    this.surroundings = {
      settings,
      secrets,
      ports: Object.fromEntries(SERVICES.map((service, at) => [service, ports[at]])) as Record<
        ServiceName,
        number
      >,
      databaseUrl: (role) => database.url(role),
      demonstrationSeed,
    };
    if (this.stopping) throw new Error('stopped while starting');
    const told =
      demonstrationSeed === undefined
        ? Promise.resolve(undefined)
        : demoAccounts(demonstrationSeed, secrets.demonstrationPassword, settings.folder, this.ending.signal);
    this.accounts = told;
    const [accounts] = await Promise.all([told, this.startPrograms(this.surroundings)]);
    if (demonstrationSeed !== undefined && settings.demonstrationPast) {
      this.past = playPast(
        join(COMPILED, 'apps/launcher/src/stories/play.js'),
        this.stage(this.surroundings, demonstrationSeed),
        this.ending.signal,
      );
      await this.past;
    }
    const administrators =
      demonstrationSeed === undefined && !clockMovable
        ? await administratorLinks(database.adminUrl, settings.publicOrigin, FIRST_ADMINISTRATORS)
        : [];
    return greeting({
      publicOrigin: settings.publicOrigin,
      seconds: (Date.now() - performance.timeOrigin) / 1000,
      ...(clockMovable ? { clock: await readClock(inDatabase(database.adminUrl, DATABASE)) } : {}),
      administrators,
      ...(accounts ? { demonstration: { ...accounts, password: secrets.demonstrationPassword } } : {}),
    });
  }

  /** Gateway first, so that nobody's request is cut off behind it; then the services; then the database. */
  async stop(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    tell('stopping');
    this.ending.abort();
    await this.supervisors.get('gateway')?.stop();
    await Promise.all([...this.supervisors.values()].map((each) => each.stop()));
    await Promise.allSettled([this.databaseUp, this.databaseReady, this.accounts, this.past]);
    await this.database.stop();
    forgetRunning(this.settings.folder);
    tell('stopped');
  }

  /** For the impatient: ends the services at once. The database always ends in order. */
  kill(): void {
    for (const supervisor of this.supervisors.values()) supervisor.kill();
  }

  private async startPrograms(surroundings: Surroundings): Promise<void> {
    for (const name of PROGRAMS) {
      const logFile = join(this.settings.folder, 'log', `${name}.log`);
      // The log of the last start is kept beside, so that none grows without bound.
      if (existsSync(logFile)) renameSync(logFile, join(this.settings.folder, 'log', `${name}.last.log`));
      const file = join(COMPILED, 'bundle', `${name}.js`);
      const environment = environmentOf(name, surroundings);
      const supervisor = new Supervisor(
        { name, file, environment, logFile },
        {
          started: () => this.noteRunning(),
          progress: (service, text) => tell(`${service}: ${text}`),
          line: tellIfLoud,
          died: (service, reason, waitMs) => {
            tellProblem(`${service} ended: ${reason}; starting it again in ${waitMs} ms`);
          },
        },
      );
      this.supervisors.set(name, supervisor);
    }
    const supervisors = [...this.supervisors.values()];
    await Promise.all(supervisors.map((each) => each.start()));
    await Promise.all(supervisors.map((each) => each.renewAfterLongWork()));
  }

  /** PostgreSQL came back under another address, which each program was told once, at its start. */
  private async followDatabase(): Promise<void> {
    const surroundings = this.surroundings;
    if (!surroundings || this.stopping) return;
    tell('PostgreSQL has another port now: starting the services again');
    await Promise.all(
      [...this.supervisors].map(([name, each]) => each.restartIn(environmentOf(name, surroundings))),
    );
  }

  private stage(surroundings: Surroundings, seed: number): Stage {
    const { settings, secrets } = surroundings;
    return {
      seed,
      folder: settings.folder,
      superuserUrl: this.database.adminUrl,
      services: Object.fromEntries(
        SERVICES.map((service) => [service, addressOf(service, surroundings)]),
      ) as Record<ServiceName, string>,
      gatewaySecret: secrets.gatewaySecret,
      issuer: `${settings.publicOrigin}/oidc`,
      ...(settings.passedOn['AUDIENCE'] ? { audience: settings.passedOn['AUDIENCE'] } : {}),
    };
  }

  private noteRunning(): void {
    const surroundings = this.surroundings;
    if (!surroundings || this.stopping) return;
    const services = SERVICES.map((service) => [service, addressOf(service, surroundings)]);
    const pids = [...this.supervisors].flatMap(([name, { pid }]) => (pid ? [[name, pid] as const] : []));
    writeRunning(
      this.settings.folder,
      {
        publicOrigin: this.settings.publicOrigin,
        urls: Object.fromEntries([
          ['gateway', `http://127.0.0.1:${this.settings.port}`],
          ...services,
        ]) as Record<string, string>,
        superuserUrl: this.database.adminUrl,
      },
      { launcher: process.pid, ...Object.fromEntries(pids) },
    );
  }

  /** Demonstration data belong to a demonstration's clock: a database that lives by real time gets none. */
  private demonstrationSeed(clockMovable: boolean): number | undefined {
    const wanted = this.settings.demonstrationSeed;
    if (wanted !== undefined && !clockMovable) {
      tell(
        'this database lives by real time, so no demonstration data are loaded (DEMONSTRATION=off says so)',
      );
      return undefined;
    }
    if (wanted === undefined && clockMovable) {
      tell(
        'the data here are those of a demonstration, and its clock goes on; YUNSHANG_DIR names another folder',
      );
    }
    return wanted;
  }

  private async awaitPort(): Promise<void> {
    const { port, host } = this.settings;
    const deadline = performance.now() + PORT_FREE_WITHIN_MS;
    while (!(await isPortFree(port, host))) {
      if (performance.now() > deadline) {
        throw new Error(
          `Port ${port} is taken by another program, or HOST=${host} is no address of this machine. ` +
            `Choose another one: PORT=${port + 1} npm start`,
        );
      }
      await sleep(100);
    }
  }
}

/** Who can sign in: read from the file of an earlier start, or worked out once for this data set. */
async function demoAccounts(
  seed: number,
  password: string,
  folder: string,
  signal: AbortSignal,
): Promise<{ accounts: readonly DemoAccount[]; file: string } | undefined> {
  const file = join(folder, 'demo-accounts.json');
  const read = (): { seed: number; accounts: DemoAccount[] } | undefined =>
    readJson(file) as { seed: number; accounts: DemoAccount[] } | undefined;
  if (read()?.seed !== seed) {
    // By the environment: arguments can be read by everybody on the machine.
    const env = { ...process.env, DEMONSTRATION_PASSWORD: password };
    const child = fork(join(COMPILED, 'apps/launcher/src/demo-accounts.js'), [String(seed), file], {
      env,
      signal,
    });
    child.once('error', () => undefined);
    await new Promise((done) => child.once('close', done));
  }
  const kept = read();
  return kept?.seed === seed ? { accounts: kept.accounts, file } : undefined;
}
