import type { EventSubscriber, Transaction, TransactionEventArgs } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { Allocation } from './allocation.js';

/** How long, at most, something that a killed process left undecided stays so. Nothing is decided by it. */
const EVERY_MS = 3000;

/**
 * Sees to it that rounds are settled: after transactions that asked for it, at the start, and now and then for what a
 * killed process left. Whether and how anything is decided never depends on when this runs.
 */
@Injectable()
export class Settlement
  implements EventSubscriber, OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown
{
  private readonly log = new Logger(Settlement.name);
  private readonly asked = new WeakMap<Transaction, Set<string>>();
  private timer: NodeJS.Timeout | undefined;
  private going: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly em: EntityManager,
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
    for (const roundId of rounds) await this.quietly(() => this.allocation.settle(roundId));
  }

  /** Decides what was accepted. A failure is no answer to the claim, which stands: it is decided later. */
  async decide(roundId: string): Promise<void> {
    await this.quietly(() => this.allocation.decide(roundId));
  }

  async settle(roundId: string): Promise<void> {
    await this.quietly(() => this.allocation.settle(roundId));
  }

  private again(afterMs: number): void {
    this.timer = setTimeout(() => {
      this.going = this.sweep();
    }, afterMs);
    this.timer.unref();
  }

  private async sweep(): Promise<void> {
    await this.quietly(() => this.allocation.settleAll());
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
