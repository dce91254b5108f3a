import type { EntityManager } from '@mikro-orm/postgresql';
import { tellable } from '../data/driver-errors.js';
import type { EventMessage } from './message.js';

/*
 * Events that could not be taken in, or not be sent, with the reason. What follows of the same subject waits behind them, so
 * that its order is kept; all others go on.
 */

export const BEHIND = 'an earlier event of this subject waits';

export async function setAside(
  em: EntityManager,
  message: Pick<EventMessage, 'id' | 'source' | 'type' | 'subject'>,
  reason: string,
): Promise<void> {
  await em.execute(
    'insert into set_aside (id, source, type, subject, message, reason) values (?, ?, ?, ?, cast(? as jsonb), ?)',
    [message.id, message.source, message.type, message.subject, JSON.stringify(message), reason],
  );
}

/** Those whose subject has an event that was set aside and waits. */
export async function behindSetAside(
  em: EntityManager,
  messages: readonly EventMessage[],
): Promise<ReadonlySet<EventMessage>> {
  if (messages.length === 0) return new Set();
  const rows = await em.execute<{ id: string }[]>(
    `select message.id from jsonb_to_recordset(cast(? as jsonb)) as message (id uuid, source text, subject text)
      where exists (select 1 from set_aside waiting where waiting.source = message.source
                       and waiting.subject = message.subject and waiting.replayed_at is null)`,
    [JSON.stringify(messages.map(({ id, source, subject }) => ({ id, source, subject })))],
  );
  const behind = new Set(rows.map(({ id }) => id));
  return new Set(messages.filter(({ id }) => behind.has(id)));
}

/**
 * Tries what waits again, in its order; the first that fails again stops its subject.
 * @param condition of SQL: which of them, with `?` for the parameters
 * @param work in a transaction with the mark that it is done
 * @returns how many took effect
 */
export async function tryAgain(
  em: EntityManager,
  [condition, parameters]: readonly [condition: string, parameters: readonly unknown[]],
  work: (message: EventMessage, em: EntityManager) => Promise<void>,
  failed: (message: EventMessage, error: unknown) => void,
): Promise<number> {
  const waiting = await em
    .fork()
    .execute<{ id: string; message: EventMessage }[]>(
      `select id, message from set_aside where replayed_at is null and ${condition} order by position`,
      [...parameters],
    );
  const stopped = new Set<string>();
  let done = 0;
  for (const { id, message } of waiting) {
    const subject = `${message.source} ${message.subject}`;
    if (stopped.has(subject)) continue;
    try {
      await em.fork().transactional(async (transaction) => {
        await transaction.execute('update set_aside set replayed_at = clock_timestamp() where id = ?', [id]);
        await work(message, transaction);
      });
      done += 1;
    } catch (error) {
      stopped.add(subject);
      failed(message, error);
    }
  }
  return done;
}

export function reasonOf(error: unknown): string {
  return tellable(error).message.slice(0, 2000);
}
