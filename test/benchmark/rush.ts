/*
 * The rush at ten o'clock: claims answered per second through GraphQL and allocated per second in the database, with
 * nobody, 10,000 and 100,000 waiting, beside the smallest SQL transaction that takes the same four limits, on the same
 * server: `npm run benchmark:rush`. The baseline runs under pgbench where it is installed, else under the driver with a
 * prepared statement and as many connections. Figures depend on the machine and are asserted nowhere.
 */
import 'reflect-metadata';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';
import { asRole, inDatabase, ROLES, setUpDatabase, startPostgres } from '#libs/embedded';
import { newId } from '#libs/kernel';
import { migrate } from '#libs/platform';

type Issuing = typeof import('../support/an-issuer.js');
/** Node runs this file as it is, and the platform as it was built. */
const load = <T>(path: string) => import(new URL(path, import.meta.url).href) as Promise<T>;
const { anIssuer, AUDIENCE, ISSUER } = await load<Issuing>('../support/an-issuer.ts');

const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '2000' },
    allocated: { type: 'string', default: '10000' },
    queues: { type: 'string', default: '0,10000,100000' },
    seconds: { type: 'string', default: '10' },
    clients: { type: 'string', default: '16' },
  },
});
const [CLAIMS, ALLOCATED, SECONDS, CLIENTS] = [
  values.claims,
  values.allocated,
  values.seconds,
  values.clients,
].map(Number) as [number, number, number, number];
const QUEUES = values.queues.split(',').map(Number);
const SECRET = 'only for this benchmark, on loopback';
const [FREE_CITY, FULL_CITY] = ['440600', '440100'] as const;
const [PROVIDERS, GROUPS] = [50, 200];

