import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable, Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import pg from 'pg';
import { NeedPublishedV1 } from '#libs/contracts';
import { newId } from '#libs/kernel';
import {
  Consumes,
  databaseOptions,
  Events,
  KafkaTransport,
  PlatformModule,
  Readiness,
  type Delivery,
  type Inbox,
  type Report,
} from '#libs/platform';
import { aDatabase, type TestDatabase } from './a-database.js';
import { aKafka, type TestKafka } from './kafka.js';

const TOPIC_OF = 'matching';

export interface TestRoad {
  readonly database: TestDatabase;
  readonly kafka: TestKafka | undefined;
  /** The topic that what is told goes to, over Apache Kafka. */
  readonly topic: string;
  /** Where the consumer answers. */
  readonly url: string;
  /** Tells of things in one transaction of the publisher, each by a text so many characters long. */
  tell(subject: string, texts: readonly string[]): Promise<void>;
  /** A connection of the publisher, for transactions that a test leaves open. */
  publisher(): Promise<pg.Client>;
  /** What has arrived of a subject, in the order of its arrival; twice what came twice. */
  arrived(subject: string): Promise<string[]>;
  /** The publisher sends again what was set aside on its way out. */
  sendAgain(): Promise<number>;
  /** What the consumer says of itself at `/readyz`. */
  readiness(query?: string): Promise<{ status: number; body: Report }>;
  /** The samples of `/metrics`, by name and labels. */
  metrics(): Promise<Map<string, number>>;
  /** What the consumer wrote to its log. */
  readonly log: readonly string[];
  /** Until something holds. */
  until(holds: () => Promise<boolean>, what: string): Promise<void>;
  stop(): Promise<void>;
}

/** What a test wants to happen while an event is taken in. */
export const whileTakenIn: { do?: (text: string) => void } = {};

@Injectable()
class Arrivals {
  @Consumes(NeedPublishedV1)
  async onNeed({ scenario }: NeedPublishedV1, { em, message }: Delivery): Promise<void> {
    whileTakenIn.do?.(scenario);
    await em.execute('insert into arrival (subject, text) values (?, ?)', [message.subject, scenario]);
  }
}

/**
 * The road of events between a publisher (matching) and a service that takes in (adoption), each as it is, over a
 * transport. A test file has one: the types of GraphQL are global to a process.
 * @param settings of the consumer, beyond those that every service has
 */
export async function anEventRoad(
  transport: 'postgres' | 'kafka',
  sessionTimeoutMs: number,
  settings: Record<string, string> = {},
): Promise<TestRoad> {
  const kafka = transport === 'kafka' ? await aKafka() : undefined;
  const database = await aDatabase();
  await database.sql(`
    create table adoption.arrival (subject text, text text, position bigint generated always as identity);
    grant all on adoption.arrival to adoption`);
  const orm = await MikroORM.init(databaseOptions(TOPIC_OF, [], database.url(TOPIC_OF)));
  const relay = kafka
    ? new KafkaTransport(
        { service: TOPIC_OF, brokers: [kafka.brokers], prefix: database.name, sessionTimeoutMs },
        orm.em,
      )
    : undefined;
  await relay?.start({ subscriptions: () => new Map() } as Inbox);
  Object.assign(process.env, {
    DATABASE_URL: database.url('adoption'),
    EVENT_LOG_URL: database.url('event_reader'),
    EVENT_TRANSPORT: transport,
    KAFKA_BROKERS: kafka?.brokers ?? '',
    KAFKA_PREFIX: database.name,
    KAFKA_SESSION_TIMEOUT_MS: String(sessionTimeoutMs),
    PORT: '0',
    GATEWAY_SECRET: 'a secret for this test',
    ISSUER: 'http://localhost/oidc',
    JWKS_URL: 'http://localhost/oidc/jwks',
    ...settings,
  });
  @Module({
    imports: [PlatformModule.forService({ name: 'adoption', entities: [], messages: {} })],
    providers: [Arrivals],
  })
  class App {}
  const module = await Test.createTestingModule({ imports: [App] }).compile();
  const log: string[] = [];
  const write = (line: string): void => void log.push(line);
  const consumer = module.createNestApplication<NestExpressApplication>({
    logger: { log: write, warn: write, error: write },
  });
  await consumer.listen(0, '127.0.0.1');
  await consumer.get(Events).start();
  consumer.get(Readiness).watch();
  const url = `http://127.0.0.1:${(consumer.getHttpServer().address() as AddressInfo).port}`;

  const publisher = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: database.url(TOPIC_OF) });
    // A test may break it.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  return {
    database,
    kafka,
    topic: `${database.name}.${TOPIC_OF}`,
    url,
    log,
    readiness: async (query = '') => {
      const response = await fetch(`${url}/readyz${query}`);
      return { status: response.status, body: (await response.json()) as Report };
    },
    metrics: async () => {
      const response = await fetch(`${url}/metrics`);
      const samples = (await response.text()).matchAll(/^([a-z_]+(?:\{.*?\})?) (\S+)$/gm);
      return new Map([...samples].map(([, name, value]) => [name!, Number(value)]));
    },
    publisher,
    tell: async (subject, texts) => {
      const client = await publisher();
      await tell(client, subject, texts);
      await client.end();
    },
    arrived: async (subject) => {
      const rows = await database.sql<{ text: string }>(
        'select text from adoption.arrival where subject = $1 order by position',
        [subject],
      );
      return rows.map(({ text }) => text);
    },
    sendAgain: async () => relay!.sendAgain(),
    until: async (holds, what) => {
      // Counted in looks: a test may have the whole process stand still.
      for (let looks = 0; !(await holds()); looks++) {
        if (looks > 1200) throw new Error(`never came true: ${what}`);
        await sleep(50);
      }
    },
    stop: async () => {
      consumer.get(Readiness).stop();
      await consumer.get(Events).stop();
      await consumer.close();
      await relay?.stop();
      await orm.close();
      await kafka?.stop();
      await database.drop();
    },
  };
}

/** Tells of things in one statement, over a connection of the publisher. */
export async function tell(client: pg.Client, subject: string, texts: readonly string[]): Promise<void> {
  await client.query(
    `insert into outbox (id, type, subject, time, data)
     select gen_random_uuid(), $1, $2, now(), $3::jsonb || jsonb_build_object('scenario', text)
       from unnest($4::text[]) with ordinality as told (text, place) order by place`,
    [NeedPublishedV1.type, subject, JSON.stringify(aNeed()), texts],
  );
}

function aNeed(): Omit<NeedPublishedV1, 'scenario'> {
  return {
    needId: newId(),
    enterpriseId: newId(),
    industryCode: 'C33',
    divisionCode: '440600',
    budgetFromFen: '1',
    budgetToFen: '2',
    bidDeadline: new Date().toISOString(),
    publishedAt: new Date().toISOString(),
  };
}
