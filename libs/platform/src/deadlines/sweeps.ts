import { DeadlockException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../data/clock.js';

/** How long, at most, a change that time alone made stays untold. Nothing is decided by it. */
const EVERY_MS = 5000;

const ATTEMPTS = 3;

/**
 * Tells of a batch of changes that time alone has made until now, in one transaction, each with its true instant.
 * Several processes do it at once, so it must take what it tells of: by a lock, a mark or a unique index.
 * @returns whether more may be due
 */
export type Sweep = (em: EntityManager, now: Date) => Promise<boolean>;

/**
 * Writes down what time alone has changed. A state that depends on time is derived from timestamps when it is read, so
 * nothing waits for this; what it brings is the entry in the history and the event, once, with the instant at which it
 * came about.
 */
@Injectable()
export class Sweeps implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Sweeps.name);
  private readonly sweeps = new Map<string, Sweep>();
  private timer: NodeJS.Timeout | undefined;
  private going: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** @param name what is told of, for the log */
  add(name: string, sweep: Sweep): void {
    this.sweeps.set(name, sweep);
  }

  onApplicationBootstrap(): void {
    if (this.sweeps.size > 0) this.again(0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.going;
  }

  /** Tells of everything that is due by now. */
  async run(): Promise<void> {
    for (const sweep of this.sweeps.values()) await this.untilNothingIsDue(sweep);
  }

  private async untilNothingIsDue(sweep: Sweep): Promise<void> {
    for (let attempt = 1; !this.stopped;) {
      try {
        const more = await this.em.fork().transactional(async (em) => sweep(em, await this.clock.now(em)));
        if (!more) return;
        attempt = 1;
      } catch (error) {
        if (!(error instanceof DeadlockException) || attempt === ATTEMPTS) throw error;
        attempt += 1;
      }
    }
  }

  private again(afterMs: number): void {
    this.timer = setTimeout(() => {
      this.going = this.turn();
    }, afterMs);
    this.timer.unref();
  }

  /** What fails is tried again at the next turn, and keeps nothing else from its own. */
  private async turn(): Promise<void> {
    for (const [name, sweep] of this.sweeps) {
      try {
        await this.untilNothingIsDue(sweep);
      } catch (error) {
        if (!this.stopped) this.log.error(`${name}: changes by time stay to be told: ${String(error)}`);
      }
    }
    if (!this.stopped) this.again(EVERY_MS);
  }
}