const folder = mkdtempSync(join(tmpdir(), 'yunshang-rush-'));
// Durable as in service: every commit is on disk before it is answered.
const server = await startPostgres({ dataDir: join(folder, 'postgres') });
const passwords = Object.fromEntries(ROLES.map((role) => [role, newId()]));
await setUpDatabase(server.superuserUrl, { passwords, clockStartsAt: new Date('2020-09-28T10:00:00+08:00') });
const own = inDatabase(server.superuserUrl, 'yunshang');
await migrate('subsidy', asRole(own, 'subsidy_owner', passwords.subsidy_owner!));
const issuer = await anIssuer();
Object.assign(process.env, {
  DATABASE_URL: asRole(own, 'subsidy', passwords.subsidy!),
  EVENT_LOG_URL: asRole(own, 'event_reader', passwords.event_reader!),
  PORT: '0',
  GATEWAY_SECRET: SECRET,
  ISSUER,
  JWKS_URL: issuer.jwksUrl,
  AUDIENCE,
});
const { AppModule } = await load<{ AppModule: Type<object> }>('../../dist/apps/subsidy/src/app.module.js');
const { AllocationScheduler } = await load<{
  AllocationScheduler: Type<{ settle(roundId: string): Promise<void> }>;
}>('../../dist/libs/subsidy/src/voucher/allocation-scheduler.js');
const app = await NestFactory.create<NestExpressApplication>(AppModule, {
  logger: ['error'],
  bodyParser: false,
});
app.useBodyParser('json', { limit: '1mb' });
await app.listen(0, '127.0.0.1');
const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/graphql`;
const pool = new pg.Pool({ connectionString: own, max: 4 });
const sql = async (text: string, ...params: unknown[]) => (await pool.query(text, params)).rows as unknown[];

try {
  await measure();
} finally {
  await pool.end();
  await app.close();
  await issuer.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  prepareBaseline();
  const durable = await baseline('on');
  const lazy = await baseline('off');
  say('smallest SQL transaction', `${Math.round(durable.rate)}/s`, durable.by);
  say('the same, answered before it is on disk', `${Math.round(lazy.rate)}/s`, lazy.by);
  say(
    'waiting',
    'answered: reserved',
    'answered: waiting',
    'allocated',
    'of the smallest',
    'of it before disk',
  );
  for (const waiting of QUEUES) {
    const roundId = await aRound();
    await aQueue(roundId, waiting);
    const reserved = await rush(roundId, FREE_CITY, 'RESERVED');
    const queued = await rush(roundId, FULL_CITY, 'WAITING');
    const allocated = await allocation(roundId);
    const rates = [reserved, queued, allocated].map((rate) => `${Math.round(rate)}/s`);
    const ratios = [durable, lazy].map(({ rate }) => `${(allocated / rate).toFixed(2)} times`);
    say(String(waiting), ...rates, ...ratios);
  }
}

function say(...columns: string[]): void {
  console.log(columns.map((column) => column.padEnd(20)).join(''));
}

/** A round with money enough in one city and none left in the other. */
async function aRound(): Promise<string> {
  const roundId = newId();
  await sql(
    `insert into subsidy.round (id, scheme_version_id, name, state, claim_from, claim_to, redeem_from, redeem_to, budget_fen,
       over_allocated, notice_days, proposed_by, proposed_at, published_by, published_at)
     select $1, id, 'rush', 'PUBLISHED', '2020-05-25', '2020-12-31', '2020-10-08', '2021-02-08', 1e15, false, 7, 'a', now(),
            'b', now() from subsidy.scheme_version where scheme = 'GD-2020'`,
    roundId,
  );
  const codes = ['programme', 'treasury', `city/${FREE_CITY}`, `city/${FULL_CITY}`].map(
    (each) => `round/${roundId}/${each}`,
  );
  for (const code of codes) {
    const transfer = {
      id: newId(),
      kind: 'POSTED',
      debit: `${code}/used`,
      credit: code,
      amount: '100000000000000',
    };
    const accounts = [
      { code, never_negative: !code.endsWith('treasury') },
      { code: `${code}/used`, never_negative: false },
    ];
    await sql(`select subsidy.ledger_open('${JSON.stringify(accounts)}')`);
    if (!code.endsWith(FULL_CITY)) {
      const batch = JSON.stringify([{ ...transfer, reference: roundId }]);
      await sql(`select subsidy.ledger_book('${batch}')`);
    }
  }
  return roundId;
}

/** Contracts of certified enterprises of a city, each enterprise with its own signatory. */
async function contracts(city: string, count: number): Promise<{ contract: string; person: string }[]> {
  const rows = Array.from({ length: count }, (_, i) => ({
    contract: newId(),
    provider: i % PROVIDERS,
    group: i % GROUPS,
  }));
  return (await sql(
    `with wanted as (
       select contract, ('00000000-0000-7000-8000-' || lpad(provider::text, 12, '0'))::uuid as provider,
              ('00000000-0000-7000-9000-' || $2 || lpad("group"::text, 6, '0'))::uuid as enterprise, "group"
         from jsonb_to_recordset($1::jsonb) as t (contract uuid, provider int, "group" int)
     ), p as (
       insert into subsidy.provider_copy (id, name, provider_class, admitted_at)
       select distinct provider, 'p', 'PLATFORM', now() from wanted on conflict do nothing
     ), e as (
       insert into subsidy.enterprise_copy (id, unified_social_credit_code, name, division_code, industry_code,
         prior_year_revenue_fen, established_on, certified_at)
       select distinct enterprise, $2 || lpad("group"::text, 12, '0'), 'e', left($2, 4) || '04', 'C3311', 5000000000,
              date '2010-01-01', now() from wanted on conflict do nothing
     ), m as (
       insert into subsidy.membership (id, person_id, organisation_id, organisation_kind, role)
       select distinct enterprise, enterprise::text, enterprise, 'ENTERPRISE', 'ENTERPRISE_SIGNATORY' from wanted
       on conflict do nothing
     )
     insert into subsidy.contract_copy (id, contract_number, enterprise_id, provider_id, total_fen, lines, phases,
       document_hash, signed_on)
     select contract, right(contract::text, 8), enterprise, provider, 33400,
            jsonb_build_array(jsonb_build_object('lineId', contract, 'kind', 'PLATFORM_SERVICE', 'description', 'x',
                                                 'amountFen', '33400')), '[]', repeat('a', 64), '2020-06-01' from wanted
     returning id as contract, enterprise_id as person`,
    JSON.stringify(rows),
    city,
  )) as { contract: string; person: string }[];
}

/** Claims that are accepted, or wait already, as the service would have left them. */
async function claims(
  roundId: string,
  city: string,
  count: number,
  state: 'ACCEPTED' | 'WAITING',
): Promise<void> {
  const made = await contracts(city, count);
  await sql(
    `insert into subsidy.voucher (id, round_id, scheme_version_id, contract_id, enterprise_id, provider_id, division_code,
       group_code, priority, accepted_number, state, waiting_for, waiting_account, lines, amount_fen, phases, claimed_by,
       claimed_at, redeem_by)
     select uuidv7(), r.id, r.scheme_version_id, c.id, c.enterprise_id, c.provider_id, left($3, 4) || '04',
            e.unified_social_credit_code, 1, nextval('subsidy.accepted_number'), $4,
            case $4 when 'WAITING' then 'CITY_TRANCHE' end, case $4 when 'WAITING' then 'round/' || $1 || '/city/' || $3 end,
            c.lines, 10020, '[{"number": 1, "title": "", "contractFen": "33400", "grantFen": "10020", "state": "PLANNED"}]',
            'benchmark', now(), r.redeem_to
       from subsidy.round r, jsonb_array_elements_text($2::jsonb) as wanted (id)
       join subsidy.contract_copy c on c.id = wanted.id::uuid
       join subsidy.enterprise_copy e on e.id = c.enterprise_id
      where r.id = $1::uuid`,
    roundId,
    JSON.stringify(made.map(({ contract }) => contract)),
    city,
    state,
  );
}

async function aQueue(roundId: string, waiting: number): Promise<void> {
  for (let i = 0; i < waiting; i += 10_000)
    await claims(roundId, FULL_CITY, Math.min(10_000, waiting - i), 'WAITING');
  await sql(
    `insert into subsidy.waiting_count
     select waiting_account, priority, accepted_number / 256, count(*) from subsidy.voucher
      where state = 'WAITING' and round_id = $1 group by 1, 2, 3`,
    roundId,
  );
  await sql('vacuum analyze');
}

/** Clients that claim one after the other, all at once. @returns answers per second, which must all be as expected */
async function rush(roundId: string, city: string, state: string): Promise<number> {
  const made = await contracts(city, CLAIMS);
  const tokens = new Map<string, string>();
  for (const { person } of made) tokens.set(person, tokens.get(person) ?? (await issuer.tokenFor(person)));
  const began = performance.now();
  const left = made.values();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (const { contract, person } of left) {
        const answer = await ask(tokens.get(person)!, { roundId, contractId: contract });
        if (!answer.includes(`"state":"${state}"`)) throw new Error(`not ${state}: ${answer}`);
      }
    }),
  );
  return CLAIMS / ((performance.now() - began) / 1000);
}

async function ask(token: string, input: object): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-gateway-secret': SECRET,
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({
      query: `mutation ($input: ClaimVoucherInput!, $key: ID!) { claimVoucher(input: $input, idempotencyKey: $key) {
                voucher { id state waitingPosition } ineligibilities { rule } } }`,
      variables: { input, key: newId() },
    }),
  });
  return response.text();
}

/** Claims that were accepted while nobody decided, decided at once. */
async function allocation(roundId: string): Promise<number> {
  // Limits that are opened once are opened before; the baseline has its rows from the beginning, too.
  await claims(roundId, FREE_CITY, GROUPS, 'ACCEPTED');
  await app.get(AllocationScheduler).settle(roundId);
  await claims(roundId, FREE_CITY, ALLOCATED, 'ACCEPTED');
  const began = performance.now();
  await app.get(AllocationScheduler).settle(roundId);
  const took = (performance.now() - began) / 1000;
  const [row] = (await sql(
    `select count(*)::int as reserved from subsidy.voucher where round_id = $1 and state = 'RESERVED'`,
    roundId,
  )) as { reserved: number }[];
  if (row!.reserved !== CLAIMS + GROUPS + ALLOCATED) throw new Error(`${row!.reserved} were reserved`);
  return ALLOCATED / took;
}

interface Baseline {
  readonly rate: number;
  readonly by: string;
}

/** Takes an amount from four limits if all have it, and notes it: one statement, one round trip, one commit. */
function smallest(provider: string, group: string): string {
  return `with taken as (update rush_limit set available = available - 10020
                  where id in (1, 2, 100 + ${provider}, 1000 + ${group}) and available >= 10020 returning id)
          insert into rush_reservation (limits, amount) select count(*), 10020 from taken having count(*) = 4`;
}

function prepareBaseline(): void {
  const client = [
    '-e',
    `import pg from 'pg'; const c = new pg.Client(process.argv[1]); await c.connect();
    await c.query(\`create table rush_limit (id int primary key, available bigint not null check (available >= 0)) with (fillfactor = 50);
      create table rush_reservation (id bigserial primary key, limits int, amount bigint);
      insert into rush_limit select id, 1e15 from generate_series(1, 2000) id\`); await c.end();`,
  ];
  execFileSync(process.execPath, ['--input-type=module', ...client, own]);
}

