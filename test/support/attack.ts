import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE, inDatabase, withClient } from '#libs/embedded';
import { aPlatform, type Answered, type TestPlatform } from './a-platform.js';
import { candidates, knownIds, type KnownIds } from './known-ids.js';
import { idsIn, valueFor, type Operation } from './the-schema.js';

/** What the last run of the chain left: an enterprise that went the whole way, whom others would like to read. */
export interface Victim {
  readonly account: string;
  readonly enterpriseId: string;
  readonly providerId: string;
  readonly needId: string;
  readonly contractId: string;
  readonly voucherId: string;
  readonly roundId: string;
  readonly redemptionId: string;
  readonly invoiceNumber: string;
  readonly milestoneId: string;
  readonly payoutId: string;
}

/**
 * A platform on which the chain was played, so that there is somebody to attack.
 * @param demonstration `on` has the weeks before the demonstration too, with their questions, complaints and appeals
 */
export async function aPlatformWithVictim(
  demonstration: 'on' | 'quick' = 'quick',
): Promise<{ platform: TestPlatform; victim: Victim }> {
  const platform = await aPlatform(demonstration);
  // Right after the first start the services still hear of the demonstration; the chain may meet one that is behind.

  for (let left = 3; ; left -= 1) {
    const { code, output } = await platform.run('dist/apps/launcher/src/chain.js');
    if (code === 0) break;
    if (left === 1) throw new Error(output.slice(-1000));
  }
  return { platform, victim: await victimOf(platform) };
}

async function victimOf(platform: TestPlatform): Promise<Victim> {
  const last = JSON.parse(readFileSync(join(platform.folder, 'chain.json'), 'utf8')) as {
    factory: { account: string };
    enterpriseId: string;
    needId: string;
    redemptionId: string;
    contract: { id: string };
    claimed: { id: string; roundId: string };
    invoiceNumber: string;
  };
  const found = await rowOf<{ providerId: string; milestoneId: string; payoutId: string }>(
    platform,
    `select c.provider_id as "providerId",
            (select id from matching.milestone where contract_id = c.id limit 1) as "milestoneId",
            (select id from subsidy.payout where voucher_id = $2 limit 1) as "payoutId"
       from matching.contract c where c.id = $1`,
    [last.contract.id, last.claimed.id],
  );
  return {
    account: last.factory.account,
    enterpriseId: last.enterpriseId,
    ...found,
    needId: last.needId,
    contractId: last.contract.id,
    voucherId: last.claimed.id,
    roundId: last.claimed.roundId,
    redemptionId: last.redemptionId,
    invoiceNumber: last.invoiceNumber,
  };
}

/** The password of every demo account. */
export function passwordOf(platform: TestPlatform): string {
  const accounts = readFileSync(join(platform.folder, 'demo-accounts.json'), 'utf8');
  return (JSON.parse(accounts) as { password: string }).password;
}

export async function rowOf<T>(platform: TestPlatform, text: string, params: unknown[] = []): Promise<T> {
  return withClient(inDatabase(platform.running().superuserUrl, DATABASE), async (client) => {
    const { rows } = await client.query(text, params);
    return rows[0] as T;
  });
}

/** The victim's things, and of what it has none anybody's. */
export async function idsOfVictim(platform: TestPlatform, victim: Victim): Promise<KnownIds> {
  const known = await knownIds(inDatabase(platform.running().superuserUrl, DATABASE), {
    enterprise_id: victim.enterpriseId,
    provider_id: victim.providerId,
    organisation_id: victim.enterpriseId,
    need_id: victim.needId,
    contract_id: victim.contractId,
    voucher_id: victim.voucherId,
    redemption_id: victim.redemptionId,
  });
  // A machine is known by the name of its client.
  const { client_id: client } = await rowOf<{ client_id: string }>(
    platform,
    'select client_id from identity.machine_client where organisation_id = $1',
    [victim.providerId],
  );
  return new Map([...known, ['machineclient', client]]);
}

const TEXTS: Readonly<Record<string, string>> = {
  divisionCode: '440606',
  cityCode: '440600',
  regions: '440600',
  industryCode: 'C3311',
  industries: 'C3311',
  scenario: 'S03',
  scenarios: 'S03',
  kind: 'PLATFORM_SERVICE',
  unifiedSocialCreditCode: '91440606YUNB2GHU7T',
  number: '12345678',
  account: 'factory03',
};

/**
 * Variables for an operation: an id for everything that is one, and plausible values for the rest.
 * @param given values by the name of the argument
 */
export function variablesOf(
  { field }: Operation,
  idFor: (argument: string) => string,
  given: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const choose = (name: string, type: string): unknown => {
    if (name === 'idempotencyKey' || name === 'batchId') return randomUUID();
    if (name === 'after') return null;
    if (type.replaceAll(/[![\]]/g, '') === 'ID') return idFor(name);
    if (/([hH]ash|^sha256)$/.test(name)) return 'ab'.repeat(32);
    return type === 'String' ? TEXTS[name] : undefined;
  };
  return Object.fromEntries(field.args.map(({ name, type }) => [name, valueFor(name, type, choose, given)]));
}

/** The ids for the arguments of an operation, by argument. */
export type Way = ReadonlyMap<string, { readonly id: string; readonly open: boolean }>;

/** Things that belong to no party: that they are there is no secret. */
const OPEN = new Set([
  'round',
  'schemeversion',
  'rankingversion',
  'allocationround',
  'policyversion',
  'notice',
]);

/**
 * The ways to fill the ids of an operation with those of things that exist: where an argument may mean several things,
 * one way for each. None when the world has no such thing.
 */
export function waysToName(operation: Operation, known: KnownIds): Way[] {
  const named = [...new Set(idsIn(operation.field))].map(
    (argument) => [argument, candidates(operation.field, argument, known)] as const,
  );
  const most = Math.max(0, ...named.map(([, things]) => things.length));
  return Array.from(
    { length: most },
    (_, i) =>
      new Map(
        named.map(([argument, things]) => {
          const thing = things[i % things.length];
          // What the world does not have stays unknown in both requests.
          if (thing === undefined) return [argument, { id: randomUUID(), open: true }];
          return [argument, { id: known.get(thing)!, open: OPEN.has(thing) }];
        }),
      ),
  );
}

export function codesOf(answer: Answered<unknown>): string[] {
  return (answer.errors ?? []).map(({ extensions }) => extensions?.code ?? 'NONE');
}

/** Whether an answer holds anything: null, empty lists and empty connections do not. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && 'edges' in value && isEmpty(value.edges);
}

const IDS = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const MOMENTS = /\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)/g;

/** An answer as it reads when ids and moments are not told apart. */
export function wordsOf({ text }: Answered<unknown>): string {
  return text.replaceAll(IDS, '<id>').replaceAll(MOMENTS, '<moment>');
}

/** Runs many requests, a few at a time. */
export async function inTurns<T>(items: readonly T[], each: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const turn = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await each(item);
  };
  await Promise.all(Array.from({ length: 6 }, turn));
}
