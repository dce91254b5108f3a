import { Logger } from '@nestjs/common';
import { Kafka, logLevel } from 'kafkajs';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Inbox } from './inbox.js';
import { KafkaConsumer } from './kafka-consumer.js';
import { KafkaRelay } from './kafka-relay.js';
import { KafkaWatch } from './kafka-watch.js';
import { reasonOf } from './set-aside.js';
import type { Transport, TransportStatus } from './transport.js';

const PARTITIONS = 6;
/** How often the client's library tries by itself; beyond it we do, and say so. */
const RETRIES = 3;

export interface KafkaOptions {
  readonly service: string;
  readonly brokers: readonly string[];
  /** Begins the names of topics and consumer groups: several installations can share one cluster. */
  readonly prefix: string;
  /** After this without a sign of life the group goes on without this consumer. */
  readonly sessionTimeoutMs: number;
}

/**
 * Apache Kafka fed from the outbox. Neither side needs the brokers to be there: both wait for them, at the start and
 * whenever they go, and go on where they were.
 */
export class KafkaTransport implements Transport {
  private readonly log = new Logger(KafkaTransport.name);
  private readonly stopping = new AbortController();
  private readonly kafka: Kafka;
  private readonly relay: KafkaRelay;
  private readonly watch: KafkaWatch;
  private sources: readonly string[] = [];
  private consumer: KafkaConsumer | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly options: KafkaOptions,
    em: EntityManager,
  ) {
    this.kafka = new Kafka({
      clientId: options.service,
      brokers: [...options.brokers],
      // What matters is told by us, once and with the names of the brokers.
      logLevel: logLevel.NOTHING,
      retry: { retries: RETRIES },
    });
    this.watch = new KafkaWatch(options.service, options.brokers);
    const topic = this.topicOf(options.service);
    this.relay = new KafkaRelay(
      { service: options.service, topic, ready: () => this.createTopics([topic]) },
      this.kafka.producer({ allowAutoTopicCreation: false }),
      em,
      this.tell,
    );
  }

  async start(inbox: Inbox): Promise<void> {
    const { signal } = this.stopping;
    this.sources = [...inbox.subscriptions().keys()];
    const topics = this.topics();
    const { sessionTimeoutMs } = this.options;
    if (topics.length > 0)
      this.consumer = new KafkaConsumer(
        {
          topics,
          groupId: this.groupId,
          sessionTimeoutMs,
          ready: () => this.createTopics(topics),
        },
        this.kafka,
        inbox,
        this.tell,
      );
    this.running = Promise.all([this.relay.run(signal), this.consumer?.run(signal)]);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.watch.close();
  }

  async status(): Promise<TransportStatus> {
    const [relay, lags] = await Promise.all([
      this.relay.status(),
      this.watch.lags(this.groupId, this.topics()).catch((error: unknown) => reasonOf(error)),
    ]);
    const member = this.consumer?.isMember ?? true;
    const lastError =
      (typeof lags === 'string' ? lags : undefined) ?? this.consumer?.lastError ?? this.relay.lastError;
    const problem = lastError ?? (member ? undefined : 'not a member of the consumer group');
    return {
      transport: 'kafka',
      connected: problem === undefined,
      ...(problem === undefined ? {} : { lastError: problem }),
      relay,
      // Without the brokers it is not known.
      consumers: typeof lags === 'string' ? [] : this.sources.map((source, i) => ({ source, lag: lags[i]! })),
    };
  }

  sendAgain(): Promise<number> {
    return this.relay.sendAgain();
  }

  private readonly tell = (what: string, error: unknown): void => {
    const { message } = error instanceof Error ? error : { message: String(error) };
    this.log.warn(`${what} (brokers ${this.options.brokers.join(', ')}): ${message}`);
  };

  private get groupId(): string {
    return `${this.options.prefix}.${this.options.service}`;
  }

  private topics(): string[] {
    return this.sources.map((source) => this.topicOf(source));
  }

  /** The topic of a service's events; the key is the subject, so that its events keep their order. */
  private topicOf(service: string): string {
    return `${this.options.prefix}.${service}`;
  }

  private async createTopics(topics: readonly string[]): Promise<void> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      const missing = new Set(topics).difference(new Set(await admin.listTopics()));
      if (missing.size === 0) return;
      await admin.createTopics({
        waitForLeaders: true,
        topics: [...missing].map((topic) => ({ topic, numPartitions: PARTITIONS })),
      });
    } finally {
      await admin.disconnect();
    }
  }
}
