import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { ConnectionException, DeadlockException, LockWaitTimeoutException } from '@mikro-orm/core';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { CONSUMES, type BatchDelivery, type Consumption, type Delivery } from './consumer.decorators.js';
import { inBatches } from './batches.js';
import { databaseAway } from '../data/database-away.js';
import type { EventMessage } from './message.js';
import type { EventType } from './outbox.js';
import { BEHIND, behindSetAside, reasonOf, setAside, tryAgain } from './set-aside.js';

type Single = (data: object, delivery: Delivery) => Promise<void>;
type Many = (data: readonly object[], delivery: BatchDelivery) => Promise<void>;
type Handler = Consumption & { readonly run: Many };

/** Written in the transaction of the effects, so that the place in the log and the effects never part. */
export type Progress = (em: EntityManager) => Promise<void>;

/** Characters that are kept of what is no event. */
const LONGEST_TEXT = 100_000;

const noProgress: Progress = async () => {};

/** Takes in events of other services: each one once, the mark and the effect in one transaction. */
@Injectable()
export class Inbox implements OnModuleInit {
  private readonly log = new Logger(Inbox.name);
  private readonly handlers = new Map<string, Handler>();

  constructor(
    private readonly em: EntityManager,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (!instance || typeof instance !== 'object') continue;
      for (const name of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance))) {
        const method = (instance as Record<string, unknown>)[name] as Single | Many;
        const consumption = this.reflector.get<Consumption | undefined>(CONSUMES, method);
        if (!consumption) continue;
        const { type } = consumption.event;
        if (this.handlers.has(type)) throw new Error(`${type} has two consumers in one service.`);
        const bound = method.bind(instance);
        const run = consumption.inBatch ? (bound as Many) : oneByOne(bound as Single);
        this.handlers.set(type, { ...consumption, run });
      }
    }
  }

  /** The event types that this service reacts to, by the service that publishes them. */
  subscriptions(): Map<string, string[]> {
    const bySource = new Map<string, string[]>();
    for (const { event } of this.handlers.values()) {
      bySource.set(event.source, [...(bySource.get(event.source) ?? []), event.type]);
    }
    return bySource;
  }

  /**
   * Takes in messages in their order: all in one transaction if all go well, else half by half, so that a poisoned message
   * is set aside alone. Messages that were taken in before have no effect.
   * @throws what is worth retrying (a lost connection, a deadlock); the caller repeats the same messages
   */
  async receive(messages: readonly EventMessage[], progress: Progress = noProgress): Promise<void> {
    const wanted = messages.filter((message) => this.handlers.has(message.type));
    try {
      await this.takeIn(wanted, progress);
    } catch (error) {
      if (isWorthRetrying(error)) throw error;
      for (const part of halvesOf(wanted)) await this.receivePart(part);
      await this.em.fork().transactional(progress);
    }
  }

  /**
   * Sets aside what a transport brought and is no event, once, so that an operator sees it and the rest goes on.
   * @param place where it stood, so that it is known when it comes again
   */
  async setAsideUnreadable(
    source: string,
    place: string,
    { subject, text }: { subject: string; text: string },
  ): Promise<void> {
    const id = idOf(`${source} ${place}`);
    const em = this.em.fork();
    if ((await em.execute('select from set_aside where id = ?', [id])).length > 0) return;
    this.log.error(`a message from ${source} is no event and was set aside`);
    const message = { id, source, type: 'unreadable', subject, text: text.slice(0, LONGEST_TEXT) };
    await setAside(em, message, 'not a CloudEvents message');
  }

  /**
   * Replays what was set aside and waits, in its order, e.g. after a repair.
   * @returns how many took effect; the first that fails again stops its subject
   */
  replay(): Promise<number> {
    return tryAgain(
      this.em,
      [
        'type in (select jsonb_array_elements_text(cast(? as jsonb)))',
        [JSON.stringify([...this.handlers.keys()])],
      ],
      (message, em) => this.handle([message], em),
      (message, error) => this.log.warn(`${message.type} ${message.id} failed again: ${reasonOf(error)}`),
    );
  }

  private async takeIn(messages: readonly EventMessage[], progress: Progress): Promise<void> {
    await this.em.fork().transactional(async (em) => {
      const fresh = await unseen(em, messages);
      const waiting = await behindSetAside(em, fresh);
      for (const message of waiting) await setAside(em, message, BEHIND);
      const free = fresh.filter((message) => !waiting.has(message));
      for (const batch of inBatches(free, (type) => this.handlers.get(type)?.inBatch ?? false)) {
        await this.handle(batch, em);
      }
      await progress(em);
    });
  }

  private async receivePart(messages: readonly EventMessage[]): Promise<void> {
    try {
      await this.takeIn(messages, noProgress);
    } catch (error) {
      if (isWorthRetrying(error)) throw error;
      if (messages.length === 1) return this.setAsideAlone(messages[0]!, error);
      for (const part of halvesOf(messages)) await this.receivePart(part);
    }
  }

  private async setAsideAlone(message: EventMessage, error: unknown): Promise<void> {
    this.log.error(`${message.type} ${message.id} set aside: ${reasonOf(error)}`);
    await this.em.fork().transactional(async (em) => {
      await unseen(em, [message]);
      await setAside(em, message, reasonOf(error));
    });
  }

  /** @param messages of one type */
  private async handle(messages: readonly EventMessage[], em: EntityManager): Promise<void> {
    const type = messages[0]!.type;
    const handler = this.handlers.get(type);
    if (!handler) throw new Error(`no consumer of ${type}`);
    const data = await Promise.all(messages.map((message) => read(handler.event, message)));
    await handler.run(data, { em, messages });
    await em.flush();
    em.clear();
  }
}

function halvesOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  const half = Math.ceil(all.length / 2);
  return [all.slice(0, half), all.slice(half)].filter(({ length }) => length > 0);
}

function oneByOne(run: Single): Many {
  return async (data, { em, messages }) => {
    for (const [i, message] of messages.entries()) await run(data[i]!, { em, message });
  };
}

async function read(event: EventType, message: EventMessage): Promise<object> {
  const data = plainToInstance(event, message.data);
  const problems = await validate(data);
  if (problems.length > 0) throw new Error(`not a valid ${message.type}: ${problems.map(String).join('; ')}`);
  return data;
}

/** Marks the messages and answers those that were not marked before, in the order given. */
async function unseen(em: EntityManager, messages: readonly EventMessage[]): Promise<EventMessage[]> {
  if (messages.length === 0) return [];
  const marked = await em.execute<{ id: string }[]>(
    `insert into inbox (id, type)
     select id, type from jsonb_to_recordset(cast(? as jsonb)) as message (id uuid, type text)
     on conflict (id) do nothing returning id`,
    [JSON.stringify(messages.map(({ id, type }) => ({ id, type })))],
  );
  const fresh = new Set(marked.map(({ id }) => id));
  return messages.filter((message) => fresh.delete(message.id));
}

function isWorthRetrying(error: unknown): boolean {
  return (
    error instanceof ConnectionException ||
    (error instanceof Error && databaseAway(error) !== undefined) ||
    error instanceof DeadlockException ||
    error instanceof LockWaitTimeoutException ||
    // serialization_failure, and the classes "connection exception" and "operator intervention" of SQLSTATE
    /^(40001|08...|57...)$/.test(String((error as { code?: unknown }).code))
  );
}

/** An id that is the same for the same text, for what brings none. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