/** @param commit `off`: a commit is answered before it is on disk, which leaves only the work of the processor */
async function baseline(commit: 'on' | 'off'): Promise<Baseline> {
  return baselineByPgbench(commit) ?? (await baselineByDriver(commit));
}

function baselineByPgbench(commit: string): Baseline | undefined {
  const script = join(folder, 'smallest.sql');
  writeFileSync(
    script,
    `\\set p random(0, ${PROVIDERS - 1})\n\\set g random(0, ${GROUPS - 1})\n${smallest(':p', ':g').replaceAll('\n', ' ')};\n`,
  );
  const options = ['-n', '-M', 'prepared', '-c', '8', '-j', '2', '-T', String(SECONDS), '-f', script, own];
  const env = { ...process.env, PGOPTIONS: `-c synchronous_commit=${commit}` };
  const { stdout, error } = spawnSync('pgbench', options, { encoding: 'utf8', env });
  const rate = /tps = ([\d.]+)/.exec(stdout ?? '')?.[1];
  return error || !rate ? undefined : { rate: Number(rate), by: 'pgbench, 8 clients, prepared' };
}

async function baselineByDriver(commit: string): Promise<Baseline> {
  const clients = new pg.Pool({
    connectionString: own,
    max: 8,
    options: `-c synchronous_commit=${commit}`,
  });
  const until = performance.now() + SECONDS * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: 8 }, async (_, i) => {
      while (performance.now() < until) {
        const given = [(done + i) % PROVIDERS, (done * 7 + i) % GROUPS];
        await clients.query({ name: 'smallest', text: smallest('$1::int', '$2::int'), values: given });
        done += 1;
      }
    }),
  );
  await clients.end();
  return { rate: done / SECONDS, by: 'driver, 8 clients, prepared' };
}
