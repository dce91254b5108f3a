import {
  DeadlockException,
  type EventSubscriber,
  type Transaction,
  type TransactionEventArgs,
} from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { Clock } from '#libs/platform';
import { Allocation } from './allocation.js';
import { acceptedUpTo, unsettledRounds } from './queue.queries.js';

/** How long, at most, something that a killed process left undecided stays so. Nothing is decided by it. */
const EVERY_MS = 3000;

const ATTEMPTS = 5;

/** One at a time decides a round in this process; those who ask meanwhile share the next turn. */
interface Turn {
  running: Promise<void>;
  next: Promise<void> | undefined;
  /** Whether the waiting lists are to be looked at as well. */
  whole: boolean;
}

/**
 * Decides when rounds are allocated: after transactions that asked for it, at the start, and periodically for what a
 * killed process left. What is decided, and in which order, never depends on when this runs.
 */
@Injectable()
export class AllocationScheduler
  implements EventSubscriber, OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown
{
  private readonly log = new Logger(AllocationScheduler.name);
  private readonly turns = new Map<string, Turn>();
  private readonly asked = new WeakMap<Transaction, Set<string>>();
  private timer: NodeJS.Timeout | undefined;
  private going: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly allocation: Allocation,
  ) {}

  onModuleInit(): void {
    this.em.getEventManager().registerSubscriber(this);
  }

  onApplicationBootstrap(): void {
    this.again(0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.going;
  }

  /** Settles a round as soon as the transaction of this entity manager has committed. */
  afterCommit(em: EntityManager, roundId: string): void {
    const transaction = em.getTransactionContext();
    if (!transaction) throw new Error('settling after a commit needs a transaction');
    const rounds = this.asked.get(transaction) ?? new Set();
    this.asked.set(transaction, rounds.add(roundId));
  }

  async afterTransactionCommit({ transaction }: TransactionEventArgs): Promise<void> {
    const rounds = transaction && this.asked.get(transaction);
    if (!rounds) return;
    this.asked.delete(transaction);
    for (const roundId of rounds) await this.quietly(() => this.takeTurn(roundId, true));
  }

  /**
   * Decides every claim that was accepted before the call; of the waiting lists only those that they touch move on. A
   * failure is no answer to the claim, which stands: it is decided later.
   */
  async decide(roundId: string): Promise<void> {
    await this.quietly(() => this.takeTurn(roundId, false));
  }

  /**
   * Decides everything in a round that is accepted, or waits and can move, and ends what the clock has ended. To be called
   * after the transaction that freed or added money has committed; calling it more often does no harm.
   */
  async settle(roundId: string): Promise<void> {
    await this.quietly(() => this.takeTurn(roundId, true));
  }

  /** Settles every round in which something is left, e.g. by a process that was killed. */
  private async settleAll(): Promise<void> {
    const em = this.em.fork();
    for (const roundId of await unsettledRounds(em, await this.clock.now(em)))
      await this.takeTurn(roundId, true);
  }

  private takeTurn(roundId: string, whole: boolean): Promise<void> {
    const turn = this.turns.get(roundId) ?? { running: Promise.resolve(), next: undefined, whole: false };
    this.turns.set(roundId, turn);
    turn.whole ||= whole;
    turn.next ??= turn.running
      .catch(() => undefined)
      .then(() => {
        turn.running = this.allocate(roundId, turn.whole);
        turn.next = undefined;
        turn.whole = false;
        return turn.running;
      });
    return turn.next;
  }

  /** Batch after batch, each a transaction of its own. */
  private async allocate(roundId: string, whole: boolean): Promise<void> {
    const upTo = await acceptedUpTo(this.em, roundId);
    for (let attempt = 1; ;) {
      try {
        const more = await this.em
          .fork()
          .transactional((em) => this.allocation.decideBatch(em, roundId, upTo, whole));
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
      this.going = this.sweep();
    }, afterMs);
    this.timer.unref();
  }

  private async sweep(): Promise<void> {
    await this.quietly(() => this.settleAll());
    if (!this.stopped) this.again(EVERY_MS);
  }

  private async quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.stopped) this.log.error(`a round stays to be settled: ${String(error)}`);
    }
  }
}
