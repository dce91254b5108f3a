import pg from 'pg';
import { inDatabase } from '#libs/embedded';
import { anEventRoad, tell, whileTakenIn, type TestRoad } from '../../support/an-event-road.js';
import { kafkaAbsent } from '../../support/kafka.js';

/*
 * What may befall the road of events: whatever it is, everything arrives, once and in order, nobody has to start anything
 * anew, and meanwhile the service says how it stands. In short here; `npm run trial:events` takes as long as it takes in life.
 */

const FULL = process.env['TRIAL'] === 'full';
/** The brokers of a test let no session be shorter than 6 s. */
const SESSION_MS = FULL ? 30_000 : 6_000;
const BLOCKED_MS = FULL ? 100_000 : 8_000;
const BROKER_AWAY_MS = FULL ? 60_000 : 5_000;
/** Events that are behind for longer make the service not ready. */
const LATE_AFTER_SECONDS = FULL ? 30 : 2;
const LONGEST_TEST_MS = FULL ? 300_000 : 90_000;

const NUMBERS = ['1', '2', '3', '4', '5'];

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

describe.each([
  ['the log in PostgreSQL', 'postgres'],
  [`Apache Kafka${kafkaAbsent() ? ` (skipped: ${kafkaAbsent()})` : ''}`, 'kafka'],
] as const)('the road of events over %s', (_, transport) => {
  const present = transport === 'postgres' || !kafkaAbsent();
  const whenPresent = present ? test : test.skip;
  const onKafka = transport === 'kafka' ? whenPresent : () => undefined;
  const onPostgres = transport === 'postgres' ? whenPresent : () => undefined;
  let road: TestRoad;

  beforeAll(async () => {
    if (present)
      road = await anEventRoad(transport, SESSION_MS, { EVENT_LAG_MAX_SECONDS: String(LATE_AFTER_SECONDS) });
  }, 120_000);
  afterAll(() => road?.stop());

  /** Until the consumer says that events are not ready, and why. */
  async function saysWhy(because: RegExp): Promise<Record<string, unknown>> {
    await road.until(
      async () => {
        const { body } = await road.readiness();
        return body.parts.events!.because?.some((each) => because.test(each)) ?? false;
      },
      `/readyz says ${String(because)}`,
    );
    const { status, body } = await road.readiness();
    expect([status, body.ready, body.parts.database, body.parts.events!.ready]).toEqual([
      503,
      false,
      { ready: true },
      false,
    ]);
    expect((await road.readiness('?exclude=events')).status).toBe(200);
    expect((await fetch(`${road.url}/healthz`)).status).toBe(200);
    const metrics = await road.metrics();
    expect([
      metrics.get('yunshang_ready{part="events"}'),
      metrics.get('yunshang_ready{part="database"}'),
    ]).toEqual([0, 1]);
    await road.until(async () => road.log.some((line) => because.test(line)), 'the log says so');
    return body.parts.events as unknown as Record<string, unknown>;
  }

  async function isReadyAgain(): Promise<void> {
    await road.until(async () => (await road.readiness()).status === 200, '/readyz says that all is well');
    expect((await road.readiness()).body).toMatchObject({
      ready: true,
      parts: { events: { connected: true } },
    });
    expect((await road.metrics()).get('yunshang_ready{part="all"}')).toBe(1);
  }

  /** What was told has arrived, each once, and what is told after it arrives too. */
  async function arrivesOnce(subject: string, texts: readonly string[]): Promise<void> {
    await road.until(
      async () => (await road.arrived(subject)).length >= texts.length,
      `all of ${subject} arrives`,
    );
    await road.tell(`after-${subject}`, ['1']);
    await road.until(
      async () => (await road.arrived(`after-${subject}`)).length > 0,
      `what follows ${subject}`,
    );
    expect(await road.arrived(subject)).toEqual(texts);
    expect(await road.database.sql('select reason from adoption.set_aside')).toEqual([]);
    await isReadyAgain();
  }

  whenPresent(
    'a mark that somebody else holds for longer than a session of the brokers lasts',
    async () => {
      const holder = await road.publisher();
      await holder.query('begin');
      await tell(holder, 'held', NUMBERS);
      const { rows } = await holder.query("select id, type from outbox where subject = 'held'");
      const other = await road.database.session();
      await other.query('begin');
      await other.query('insert into adoption.inbox (id, type) values ($1, $2)', [rows[0].id, rows[0].type]);
      await holder.query('commit');
      await holder.end();
      await road.database.untilSomebodyWaits();
      const began = performance.now();
      const said = await saysWhy(/what matching tells is 5 events behind for \d+ s/);
      expect(said).toMatchObject({
        connected: true,
        consumers: expect.arrayContaining([
          { source: 'matching', lag: { events: 5, seconds: expect.any(Number) } },
        ]),
      });
      expect((await road.metrics()).get('yunshang_events_lag_events{source="matching"}')).toBe(5);
      await wait(BLOCKED_MS - (performance.now() - began));
      // Over brokers the group kept it: it has beaten while it waited.
      expect((await road.readiness()).body.parts.events).toMatchObject({ ready: false, connected: true });
      expect(await road.arrived('held')).toEqual([]);
      await other.query('rollback');
      await other.end();
      await arrivesOnce('held', NUMBERS);
    },
    LONGEST_TEST_MS,
  );

  onKafka(
    'a process that stands still for longer than a session lasts: its group goes on without it, and it joins again',
    async () => {
      whileTakenIn.do = () => {
        whileTakenIn.do = undefined;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BLOCKED_MS);
      };
      await road.tell('still', NUMBERS);
      await arrivesOnce('still', NUMBERS);
    },
    LONGEST_TEST_MS,
  );

  onKafka(
    'brokers that go and come back',
    async () => {
      await road.kafka!.down();
      await road.tell('meanwhile', NUMBERS);
      const began = performance.now();
      expect(await saysWhy(/ECONNREFUSED|[Cc]onnection/)).toMatchObject({ connected: false });
      await wait(BROKER_AWAY_MS - (performance.now() - began));
      expect((await road.readiness()).status).toBe(503);
      expect(await road.arrived('meanwhile')).toEqual([]);
      await road.kafka!.up();
      await arrivesOnce('meanwhile', NUMBERS);
    },
    LONGEST_TEST_MS,
  );

  whenPresent(
    'two megabytes told at once',
    async () => {
      const texts = Array.from({ length: 500 }, (__, i) => `${i}`.padStart(4_000, '.'));
      const before = await road.kafka?.count(road.topic);
      await road.tell('large', texts);
      await arrivesOnce('large', texts);
      // What follows apart, nothing was sent that was there already.
      if (road.kafka) expect(await road.kafka.count(road.topic)).toBe(before! + texts.length + 1);
    },
    LONGEST_TEST_MS,
  );

  onKafka(
    'brokers that take less than is sent: it is sent in parts, and a single event that is too large is set aside with what follows of its subject',
    async () => {
      await road.kafka!.takeAtMost(road.topic, 20_000);
      const parts = Array.from({ length: 50 }, (__, i) => `${i}`.padStart(2_000, '.'));
      await road.tell('in parts', parts);
      await arrivesOnce('in parts', parts);

      const tooLarge = 'x'.repeat(40_000);
      await road.tell('too large', ['before', tooLarge, 'behind']);
      await road.tell('too large', ['later']);
      await arrivesOnce('beside', []);
      expect(await road.arrived('too large')).toEqual(['before']);
      const aside = () =>
        road.database.sql<{ reason: string }>(
          'select reason from matching.set_aside where replayed_at is null order by position',
        );
      expect((await aside()).map(({ reason }) => reason)).toEqual([
        expect.stringContaining('message larger than the max message size'),
        'an earlier event of this subject waits',
        'an earlier event of this subject waits',
      ]);

      expect(await road.sendAgain()).toBe(0);
      await road.kafka!.takeAtMost(road.topic, 1_000_000);
      expect(await road.sendAgain()).toBe(3);
      await arrivesOnce('too large', ['before', tooLarge, 'behind', 'later']);
      expect(await aside()).toEqual([]);
    },
    LONGEST_TEST_MS,
  );

  onPostgres('a writer that sleeps in its transaction, and then rolls back', async () => {
    const sleeper = await road.publisher();
    await sleeper.query('begin');
    await tell(sleeper, 'sleeping', ['never']);
    await road.tell('awake', NUMBERS);
    expect(await saysWhy(/a transaction that has written an event has not ended for \d+ s/)).toMatchObject({
      consumers: expect.arrayContaining([
        {
          source: 'matching',
          lag: { events: 6, seconds: expect.any(Number) },
          gapSeconds: expect.any(Number),
        },
      ]),
    });
    expect(await road.arrived('awake')).toEqual([]);
    await sleeper.query('rollback');
    await sleeper.end();
    await arrivesOnce('awake', NUMBERS);
    expect(await road.arrived('sleeping')).toEqual([]);
  });

  whenPresent('connections to the database that break', async () => {
    for (let i = 0; i < 5; i++) {
      await road.tell('broken', [NUMBERS[i]!]);
      await road.database.sql(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and usename in ('adoption', 'event_reader', 'matching')`,
      );
    }
    await arrivesOnce('broken', NUMBERS);
  });

  whenPresent('a database that lets nobody in', async () => {
    const { name, superuserUrl } = road.database;
    const beside = new pg.Client({ connectionString: inDatabase(superuserUrl, 'postgres') });
    await beside.connect();
    await beside.query(`alter database ${name} allow_connections false`);
    await beside.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = $1 and usename in ('adoption', 'event_reader', 'matching')`,
      [name],
    );
    await road.until(async () => (await road.readiness('?exclude=events')).status === 503, 'it is not ready');
    expect((await road.readiness()).body).toMatchObject({
      ready: false,
      parts: { database: { ready: false } },
    });
    expect((await road.metrics()).get('yunshang_ready{part="database"}')).toBe(0);
    expect((await fetch(`${road.url}/healthz`)).status).toBe(200);
    await beside.query(`alter database ${name} allow_connections true`);
    await beside.end();
    await road.tell('let in', NUMBERS);
    await arrivesOnce('let in', NUMBERS);
  });

  whenPresent('what is set aside is told, and keeps nothing from being ready', async () => {
    whileTakenIn.do = (text) => {
      if (text === 'poison') throw new Error('this event is poisoned');
    };
    await road.tell('ill', ['poison']);
    await road.until(
      async () => (await road.readiness()).body.parts.events!.setAside === 1,
      'one is set aside',
    );
    expect((await road.metrics()).get('yunshang_events_set_aside')).toBe(1);
    await isReadyAgain();
    await road.until(async () => road.log.includes('ready; 1 events are set aside'), 'the log says so');
  });
});
