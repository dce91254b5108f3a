import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable, Module, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import pg from 'pg';
import { inDatabase } from '#libs/embedded';
import { BidWithdrawnV1, NeedPublishedV1 } from '#libs/contracts';
import { newId } from '#libs/kernel';
import {
  Consumes,
  ConsumesBatch,
  databaseOptions,
  Events,
  Inbox,
  KafkaTransport,
  PlatformModule,
  type BatchDelivery,
  type Delivery,
} from '#libs/platform';
import { aDatabase, type TestDatabase } from '../../support/a-database.js';
import { aKafka, kafkaAbsent, type TestKafka } from '../../support/kafka.js';

const WRITERS = 16;
const TRANSACTIONS = 40;
const POISON = 'poison';

/** Counts what arrives: a second arrival of one event adds a second row. */
@Injectable()
class Probe {
  @Consumes(NeedPublishedV1)
  async onNeed(need: NeedPublishedV1, { em, message }: Delivery): Promise<void> {
    if (need.scenario === POISON) throw new Error('this message is poisoned');
    await em.execute('insert into probe (event_id, subject, number) values (?, ?, ?)', [
      message.id,
      message.subject,
      need.scenario,
    ]);
  }

  /** A whole batch in one statement; the poisoned subject is refused by the database. */
  @ConsumesBatch(BidWithdrawnV1)
  async onWithdrawn(bids: readonly BidWithdrawnV1[], { em, messages }: BatchDelivery): Promise<void> {
    if (bids.length !== messages.length) throw new Error('each event has its envelope');
    await em.execute(
      `insert into probe_batch (event_id, subject, number)
       select id, subject, 1 / case when subject = ? then 0 else 1 end
         from jsonb_to_recordset(cast(? as jsonb)) as message (id uuid, subject text)`,
      [POISON, JSON.stringify(messages)],
    );
  }
}

function aNeed(number: number | string): NeedPublishedV1 {
  return {
    needId: newId(),
    enterpriseId: newId(),
    scenario: String(number),
    industryCode: 'C33',
    divisionCode: '440600',
    budgetFromFen: '1',
    budgetToFen: '2',
    bidDeadline: new Date().toISOString(),
    publishedAt: new Date().toISOString(),
  };
}

