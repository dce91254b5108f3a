import { Logger } from '@nestjs/common';
import pg from 'pg';
import { SERVICES } from '#libs/kernel';
import type { EventMessage } from './message.js';
import { BEGINNING, readOutbox, type Position, type Query } from './outbox-reader.js';
import { repeat } from './transport.js';

const BATCH = 500;
/** How far before the newest a reader begins: a number is given out before its row can be seen. */
const LOOK_BACK = 500n;

/** The events of all services from now on, for who only wants to know that something changed: nothing is remembered. */
export class LiveEvents {
  private readonly log = new Logger(LiveEvents.name);
  private readonly stopping = new AbortController();
  private readonly pool: pg.Pool;
  private readonly positions = new Map<string, Position>();
  private readonly loop: Promise<void>;

  /** @param url of the role that may read the outboxes and nothing else */
  constructor(
    url: string,
    private readonly hear: (message: EventMessage) => void | Promise<void>,
  ) {
    this.pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'live-events' });
    this.pool.on('error', (error) => this.log.warn(`connection to the event log lost: ${error.message}`));
    this.loop = repeat(
      this.stopping.signal,
      () => this.step(),
      (error) => this.log.warn(`reading the event log failed, will retry: ${String(error)}`),
    );
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
    await this.pool.end();
  }

  private async step(): Promise<boolean> {
    let busy = false;
    for (const { source, newest } of await this.query<Newest>(NEWEST, [])) {
      const seq = BigInt(newest);
      const at = this.positions.get(source) ?? { seq: seq > LOOK_BACK ? seq - LOOK_BACK : BEGINNING.seq };
      this.positions.set(source, at);
      if (seq <= at.seq) continue;
      const next = await readOutbox(this.query, source, at, BATCH);
      for (const message of next.messages) await this.hear(message);
      this.positions.set(source, next.position);
      busy ||= next.moved;
    }
    return busy;
  }

  private readonly query: Query = async <R extends object>(sql: string, params: readonly unknown[]) =>
    (await this.pool.query<R>(sql, [...params])).rows;
}

interface Newest {
  readonly source: string;
  readonly newest: string;
}

/** One question for all of them: most of the time nothing is new anywhere. */
const NEWEST = SERVICES.map(
  (source) => `select '${source}' as source, coalesce(max(seq), 0)::text as newest from ${source}.outbox`,
).join(' union all ');
