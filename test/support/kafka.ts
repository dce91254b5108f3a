import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Admin, ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import { missingForKafka, startKafka, type KafkaBroker } from '#libs/embedded';

const LIBS = '.yunshang/kafka/libs';
const POM = 'apps/launcher/kafka/pom.xml';

/** Why no broker can be had on this machine; undefined when one can. `REQUIRE_KAFKA=1` turns a lack into a failure. */
export function kafkaAbsent(): string | undefined {
  const missing = missingForKafka(LIBS, POM);
  if (missing && process.env.REQUIRE_KAFKA) throw new Error(`Kafka is required, but ${missing}`);
  return missing;
}

export interface TestKafka {
  readonly brokers: string;
  /** Makes a consumer group begin again, as an operator does for a rebuild. */
  forgetGroup(group: string): Promise<void>;
  /** Writes something into a topic that no relay would. */
  send(topic: string, text: string): Promise<void>;
  /** How many messages a topic holds. */
  count(topic: string): Promise<number>;
  /** How large a batch of messages the topic takes, in bytes. */
  takeAtMost(topic: string, bytes: number): Promise<void>;
  /** The broker goes, and comes back with what it held. */
  down(): Promise<void>;
  up(): Promise<void>;
  stop(): Promise<void>;
}

/** A real Apache Kafka for one test file. */
export async function aKafka(): Promise<TestKafka> {
  const folder = mkdtempSync(join(tmpdir(), 'yunshang-kafka-'));
  const start = (): Promise<KafkaBroker> => startKafka({ dir: folder, libs: LIBS, pom: POM });
  let broker = await start();
  const { brokers } = broker;
  const kafka = () => new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
  const asking = async <T>(question: (admin: Admin) => Promise<T>): Promise<T> => {
    const admin = kafka().admin();
    await admin.connect();
    try {
      return await question(admin);
    } finally {
      await admin.disconnect();
    }
  };
  return {
    brokers,
    forgetGroup: async (group) => void (await asking((admin) => admin.deleteGroups([group]))),
    send: async (topic, text) => {
      const producer = kafka().producer();
      await producer.connect();
      await producer.send({ topic, messages: [{ key: 'nobody', value: text }] });
      await producer.disconnect();
    },
    count: (topic) =>
      asking(async (admin) => {
        const partitions = await admin.fetchTopicOffsets(topic);
        return partitions.reduce((sum, { high }) => sum + Number(high), 0);
      }),
    takeAtMost: async (topic, bytes) => {
      const configEntries = [{ name: 'max.message.bytes', value: String(bytes) }];
      const resources = [{ type: ConfigResourceTypes.TOPIC, name: topic, configEntries }];
      await asking((admin) => admin.alterConfigs({ validateOnly: false, resources }));
    },
    down: () => broker.stop(),
    up: async () => {
      broker = await start();
      if (broker.brokers !== brokers) throw new Error('the broker has another port');
    },
    stop: async () => {
      await broker.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
