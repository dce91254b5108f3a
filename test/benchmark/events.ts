/*
 * Taking in events: 5,000 certifications into a copy, one by one and in batches, by statements sent and time of the
 * processor: `npm run benchmark:events`. Both write the same rows by the same declared copy, in deliveries of the same
 * length. Figures depend on the machine and are asserted nowhere.
 */
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MikroORM } from '@mikro-orm/postgresql';
import { Reflector, type DiscoveryService } from '@nestjs/core';
import { MetadataScanner } from '@nestjs/core';
import type pg from 'pg';
import { EnterpriseCertifiedV1 } from '#libs/contracts';
import { asRole, inDatabase, ROLES, setUpDatabase, startPostgres } from '#libs/embedded';
import { newId } from '#libs/kernel';
import {
  Consumes,
  ConsumesBatch,
  databaseOptions,
  Inbox,
  messageOf,
  migrate,
  type Copy,
  type EventMessage,
} from '#libs/platform';

/** Node runs this file as it is, and the platform as it was built. */
const load = <T>(path: string) => import(new URL(path, import.meta.url).href) as Promise<T>;
const { enterpriseCopy } = await load<{ enterpriseCopy: Copy<object> }>(
  '../../dist/libs/matching/src/copies/copies.js',
);
const { EnterpriseCopy } = await load<{ EnterpriseCopy: new () => object }>(
  '../../dist/libs/matching/src/copies/copies.entity.js',
);

const { values } = parseArgs({
  options: { events: { type: 'string', default: '5000' }, delivery: { type: 'string', default: '500' } },
});
const [EVENTS, DELIVERY] = [Number(values.events), Number(values.delivery)];

const folder = mkdtempSync(join(tmpdir(), 'yunshang-events-'));
const server = await startPostgres({ dataDir: join(folder, 'postgres') });
const passwords = Object.fromEntries(ROLES.map((role) => [role, newId()]));
await setUpDatabase(server.superuserUrl, { passwords });
const own = inDatabase(server.superuserUrl, 'yunshang');
await migrate('matching', asRole(own, 'matching_owner', passwords.matching_owner!));
const orm = await MikroORM.init(
  databaseOptions('matching', [EnterpriseCopy], asRole(own, 'matching', passwords.matching!)),
);

type Handle = (data: never, delivery: never) => Promise<void>;
const singly: Handle = async (fact: EnterpriseCertifiedV1, { em }: { em: typeof orm.em }) =>
  enterpriseCopy.take(em, EnterpriseCertifiedV1, [fact]);
const inBatch: Handle = async (facts: readonly EnterpriseCertifiedV1[], { em }: { em: typeof orm.em }) =>
  enterpriseCopy.take(em, EnterpriseCertifiedV1, facts);

let statements = 0;
// The driver that the ORM has, which may be another than ours.
const { Client } = createRequire(import.meta.resolve('@mikro-orm/postgresql'))('pg') as typeof pg;
const query = Object.getOwnPropertyDescriptor(Client.prototype, 'query')!.value as (
  ...given: unknown[]
) => unknown;
Object.assign(Client.prototype, {
  query(this: pg.Client, ...given: unknown[]) {
    statements += 1;
    return query.apply(this, given);
  },
});

try {
  say('', 'statements', 'processor', 'events per second');
  await measure('to warm up', inboxFor(ConsumesBatch, inBatch));
  await measure('one by one', inboxFor(Consumes, singly));
  await measure('in batches', inboxFor(ConsumesBatch, inBatch));
} finally {
  await orm.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** An inbox with one consumer, as a service finds it. */
function inboxFor(marks: typeof Consumes, handle: Handle): Inbox {
  class Consumer {}
  Object.defineProperty(Consumer.prototype, 'on', {
    value: (...given: Parameters<Handle>) => handle(...given),
  });
  const declared = Object.getOwnPropertyDescriptor(Consumer.prototype, 'on')!;
  marks(EnterpriseCertifiedV1)(Consumer.prototype, 'on', declared);
  const discovery = { getProviders: () => [{ instance: new Consumer() }] } as unknown as DiscoveryService;
  const inbox = new Inbox(orm.em, discovery, new MetadataScanner(), new Reflector());
  inbox.onModuleInit();
  return inbox;
}

async function measure(name: string, inbox: Inbox): Promise<void> {
  const messages = Array.from({ length: EVENTS }, () => aCertification());
  statements = 0;
  const began = performance.now();
  const cpu = process.cpuUsage();
  for (let i = 0; i < EVENTS; i += DELIVERY) await inbox.receive(messages.slice(i, i + DELIVERY));
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - began) / 1000;
  const processor = `${((user + system) / 1_000_000).toFixed(2)} s`;
  say(name, String(statements), processor, String(Math.round(EVENTS / seconds)));
}

function aCertification(): EventMessage {
  const data: EnterpriseCertifiedV1 = {
    enterpriseId: newId(),
    unifiedSocialCreditCode: '91440600MA4UXXXX00',
    name: '佛山市一家工厂有限公司',
    divisionCode: '440606',
    industryCode: 'C3311',
    sizeClass: 'SMALL',
    employees: 40,
    priorYearRevenueFen: '1200000000',
    establishedOn: '2014-05-01',
    certifiedAt: '2020-06-01T00:00:00.000Z',
  };
  const { type } = EnterpriseCertifiedV1;
  return messageOf('enterprise', { id: newId(), type, subject: data.enterpriseId, time: new Date(), data });
}

function say(...columns: string[]): void {
  console.log(columns.map((column) => column.padEnd(20)).join(''));
}
