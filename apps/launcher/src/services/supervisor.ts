import { setTimeout as sleep } from 'node:timers/promises';
import { mainReason } from '../console.js';
import {
  type RunningService,
  type ServiceCommand,
  type ServiceMessage,
  spawnService,
} from './service-process.js';

/** Waiting time before a restart: doubled with each death in a row, and forgotten after a while of good life. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;
const GOOD_LIFE_MS = 60_000;
/** A service that cannot even start this many times in a row ends the whole start: nobody would see it limp. */
const FAILED_STARTS = 3;
const STOP_WITHIN_MS = 10_000;

export interface Listener {
  /** A process was started, for the first time or again. */
  started(service: string): void;
  progress(service: string, text: string): void;
  line(service: string, line: string): void;
  /** A service died; `restartInMs` tells when it comes back. */
  died(service: string, reason: string, restartInMs: number): void;
}

/** Keeps one service running until it is told to stop. */
export class Supervisor {
  private running: RunningService | undefined;
  private stopping: Promise<void> | undefined;
  private readonly wakeUp = new AbortController();
  private wasReady = false;
  private workedLong = false;
  private moving = false;
  private renewing: (() => void) | undefined;

  constructor(
    private command: ServiceCommand,
    private readonly listener: Listener,
  ) {}

  get pid(): number | undefined {
    return this.running?.pid;
  }

  /**
   * Starts the service; resolves when it is ready for the first time.
   * @throws Error with its last words when it ends several times before that
   */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      void this.keepAlive(resolve, reject);
    });
  }

  /**
   * Starts it anew when it did long work before it was ready, as loading the demonstration is: a process never gives
   * back all the memory that it once took (three times as much as it needs at rest). Resolves when it is ready again.
   */
  async renewAfterLongWork(): Promise<void> {
    if (!this.workedLong) return;
    const again = new Promise<void>((resolve) => (this.renewing = resolve));
    await this.running?.stop(STOP_WITHIN_MS);
    await again;
  }

  /** Starts it anew in other surroundings: what it was told at its start holds no longer. */
  async restartIn(environment: ServiceCommand['environment']): Promise<void> {
    this.command = { ...this.command, environment };
    this.moving = true;
    await this.running?.stop(STOP_WITHIN_MS);
  }

  /** Stops it for good. May be called at any time, also twice. */
  stop(): Promise<void> {
    this.wakeUp.abort();
    return (this.stopping ??= this.running?.stop(STOP_WITHIN_MS) ?? Promise.resolve());
  }

  /** Ends it at once. */
  kill(): void {
    void this.running?.stop(0);
  }

  private async keepAlive(ready: () => void, failed: (error: Error) => void): Promise<void> {
    const { name } = this.command;
    for (let deaths = 1; !this.wakeUp.signal.aborted; deaths += 1) {
      const began = performance.now();
      this.moving = false;
      this.running = spawnService(this.command, {
        line: (line) => this.listener.line(name, line),
        message: (message) => this.hear(message, ready),
      });
      this.listener.started(name);
      const { how, lastWords } = await this.running.ended;
      const reason = [how, mainReason(lastWords)].filter((part) => part !== '').join(': ');
      if (this.wakeUp.signal.aborted) return;
      if (this.moving || (this.renewing && this.workedLong)) {
        this.workedLong = false;
        continue;
      }
      if (performance.now() - began > GOOD_LIFE_MS) deaths = 1;
      if (!this.wasReady && deaths >= FAILED_STARTS) {
        const { logFile } = this.command;
        return failed(new Error(`${name} does not start (${reason}). Its log says more: ${logFile}`));
      }
      const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (deaths - 1), LONGEST_WAIT_MS);
      this.listener.died(name, reason, waitMs);
      await sleep(waitMs, undefined, { signal: this.wakeUp.signal }).catch(() => undefined);
    }
  }

  private hear(message: ServiceMessage, ready: () => void): void {
    if (message.progress) {
      this.workedLong = true;
      this.listener.progress(this.command.name, message.progress);
    }
    if (message.ready) {
      this.wasReady = true;
      ready();
      this.renewing?.();
      this.renewing = undefined;
    }
  }
}
