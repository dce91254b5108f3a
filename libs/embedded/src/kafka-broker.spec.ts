import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { type KafkaBroker, startKafka } from './kafka-broker.js';
import { missingForKafka } from './kafka-programs.js';
import { readJson } from './private-file.js';
import { isRunning } from './processes.js';
import { openFolder, removeFolder } from './testing.fixture.js';

const LIBS = '.yunshang/kafka/libs';
const POM = 'apps/launcher/kafka/pom.xml';
const missing = missingForKafka(LIBS, POM);
const describeWithKafka = missing ? describe.skip : describe;

describeWithKafka(`Apache Kafka${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let folder: string;
  let broker: KafkaBroker;
  let kafka: Kafka;

  const start = (): Promise<KafkaBroker> => startKafka({ dir: folder, libs: LIBS });

  beforeAll(async () => {
    folder = openFolder();
    broker = await start();
    kafka = new Kafka({ brokers: [broker.brokers], logLevel: logLevel.NOTHING, retry: { retries: 10 } });
  }, 300_000);

  afterAll(async () => {
    if (broker?.isRunning()) await broker.stop();
    removeFolder(folder);
  });

  test('takes topics, keeps the order of a key, and serves a consumer group', async () => {
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ waitForLeaders: true, topics: [{ topic: 'told', numPartitions: 6 }] });
    await admin.disconnect();

    const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
    await producer.connect();
    const told = Array.from({ length: 300 }, (_, i) => ({ key: `企业${i % 7}`, value: String(i) }));
    for (let i = 0; i < told.length; i += 50) {
      await producer.send({ topic: 'told', acks: -1, messages: told.slice(i, i + 50) });
    }
    await producer.disconnect();

    const consumer = kafka.consumer({ groupId: 'readers', maxWaitTimeInMs: 100 });
    await consumer.connect();
    await consumer.subscribe({ topics: ['told'], fromBeginning: true });
    const heard = new Map<string, number[]>();
    let count = 0;
    await consumer.run({
      eachMessage: async ({ message }) => {
        const key = String(message.key);
        heard.set(key, [...(heard.get(key) ?? []), Number(message.value)]);
        count += 1;
      },
    });
    while (count < told.length) await sleep(20);
    await consumer.disconnect();
    expect(heard.size).toBe(7);
    for (const numbers of heard.values()) expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  test('is taken over while it runs, and continues with its data on the same port after a stop', async () => {
    const again = await start();
    expect(again).toMatchObject({ reused: true, pid: broker.pid });
    await again.stop();

    const first = broker;
    broker = await start();
    expect(broker).toMatchObject({ reused: false, brokers: first.brokers });
    const admin = kafka.admin();
    await admin.connect();
    expect(await admin.listTopics()).toContain('told');
    const offsets = await admin.fetchOffsets({ groupId: 'readers', topics: ['told'] });
    const read = offsets[0]!.partitions.reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
    expect(read).toBe(300);
    await admin.disconnect();
  }, 120_000);

  test('a start that is ended leaves no broker', async () => {
    const other = openFolder();
    const ending = new AbortController();
    const pid = (): number =>
      (readJson(join(other, 'broker.json')) as { pid?: number } | undefined)?.pid ?? 0;
    const starting = startKafka({ dir: other, libs: LIBS, signal: ending.signal });
    while (!pid()) await sleep(20);
    ending.abort();
    await expect(starting).rejects.toThrow('was ended');
    expect(isRunning(pid())).toBe(false);
    removeFolder(other);
  }, 120_000);

  test('a port that is taken is named with its setting', async () => {
    const other = openFolder();
    const port = Number(broker.brokers.split(':')[1]);
    await expect(startKafka({ dir: other, libs: LIBS, port })).rejects.toThrow(
      `Port ${port} for Apache Kafka is taken by another program. Choose another one: KAFKA_BROKERS=127.0.0.1:${port + 1}`,
    );
    removeFolder(other);
  });

  test('recovers after it was killed', async () => {
    process.kill(broker.pid, 'SIGKILL');
    broker = await start();
    expect(broker.reused).toBe(false);
    const admin = kafka.admin();
    await admin.connect();
    expect(await admin.listTopics()).toContain('told');
    await admin.disconnect();
  }, 120_000);
});

test('says what is missing when there is no Java', () => {
  const without = missingForKafka(LIBS, POM, { PATH: '/nowhere' });
  expect(without).toMatch(/needs Java 17 or newer.*apt install/);
});
