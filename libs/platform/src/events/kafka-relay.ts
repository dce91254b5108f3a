import type { EntityManager } from '@mikro-orm/postgresql';
import type { Message, Producer } from 'kafkajs';
import { GapMeter, LagMeter } from './lag.js';
import { sourceOf, type EventMessage } from './message.js';
import { endsOf, readOutbox, type Position, type Query } from './outbox-reader.js';
import { savedPosition, savePosition } from './postgres-log.js';
import { BEHIND, behindSetAside, reasonOf, setAside, tryAgain } from './set-aside.js';
import { repeat, wayOf, type WayStatus } from './transport.js';

const BATCH = 500;
const RELAY = 'relay';
/** What brokers say of a batch, or of a single event, that is larger than they take (`max.message.bytes` of the topic). */
const TOO_LARGE = ['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE'];

interface Outgoing {
  readonly service: string;
  readonly topic: string;
  /** Sees to it that the topic is there. */
  ready(): Promise<void>;
}

/**
 * Sends the outbox of a service to its topic. The place is noted only after the brokers acknowledged, so a message may be
 * sent twice and never be lost; the inbox makes the second one harmless. What is too large for the brokers is sent in
 * parts; a single event that is too large is set aside, and what follows of its subject waits behind it.
 */
export class KafkaRelay {
  private connected = false;
  private position: Position | undefined;
  private readonly lag = new LagMeter();
  private readonly gap = new GapMeter();
  /** What kept it from going on, until it goes on. */
  lastError: string | undefined;

  constructor(
    private readonly to: Outgoing,
    private readonly producer: Producer,
    private readonly em: EntityManager,
    private readonly tell: (what: string, error: unknown) => void,
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    await repeat(
      signal,
      () => this.step(),
      (error) => {
        this.connected = false;
        this.lastError = reasonOf(error);
        this.tell('relaying events failed, will retry', error);
      },
    );
    await this.producer.disconnect().catch(() => undefined);
  }

  /** Sends what was set aside because it was too large, e.g. after the brokers were told to take more. */
  sendAgain(): Promise<number> {
    return tryAgain(
      this.em,
      ['source = ?', [sourceOf(this.to.service)]],
      (message) => this.send([message]),
      (message, error) => this.tell(`${message.type} ${message.id} failed again`, error),
    );
  }

  async status(): Promise<WayStatus> {
    const [end] = await endsOf(this.query, [this.to.service]);
    const { seq } = this.position ?? (await savedPosition(this.em.fork(), RELAY));
    const now = performance.now();
    return wayOf(this.lag.look(end!, seq, now), this.gap.seconds(now));
  }

  private async step(): Promise<boolean> {
    if (!this.connected) {
      await this.to.ready();
      await this.producer.connect();
      this.connected = true;
    }
    this.position ??= await savedPosition(this.em.fork(), RELAY);
    const { messages, position, moved } = await readOutbox(this.query, this.to.service, this.position, BATCH);
    this.gap.look(position, performance.now());
    if (moved) {
      const behind = await behindSetAside(this.em.fork(), messages);
      const aside = new Map([...behind].map((message) => [message, BEHIND]));
      await this.sendOrSetAside(messages, aside);
      await this.em.fork().transactional(async (em) => {
        for (const message of messages.filter((each) => aside.has(each)))
          await setAside(em, message, aside.get(message)!);
        await savePosition(em, RELAY, position);
      });
    }
    this.position = position;
    this.lastError = undefined;
    return moved;
  }

  /** Sends all but those set aside, in their order; halves of what is too large, down to a single event, which joins them. */
  private async sendOrSetAside(
    messages: readonly EventMessage[],
    aside: Map<EventMessage, string>,
  ): Promise<void> {
    const subjects = new Set([...aside.keys()].map(({ subject }) => subject));
    const free: EventMessage[] = [];
    for (const message of messages) {
      if (!subjects.has(message.subject)) free.push(message);
      else if (!aside.has(message)) aside.set(message, BEHIND);
    }
    if (free.length === 0) return;
    try {
      await this.send(free);
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      if (free.length === 1) {
        this.tell(`${free[0]!.type} ${free[0]!.id} was set aside`, error);
        aside.set(free[0]!, reasonOf(error));
        return;
      }
      const half = Math.ceil(free.length / 2);
      await this.sendOrSetAside(free.slice(0, half), aside);
      await this.sendOrSetAside(free.slice(half), aside);
    }
  }

  private async send(messages: readonly EventMessage[]): Promise<void> {
    await this.producer.send({ topic: this.to.topic, acks: -1, messages: messages.map(recordOf) });
  }

  private readonly query: Query = <R extends object>(sql: string, params: readonly unknown[]) =>
    numbered<R>(this.em.fork(), sql, params);
}

function recordOf(message: EventMessage): Message {
  return {
    key: message.subject,
    value: JSON.stringify(message),
    headers: { 'content-type': 'application/cloudevents+json; charset=UTF-8' },
  };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'type' in error && TOO_LARGE.includes(String(error.type));
}

/** Runs SQL with `$1` parameters over the service's own connection. */
async function numbered<R extends object>(
  em: EntityManager,
  sql: string,
  params: readonly unknown[],
): Promise<R[]> {
  const ordered: unknown[] = [];
  const text = sql.replace(/\$(\d+)/g, (_, number: string) => {
    ordered.push(params[Number(number) - 1]);
    return '?';
  });
  return em.execute<R[]>(text, ordered);
}