describe.each([
  ['the log in PostgreSQL', 'postgres'],
  [`Apache Kafka${kafkaAbsent() ? ` (skipped: ${kafkaAbsent()})` : ''}`, 'kafka'],
] as const)('events over %s', (_, transport) => {
  let database: TestDatabase;
  let publisher: pg.Pool;
  let consumer: INestApplicationContext | undefined;
  let relay: { stop(): Promise<void> } | undefined;
  let kafka: TestKafka | undefined;
  const absent = transport === 'kafka' ? kafkaAbsent() : undefined;
  const whenPresent = absent ? test.skip : test;

  beforeAll(async () => {
    if (absent) return;
    if (transport === 'kafka') kafka = await aKafka();
    database = await aDatabase();
    await database.sql(`
      create table adoption.probe (event_id uuid, subject text, number text, position bigint generated always as identity);
      grant all on adoption.probe to adoption;
      create table adoption.probe_batch (event_id uuid, subject text, number int, xid xid8 not null default pg_current_xact_id(),
        position bigint generated always as identity);
      grant all on adoption.probe_batch to adoption;
      create table matching.aggregate (subject text primary key, number int not null);
      grant all on matching.aggregate to matching;
      -- The writers here take their numbers early; a service has no need to.
      grant usage on sequence matching.outbox_seq_seq to matching`);
    publisher = new pg.Pool({ connectionString: database.url('matching'), max: WRITERS });
    // Dropping the database ends by force whatever is still closing.
    publisher.on('error', () => undefined);
    if (transport === 'kafka') relay = await startRelay();
  });

  afterAll(async () => {
    if (absent) return;
    await stopConsumer();
    await relay?.stop();
    await kafka?.stop();
    await publisher.end();
    await database.drop();
  });

  /** The publishing side of Kafka; over PostgreSQL the consumer reads the outbox itself. */
  async function startRelay() {
    const orm = await MikroORM.init(databaseOptions('matching', [], database.url('matching')));
    const sending = new KafkaTransport(
      {
        service: 'matching',
        brokers: kafka!.brokers.split(','),
        prefix: database.name,
        sessionTimeoutMs: 10_000,
      },
      orm.em,
    );
    await sending.start({ subscriptions: () => new Map() } as Inbox);
    return { stop: () => sending.stop().then(() => orm.close()) };
  }

  async function startConsumer(): Promise<void> {
    Object.assign(process.env, {
      DATABASE_URL: database.url('adoption'),
      EVENT_LOG_URL: database.url('event_reader'),
      EVENT_TRANSPORT: transport,
      KAFKA_BROKERS: kafka?.brokers ?? '',
      KAFKA_PREFIX: database.name,
      PORT: '0',
      GATEWAY_SECRET: 'a secret for this test',
      ISSUER: 'http://localhost/oidc',
      JWKS_URL: 'http://localhost/oidc/jwks',
    });
    @Module({
      imports: [PlatformModule.forService({ name: 'adoption', entities: [], messages: {} })],
      providers: [Probe],
    })
    class App {}
    const module = await Test.createTestingModule({ imports: [App] }).compile();
    consumer = await module.init();
    await consumer.get(Events).start();
  }

  async function stopConsumer(): Promise<void> {
    await consumer?.get(Events).stop();
    await consumer?.close();
    consumer = undefined;
  }

  async function arrived(): Promise<{ event_id: string; subject: string; number: string }[]> {
    return database.sql('select event_id, subject, number from adoption.probe order by position');
  }

  async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
    const deadline = Date.now() + 45_000;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error(`never came true: ${what}`);
      await sleep(20);
    }
  }

  /** One transaction: takes the next number of a subject, tells of it, lingers, and commits or not. */
  async function write(subject: string, commit: boolean): Promise<void> {
    const client = await publisher.connect();
    try {
      await client.query('begin');
      // A number and a transaction id are taken early, and the commit comes late: that is what loses rows.
      await client.query("select pg_current_xact_id(), nextval(pg_get_serial_sequence('outbox', 'seq'))");
      await sleep(Math.random() * 15);
      const { rows } = await client.query(
        `insert into aggregate (subject, number) values ($1, 1)
         on conflict (subject) do update set number = aggregate.number + 1 returning number`,
        [subject],
      );
      await tell(client, subject, rows[0]!.number);
      await sleep(Math.random() * 15);
      await client.query(commit ? 'commit' : 'rollback');
    } finally {
      client.release();
    }
  }

  async function tell(
    client: pg.Pool | pg.PoolClient,
    subject: string,
    number: number | string,
  ): Promise<void> {
    await client.query('insert into outbox (id, type, subject, time, data) values ($1, $2, $3, now(), $4)', [
      newId(),
      NeedPublishedV1.type,
      subject,
      JSON.stringify(aNeed(number)),
    ]);
  }

  whenPresent(
    `${WRITERS} writers commit out of order while the consumer stops and resumes: nothing missed, nothing twice, each subject in order`,
    async () => {
      await startConsumer();
      const writing = Promise.all(
        Array.from({ length: WRITERS }, async (__, writer) => {
          for (let i = 0; i < TRANSACTIONS; i++) await write(`subject-${(writer + i) % 7}`, i % 10 !== 9);
        }),
      );
      for (let stop = 0; stop < 3; stop++) {
        const before = (await arrived()).length;
        await until(async () => (await arrived()).length > before, 'the consumer goes on');
        await stopConsumer();
        await startConsumer();
      }
      await writing;
      const [{ count }] = (await database.sql<{ count: number }>(
        'select count(*)::int from matching.outbox',
      )) as [{ count: number }];
      await until(async () => (await arrived()).length >= count, 'all events arrive');

      const seen = await arrived();
      expect(count).toBe(WRITERS * TRANSACTIONS * 0.9);
      expect(new Set(seen.map((each) => each.event_id)).size).toBe(count);
      expect(seen).toHaveLength(count);
      for (const subject of new Set(seen.map((each) => each.subject))) {
        const numbers = seen.filter((each) => each.subject === subject).map((each) => Number(each.number));
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      }
    },
    120_000,
  );

  whenPresent(
    'a poisoned message is set aside with those behind it, the rest goes on, and after the repair all are replayed in order',
    async () => {
      const before = (await arrived()).length;
      await tell(publisher, 'ill', 1);
      await tell(publisher, 'ill', POISON);
      await tell(publisher, 'ill', 3);
      await tell(publisher, 'well', 1);
      await until(async () => (await arrived()).length >= before + 2, 'the others arrive');
      const waiting = () =>
        database.sql<{ reason: string }>(
          'select reason from adoption.set_aside where replayed_at is null order by position',
        );
      await until(async () => (await waiting()).length === 2, 'two are set aside');
      expect((await waiting()).map((each) => each.reason)).toEqual([
        expect.stringContaining('this message is poisoned'),
        expect.stringContaining('an earlier event'),
      ]);

      const inbox = consumer!.get(Inbox);
      // The message behind the poisoned one must not overtake it.
      expect(await inbox.replay()).toBe(0);
      await database.sql(
        `update adoption.set_aside set message = jsonb_set(message, '{data,scenario}', '"2"') where type = $1`,
        [NeedPublishedV1.type],
      );
      await database.sql(
        `update adoption.set_aside set message = jsonb_set(message, '{data,scenario}', '"3"') where reason like 'an earlier%'`,
      );
      expect(await inbox.replay()).toBe(2);
      const ill = (await arrived()).filter((each) => each.subject === 'ill').map((each) => each.number);
      expect(ill).toEqual(['1', '2', '3']);
    },
    60_000,
  );

  whenPresent(
    'events that are taken in together are one statement, and a poisoned one among them is set aside alone',
    async () => {
      const taken = () =>
        database.sql<{ subject: string; xid: string }>(
          'select subject, xid::text from adoption.probe_batch order by position',
        );
      await stopConsumer();
      const subjects = Array.from({ length: 40 }, (__, i) => `batch-${String(i).padStart(2, '0')}`);
      await withdraw(subjects);
      await startConsumer();
      await until(async () => (await taken()).length === 40, 'the batch arrives');
      expect((await taken()).map(({ subject }) => subject).toSorted()).toEqual(subjects);
      // Apache Kafka spreads subjects over six partitions.
      expect(new Set((await taken()).map(({ xid }) => xid)).size).toBeLessThanOrEqual(6);

      await stopConsumer();
      await withdraw(['before', POISON, 'behind']);
      await startConsumer();
      await until(async () => (await taken()).length === 42, 'the others arrive');
      const aside = () =>
        database.sql<{ subject: string }>('select subject from adoption.set_aside where type = $1', [
          BidWithdrawnV1.type,
        ]);
      await until(async () => (await aside()).length > 0, 'the poisoned one is set aside');
      expect(await aside()).toEqual([{ subject: POISON }]);
    },
    60_000,
  );

  async function withdraw(subjects: readonly string[]): Promise<void> {
    await publisher.query(
      `insert into outbox (id, type, subject, time, data)
       select gen_random_uuid(), $1, subject, now(), $2 from unnest($3::text[]) as subject`,
      [
        BidWithdrawnV1.type,
        { bidId: newId(), needId: newId(), providerId: newId(), withdrawnAt: new Date().toISOString() },
        subjects,
      ],
    );
  }

  // Into the outbox nothing gets that is no event; a topic is open.
  const whenOpen = transport === 'kafka' ? whenPresent : () => undefined;
  whenOpen(
    'what is no event is set aside and the rest goes on',
    async () => {
      const before = (await arrived()).length;
      for (const text of ['{', 'null', '{"id":"x"}', '[]'])
        await kafka!.send(`${database.name}.matching`, text);
      await tell(publisher, 'after', 1);
      await until(async () => (await arrived()).length > before, 'the event behind arrives');
      const aside = () => database.sql("select 1 from adoption.set_aside where type = 'unreadable'");
      await until(async () => (await aside()).length === 4, 'four are set aside');
      await consumer!.get(Inbox).replay();
      expect(await aside()).toHaveLength(4);
    },
    60_000,
  );

  whenPresent(
    'a rebuild from the log gives the same rows',
    async () => {
      const before = await healthy();
      expect(before.length).toBeGreaterThan(WRITERS);
      await stopConsumer();
      await database.sql(
        'truncate adoption.inbox, adoption.event_cursor, adoption.set_aside, adoption.probe',
      );
      if (transport === 'kafka') await kafka!.forgetGroup(`${database.name}.adoption`);
      await startConsumer();
      await until(async () => (await healthy()).length >= before.length, 'the log is read again');
      const bySubject = (rows: typeof before) => rows.toSorted((a, b) => a.subject.localeCompare(b.subject));
      expect(bySubject(await healthy())).toEqual(bySubject(before));
    },
    60_000,
  );

  /** What no repair by hand has touched: the log holds a message as it was sent. */
  async function healthy() {
    return (await arrived()).filter((each) => each.subject !== 'ill');
  }

  whenPresent('a transaction that sleeps in another database of the server holds up nothing', async () => {
    const sleeper = new pg.Client({ connectionString: inDatabase(database.superuserUrl, 'postgres') });
    await sleeper.connect();
    try {
      await sleeper.query('begin');
      await sleeper.query('select pg_current_xact_id()');
      await stopConsumer();
      await startConsumer();
      const before = (await arrived()).length;
      await write('subject-1', false);
      await write('subject-1', true);
      await until(
        async () => (await arrived()).length > before,
        'what stands behind a number that was rolled back',
      );
    } finally {
      await sleeper.end();
    }
  });
});
