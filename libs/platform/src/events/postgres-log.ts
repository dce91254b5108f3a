import { Logger } from '@nestjs/common';
import pg from 'pg';
import type { EntityManager } from '@mikro-orm/postgresql';
import { BEGINNING, endsOf, readOutbox, type Position, type Query } from './outbox-reader.js';
import type { Inbox } from './inbox.js';
import { sourceOf } from './message.js';
import { GapMeter, LagMeter } from './lag.js';
import { repeat, wayOf, type Transport, type TransportStatus } from './transport.js';

const BATCH = 500;
const ANSWER_WITHIN_MS = 30_000;

/** A place in the outbox of another service. */
interface Reader {
  readonly source: string;
  readonly types: readonly string[];
  position: Position;
  readonly lag: LagMeter;
  readonly gap: GapMeter;
}

/** Reads the outboxes of the other services directly, over a role that may read these tables and nothing else. */
export class PostgresLog implements Transport {
  private readonly log = new Logger(PostgresLog.name);
  private readonly stopping = new AbortController();
  private readonly pool: pg.Pool;
  private readonly readers: Reader[] = [];
  private loop: Promise<void> = Promise.resolve();
  private lastError: string | undefined;

  constructor(
    private readonly service: string,
    url: string,
    private readonly em: EntityManager,
  ) {
    this.pool = new pg.Pool({
      connectionString: url,
      // One reads, and one tells how it stands meanwhile.
      max: 2,
      application_name: 'event-log',
      // A connection whose other end is gone without a word would else be waited for without end.
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
    });
    this.pool.on('error', (error) => this.log.warn(`connection to the event log lost: ${error.message}`));
  }

  async start(inbox: Inbox): Promise<void> {
    for (const [source, types] of inbox.subscriptions()) {
      const position = await savedPosition(this.em.fork(), source);
      this.readers.push({ source, types, position, lag: new LagMeter(), gap: new GapMeter() });
    }
    this.loop = repeat(
      this.stopping.signal,
      async () => {
        let busy = false;
        for (const reader of this.readers) busy = (await this.read(reader, inbox)) || busy;
        this.lastError = undefined;
        return busy;
      },
      (error) => {
        this.lastError = String(error);
        this.log.warn(`reading the event log failed, will retry: ${this.lastError}`);
      },
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

  async status(): Promise<TransportStatus> {
    const ends = await endsOf(
      this.query,
      this.readers.map(({ source }) => source),
    );
    const now = performance.now();
    return {
      transport: 'postgres',
      connected: this.lastError === undefined,
      ...(this.lastError === undefined ? {} : { lastError: this.lastError }),
      consumers: this.readers.map(({ source, position, lag, gap }, i) => ({
        source,
        ...wayOf(lag.look(ends[i]!, position.seq, now), gap.seconds(now)),
      })),
    };
  }

  private async read(reader: Reader, inbox: Inbox): Promise<boolean> {
    const { source, types } = reader;
    const next = await readOutbox(this.query, source, reader.position, BATCH, types);
    reader.gap.look(next.position, performance.now());
    if (next.moved) await inbox.receive(next.messages, (em) => savePosition(em, source, next.position));
    reader.position = next.position;
    return next.moved;
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
