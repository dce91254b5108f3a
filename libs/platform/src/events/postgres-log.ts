import { Logger } from '@nestjs/common';
import pg from 'pg';
import type { EntityManager } from '@mikro-orm/postgresql';
import { BEGINNING, readOutbox, type Position, type Query } from './outbox-reader.js';
import type { Inbox } from './inbox.js';
import { sourceOf } from './message.js';
import { repeat, type Transport } from './transport.js';

const BATCH = 500;
const ANSWER_WITHIN_MS = 30_000;

/** Reads the outboxes of the other services directly, over a role that may read these tables and nothing else. */
export class PostgresLog implements Transport {
  private readonly log = new Logger(PostgresLog.name);
  private readonly stopping = new AbortController();
  private readonly pool: pg.Pool;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly service: string,
    url: string,
    private readonly em: EntityManager,
  ) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: 1,
      application_name: 'event-log',
      // A connection whose other end is gone without a word would else be waited for without end.
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
    });
    this.pool.on('error', (error) => this.log.warn(`connection to the event log lost: ${error.message}`));
  }

  async start(inbox: Inbox): Promise<void> {
    const subscriptions = [...inbox.subscriptions()];
    const positions = new Map<string, Position>();
    for (const [source] of subscriptions) positions.set(source, await savedPosition(this.em.fork(), source));
    this.loop = repeat(
      this.stopping.signal,
      async () => {
        let busy = false;
        for (const [source, types] of subscriptions) {
          const next = await readOutbox(this.query, source, positions.get(source)!, BATCH, types);
          if (next.moved) {
            await inbox.receive(next.messages, (em) => savePosition(em, source, next.position));
            busy = true;
          }
          positions.set(source, next.position);
        }
        return busy;
      },
      (error) => this.log.warn(`reading the event log failed, will retry: ${String(error)}`),
    );
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
    await this.pool.end();
  }

  /** Everybody reads the outbox itself: what another transport could not send has arrived. */
  async sendAgain(): Promise<number> {
    const sent = await this.em
      .fork()
      .execute<unknown[]>(
        `update set_aside set replayed_at = clock_timestamp() where replayed_at is null and source = ? returning id`,
        [sourceOf(this.service)],
      );
    return sent.length;
  }

  private readonly query: Query = async <R extends object>(sql: string, params: readonly unknown[]) =>
    (await this.pool.query<R>(sql, [...params])).rows;
}

export async function savedPosition(em: EntityManager, source: string): Promise<Position> {
  const [row] = await em.execute<{ seq: string }[]>('select seq::text from event_cursor where source = ?', [
    source,
  ]);
  return row ? { seq: BigInt(row.seq) } : BEGINNING;
}

export async function savePosition(em: EntityManager, source: string, at: Position): Promise<void> {
  await em.execute(
    `insert into event_cursor (source, seq) values (?, cast(? as bigint))
     on conflict (source) do update set seq = excluded.seq`,
    [source, String(at.seq)],
  );
}
