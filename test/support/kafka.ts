import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
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
  stop(): Promise<void>;
}

/** A real Apache Kafka for one test file. */
export async function aKafka(): Promise<TestKafka> {
  const folder = mkdtempSync(join(tmpdir(), 'yunshang-kafka-'));
  const broker: KafkaBroker = await startKafka({ dir: folder, libs: LIBS, pom: POM });
  return {
    brokers: broker.brokers,
    forgetGroup: async (group) => {
      const admin = new Kafka({ brokers: broker.brokers.split(','), logLevel: logLevel.ERROR }).admin();
      await admin.connect();
      await admin.deleteGroups([group]);
      await admin.disconnect();
    },
    send: async (topic, text) => {
      const producer = new Kafka({ brokers: broker.brokers.split(','), logLevel: logLevel.ERROR }).producer();
      await producer.connect();
      await producer.send({ topic, messages: [{ key: 'nobody', value: text }] });
      await producer.disconnect();
    },
    stop: async () => {
      await broker.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
