import { type Admin, Kafka, logLevel } from 'kafkajs';
import { type Lag, LagMeter, sumOfLags } from './lag.js';

/** A question how things stand is answered soon. */
const ANSWER_WITHIN_MS = 2000;

/** Asks the brokers how far a consumer group has come in its topics. */
export class KafkaWatch {
  private readonly kafka: Kafka;
  private readonly meters = new Map<string, LagMeter>();
  private admin: Promise<Admin> | undefined;

  constructor(clientId: string, brokers: readonly string[]) {
    this.kafka = new Kafka({
      clientId: `${clientId}-watch`,
      brokers: [...brokers],
      connectionTimeout: ANSWER_WITHIN_MS,
      requestTimeout: ANSWER_WITHIN_MS,
      retry: { retries: 0 },
      logLevel: logLevel.NOTHING,
    });
  }

  /**
   * How far the group is behind in each topic; for none, whether the brokers answer at all.
   * @throws what kept them from answering
   */
  async lags(groupId: string, topics: readonly string[]): Promise<Lag[]> {
    const admin = await (this.admin ??= this.connect());
    try {
      if (topics.length === 0) await admin.listTopics();
      return await Promise.all(topics.map((topic) => this.lagOf(admin, groupId, topic)));
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const admin = await this.admin?.catch(() => undefined);
    this.admin = undefined;
    await admin?.disconnect().catch(() => undefined);
  }

  private async connect(): Promise<Admin> {
    const admin = this.kafka.admin();
    try {
      await admin.connect();
      return admin;
    } catch (error) {
      this.admin = undefined;
      throw error;
    }
  }

  private async lagOf(admin: Admin, groupId: string, topic: string): Promise<Lag> {
    const ends = await admin.fetchTopicOffsets(topic);
    const [taken] = await admin.fetchOffsets({ groupId, topics: [topic] });
    const now = performance.now();
    const lags = ends.map(({ partition, high }) => {
      const offset = taken!.partitions.find((each) => each.partition === partition)?.offset;
      // What the group has not begun is told as -1.
      const position = BigInt(Math.max(0, Number(offset ?? 0)));
      const key = `${topic}/${partition}`;
      const meter = this.meters.get(key) ?? new LagMeter();
      this.meters.set(key, meter);
      return meter.look(BigInt(high), position, now);
    });
    return sumOfLags(lags);
  }
}
