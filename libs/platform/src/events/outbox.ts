import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId } from '#libs/kernel';
import { OutboxMessage } from '../data/platform.entities.js';

const CHUNK = 1000;

/** A class of `#libs/contracts`: the shape of an event and its versioned name. */
export interface EventType<T extends object = object> {
  readonly type: string;
  /** The service that publishes it. */
  readonly source: string;
  new (): T;
}

/** What a service tells the others: stored if, and only if, the change is. */
@Injectable()
export class Outbox {
  /**
   * Adds an event to the caller's transaction.
   * @param subject the id whose order matters: events of one subject arrive in the order of their transactions
   */
  add<T extends object>(em: EntityManager, event: EventType<T>, subject: string, data: T, now: Date): void {
    em.create(OutboxMessage, { id: newId(), type: event.type, subject, time: now, data });
  }

  /** Adds many events at once, in their order; for imports, where one insert per row would be slow. */
  async addMany<T extends object>(
    em: EntityManager,
    event: EventType<T>,
    facts: readonly { readonly subject: string; readonly data: T; readonly time: Date }[],
  ): Promise<void> {
    const rows = facts.map((fact) => ({ id: newId(), type: event.type, ...fact }));
    for (let i = 0; i < rows.length; i += CHUNK) await em.insertMany(OutboxMessage, rows.slice(i, i + CHUNK));
  }
}
