import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  asRole,
  DATABASE,
  inDatabase,
  isClockMovable,
  type PostgresServer,
  rolesOf,
  setUpDatabase,
  startPostgres,
} from '#libs/embedded';
import { tell, tellProblem } from './console.js';
import type { LauncherSettings } from './launcher.settings.js';
import { migrateAll, pendingSchemas } from './migrations.js';
import type { Secrets } from './secrets.js';
import { STORIES_BEGIN, STORIES_END } from './stories/calendar.js';

const WATCH_EVERY_MS = 1000;

/** The platform's PostgreSQL: the embedded one, kept running, or one that was given. */
export class Database {
  private server: PostgresServer | undefined;
  private readonly watching = new AbortController();

  constructor(
    private readonly settings: LauncherSettings,
    private readonly secrets: Secrets,
    /** Hears that the server came back under another address. */
    private readonly moved: () => void,
  ) {}

  /** Starts the server unless one was given. */
  async start(): Promise<void> {
    if (this.settings.databaseAdminUrl) return;
    this.server = await this.startServer();
    if (this.server.reused) tell('found PostgreSQL running from a start that was killed: it goes on');
    void this.watch();
  }

  /**
   * Brings roles, schemas, rights and tables up to date.
   * @param compiled the folder of compiled code
   * @param signal ends the migrations
   * @returns whether the database's clock is that of a demonstration
   */
  async bringUpToDate(compiled: string, signal: AbortSignal): Promise<{ clockMovable: boolean }> {
    const { changed } = await setUpDatabase(this.adminUrl, {
      passwords: this.secrets.passwords,
      ...(this.settings.demonstrationSeed === undefined
        ? {}
        : { clockStartsAt: this.settings.demonstrationPast ? STORIES_BEGIN : STORIES_END }),
    });
    if (changed) tell('database, roles and schemas are set up');
    const own = inDatabase(this.adminUrl, DATABASE);
    const pending = await pendingSchemas(own, compiled);
    if (pending.length > 0) {
      tell(`running migrations: ${pending.join(', ')}`);
      const owners = pending.map((schema) => ({ schema, ownerUrl: this.url(rolesOf(schema).owner) }));
      await migrateAll(owners, join(compiled, 'apps/launcher/src/migrate.js'), tell, signal);
    }
    return { clockMovable: await isClockMovable(this.adminUrl) };
  }

  /** The administrator's connection to the server. */
  get adminUrl(): string {
    const url = this.settings.databaseAdminUrl ?? this.server?.superuserUrl;
    if (!url) throw new Error('the database has not been started');
    return url;
  }

  /** A role's connection to the platform's database. */
  url(role: string): string {
    return asRole(inDatabase(this.adminUrl, DATABASE), role, this.secrets.passwords[role] ?? '');
  }

  /** Stops the embedded server; a given one is left alone. */
  async stop(): Promise<void> {
    this.watching.abort();
    await this.server?.stop();
  }

  private startServer(): Promise<PostgresServer> {
    const { folder } = this.settings;
    return startPostgres({
      dataDir: join(folder, 'postgres'),
      logFile: join(folder, 'log', 'postgres.log'),
      report: tell,
    });
  }

  /**
   * Brings the server back when it was killed. The services find it again by themselves under the same address; when
   * another program took that meanwhile, they have to be told.
   */
  private async watch(): Promise<void> {
    const { signal } = this.watching;
    while (!signal.aborted) {
      await sleep(WATCH_EVERY_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted || this.server?.isRunning()) continue;
      tellProblem('PostgreSQL has ended; starting it again');
      try {
        const { port } = this.server ?? {};
        this.server = await this.startServer();
        tell('PostgreSQL is back');
        if (this.server.port !== port) this.moved();
      } catch (error) {
        tellProblem(String(error));
      }
    }
  }
}
