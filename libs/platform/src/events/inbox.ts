import { EntityManager } from '@mikro-orm/postgresql';
import { ConnectionException, DeadlockException, LockWaitTimeoutException } from '@mikro-orm/core';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { newId } from '#libs/kernel';
import { CONSUMES, type Delivery } from './consumer.decorators.js';
import { tellable } from '../data/driver-errors.js';
import type { EventMessage } from './message.js';
import type { EventType } from './outbox.js';

type Handler = (data: object, delivery: Delivery) => Promise<void>;

/** Written in the transaction of the effects, so that the place in the log and the effects never part. */
export type Progress = (em: EntityManager) => Promise<void>;

/** Characters that are kept of what is no event. */
const LONGEST_TEXT = 100_000;

const noProgress: Progress = async () => {};

/** Takes in events of other services: each one once, the mark and the effect in one transaction. */
@Injectable()
export class Inbox implements OnModuleInit {
  private readonly log = new Logger(Inbox.name);
  private readonly handlers = new Map<string, { event: EventType; run: Handler }>();

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
        const method = (instance as Record<string, unknown>)[name] as Handler;
        const event = this.reflector.get<EventType | undefined>(CONSUMES, method);
        if (!event) continue;
        if (this.handlers.has(event.type)) throw new Error(`${event.type} has two consumers in one service.`);
        this.handlers.set(event.type, { event, run: method.bind(instance) });
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
   * Takes in messages in their order: all in one transaction if all go well, else one by one, so that a poisoned message
   * is set aside alone. Messages that were taken in before have no effect.
   * @throws what is worth retrying (a lost connection, a deadlock); the caller repeats the same messages
   */
  async receive(messages: readonly EventMessage[], progress: Progress = noProgress): Promise<void> {
    const wanted = messages.filter((message) => this.handlers.has(message.type));
    try {
      await this.takeIn(wanted, progress);
    } catch (error) {
      if (isWorthRetrying(error)) throw error;
      for (const message of wanted) await this.receiveAlone(message);
      await this.em.fork().transactional(progress);
    }
  }

  /** Sets aside what a transport brought and is no event, so that an operator sees it and the rest goes on. */
  async setAsideUnreadable(source: string, subject: string, text: string): Promise<void> {
    this.log.error(`a message from ${source} is no event and was set aside`);
    const message = { id: newId(), source, type: 'unreadable', subject, text: text.slice(0, LONGEST_TEXT) };
    await setAside(this.em.fork(), message, 'not a CloudEvents message');
  }

  /**
   * Replays what was set aside and waits, in its order, e.g. after a repair.
   * @returns how many took effect; the first that fails again stops its subject
   */
  async replay(): Promise<number> {
    const waiting = await this.em
      .fork()
      .execute<{ id: string; message: EventMessage }[]>(
        'select id, message from set_aside where replayed_at is null order by position',
      );
    const stopped = new Set<string>();
    let replayed = 0;
    for (const { id, message } of waiting) {
      const subject = `${message.source} ${message.subject}`;
      if (stopped.has(subject)) continue;
      try {
        await this.em.fork().transactional(async (em) => {
          await em.execute('update set_aside set replayed_at = clock_timestamp() where id = ?', [id]);
          await this.handle(message, em);
        });
        replayed += 1;
      } catch (error) {
        stopped.add(subject);
        this.log.warn(`${message.type} ${id} failed again: ${reasonOf(error)}`);
      }
    }
    return replayed;
  }

  private async takeIn(messages: readonly EventMessage[], progress: Progress): Promise<void> {
    await this.em.fork().transactional(async (em) => {
      for (const message of await unseen(em, messages)) {
        if (await isBehindSetAside(em, message))
          await setAside(em, message, 'an earlier event of this subject waits');
        else await this.handle(message, em);
      }
      await progress(em);
    });
  }

  private async receiveAlone(message: EventMessage): Promise<void> {
    try {
      await this.takeIn([message], noProgress);
    } catch (error) {
      if (isWorthRetrying(error)) throw error;
      this.log.error(`${message.type} ${message.id} set aside: ${reasonOf(error)}`);
      await this.em.fork().transactional(async (em) => {
        await unseen(em, [message]);
        await setAside(em, message, reasonOf(error));
      });
    }
  }

  private async handle(message: EventMessage, em: EntityManager): Promise<void> {
    const handler = this.handlers.get(message.type);
    if (!handler) throw new Error(`no consumer of ${message.type}`);
    const { event, run } = handler;
    const data = plainToInstance(event, message.data);
    const problems = await validate(data);
    if (problems.length > 0)
      throw new Error(`not a valid ${message.type}: ${problems.map(String).join('; ')}`);
    await run(data, { em, message });
    await em.flush();
    em.clear();
  }
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

async function isBehindSetAside(em: EntityManager, message: EventMessage): Promise<boolean> {
  const rows = await em.execute<object[]>(
    'select 1 from set_aside where source = ? and subject = ? and replayed_at is null limit 1',
    [message.source, message.subject],
  );
  return rows.length > 0;
}

async function setAside(
  em: EntityManager,
  message: Pick<EventMessage, 'id' | 'source' | 'type' | 'subject'>,
  reason: string,
): Promise<void> {
  await em.execute(
    'insert into set_aside (id, source, type, subject, message, reason) values (?, ?, ?, ?, cast(? as jsonb), ?)',
    [message.id, message.source, message.type, message.subject, JSON.stringify(message), reason],
  );
}

function isWorthRetrying(error: unknown): boolean {
  return (
    error instanceof ConnectionException ||
    error instanceof DeadlockException ||
    error instanceof LockWaitTimeoutException ||
    // serialization_failure, and the classes "connection exception" and "operator intervention" of SQLSTATE
    /^(40001|08...|57...)$/.test(String((error as { code?: unknown }).code))
  );
}

function reasonOf(error: unknown): string {
  return tellable(error).message.slice(0, 2000);
}
