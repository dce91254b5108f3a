import { Logger } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { Kafka, logLevel, type Consumer, type Producer } from 'kafkajs';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Inbox } from './inbox.js';
import type { EventMessage } from './message.js';
import { readOutbox, type Query } from './outbox-reader.js';
import { savedPosition, savePosition } from './postgres-log.js';
import { pause, repeat, type Transport } from './transport.js';

const BATCH = 500;
const RELAY = 'relay';
const PARTITIONS = 6;
const ATTEMPTS = 10;

/** The topic of a service's events; the key is the subject, so that its events keep their order. */
function topicOf(prefix: string, service: string): string {
  return `${prefix}.${service}`;
}

/**
 * Apache Kafka fed from the outbox. The relay notes its place only after the brokers acknowledged, so a message may be
 * sent twice and never be lost; the inbox makes the second one harmless.
 */
export class KafkaTransport implements Transport {
  private readonly log = new Logger(KafkaTransport.name);
  private readonly stopping = new AbortController();
  private readonly kafka: Kafka;
  private readonly producer: Producer;
  private consumer: Consumer | undefined;
  private relay: Promise<void> = Promise.resolve();

  constructor(
    private readonly service: string,
    brokers: readonly string[],
    private readonly em: EntityManager,
    /** Begins the names of topics and consumer groups: several installations can share one cluster. */
    private readonly prefix: string,
  ) {
    this.kafka = new Kafka({
      clientId: service,
      brokers: [...brokers],
      logLevel: logLevel.ERROR,
      retry: { retries: 10 },
    });
    this.producer = this.kafka.producer({ allowAutoTopicCreation: false });
  }

  async start(inbox: Inbox): Promise<void> {
    const sources = [...inbox.subscriptions().keys()];
    await this.createTopics([this.service, ...sources]);
    await this.producer.connect();
    this.relay = this.relayOutbox();
    if (sources.length > 0) await this.consumeWhenReady(inbox, sources);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.consumer?.disconnect();
    await this.relay;
    await this.producer.disconnect();
  }

  private async createTopics(services: readonly string[]): Promise<void> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      const existing = new Set(await admin.listTopics());
      const missing = new Set(services.map((service) => topicOf(this.prefix, service))).difference(existing);
      if (missing.size === 0) return;
      await admin.createTopics({
        waitForLeaders: true,
        topics: [...missing].map((topic) => ({ topic, numPartitions: PARTITIONS })),
      });
    } finally {
      await admin.disconnect();
    }
  }

  private async relayOutbox(): Promise<void> {
    let position = await savedPosition(this.em.fork(), RELAY);
    const query: Query = <R extends object>(sql: string, params: readonly unknown[]) =>
      numbered<R>(this.em.fork(), sql, params);
    await repeat(
      this.stopping.signal,
      async () => {
        const next = await readOutbox(query, this.service, position, BATCH);
        if (next.moved) {
          await this.producer.send({
            topic: topicOf(this.prefix, this.service),
            acks: -1,
            messages: next.messages.map((message) => ({
              key: message.subject,
              value: JSON.stringify(message),
              headers: { 'content-type': 'application/cloudevents+json; charset=UTF-8' },
            })),
          });
          await savePosition(this.em.fork(), RELAY, next.position);
        }
        position = next.position;
        return next.moved;
      },
      (error) => this.log.warn(`relaying events failed, will retry: ${String(error)}`),
    );
  }

  /** Topics that were just made are not known to every broker at once. */
  private async consumeWhenReady(inbox: Inbox, sources: readonly string[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.consume(inbox, sources);
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
        this.log.warn(`subscribing failed, will retry: ${String(error)}`);
        await this.consumer?.disconnect().catch(() => undefined);
        await pause(attempt * 500, this.stopping.signal);
      }
    }
  }

  private async consume(inbox: Inbox, sources: readonly string[]): Promise<void> {
    this.consumer = this.kafka.consumer({ groupId: `${this.prefix}.${this.service}`, maxWaitTimeInMs: 100 });
    await this.consumer.connect();
    await this.consumer.subscribe({
      topics: sources.map((source) => topicOf(this.prefix, source)),
      fromBeginning: true,
    });
    await this.consumer.run({
      autoCommit: false,
      eachBatch: async (delivery) => {
        const { batch } = delivery;
        for (
          let i = 0;
          i < batch.messages.length && delivery.isRunning() && !delivery.isStale();
          i += BATCH
        ) {
          const part = batch.messages.slice(i, i + BATCH);
          const messages: EventMessage[] = [];
          for (const { value, key } of part) {
            const message = readMessage(String(value));
            if (message) messages.push(message);
            else await inbox.setAsideUnreadable(batch.topic, String(key), String(value));
          }
          await inbox.receive(messages);
          const next = String(BigInt(part.at(-1)!.offset) + 1n);
          await this.consumer!.commitOffsets([
            { topic: batch.topic, partition: batch.partition, offset: next },
          ]);
          await delivery.heartbeat();
        }
      },
    });
  }
}

/** The message that a text holds; undefined when it holds none. Nothing but the relay writes here, but a topic is open. */
function readMessage(text: string): EventMessage | undefined {
  try {
    const message = JSON.parse(text) as Partial<EventMessage> | null;
    const { id, type, source, subject } = message ?? {};
    return isUUID(id) && [type, source, subject].every((each) => typeof each === 'string')
      ? (message as EventMessage)
      : undefined;
  } catch {
    return undefined;
  }
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
