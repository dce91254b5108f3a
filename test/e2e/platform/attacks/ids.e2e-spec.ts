import { randomUUID } from 'node:crypto';
import { composedSchema, operations } from '../../../support/the-schema.js';
import {
  aPlatformWithVictim,
  codesOf,
  idsOfVictim,
  inTurns,
  isEmpty,
  rowOf,
  waysToName,
  type Victim,
} from '../../../support/attack.js';
import { FIRST_START_MS, until, type TestPlatform } from '../../../support/a-platform.js';
import type { KnownIds } from '../../../support/known-ids.js';
import { furnish } from '../../../support/furnish.js';
import { conflictedOfficials, outsiders, type Person } from '../../../support/outsiders.js';
import { askAs, toldApart } from '../../../support/telling.js';

/*
 * Who may not know a thing is not told whether it exists. Every operation of the schema that takes an id is asked by
 * everybody who has no right to the thing, with the id of one that exists and with one that does not. Arguments come from
 * the schema and ids from the tables, so a new operation is covered without a line.
 */

const LONG = 600_000;
const all = operations(composedSchema());
const taking = all.filter(({ takesId }) => takesId);

/** Operations whose answer about a thing may differ from that about none. */
const RIGHTFUL: Readonly<Record<string, string>> = {
  provider: 'the pool is public',
  solution: 'the catalogue is public',
  solutions: 'the catalogue is public',
  solutionVersion: 'the catalogue is public',
  solutionVersions: 'the catalogue is public',
  schemeVersion: 'published rules are public',
  schemeChanges: 'published rules are public',
  raiseObjection: 'a redemption on public notice is known to everybody',
  jointNeed: 'enterprises of the cluster are to find it and join',
  round: 'rounds are public',
  publicBudget: 'what a round has spent is public',
  ageing: 'how long payments of a round take is public',
  recoveryTotals: 'what comes back of a round is public as sums',
  notice: 'a notice is public',
  notices: 'a notice is public',
  confirmOddCode: 'a code that was issued otherwise is of no party and no division',
  confirmProposal: 'an order about an account is of no enterprise and no provider',
  approveAmendment: 'an amendment is of a round; one of a single provider is asked for in its own test',
  withdrawAmendment: 'an amendment is of a round; one of a single provider is asked for in its own test',
  approveReallocation: 'what moves between cities is of a round',
  withdrawReallocation: 'what moves between cities is of a round',
  paymentRun: 'a run is of many parties; the lines of one with a conflict are left out',
};

const NO_UNCLEAR_BID = 'no bid of the demonstration is unclear or suspiciously low';
const NO_METER = 'no contract of the demonstration has a metered line';
/** Operations on things of which the world of this test has none, and why. */
const NOT_ASKED: Readonly<Record<string, string>> = {
  answerClarification: NO_UNCLEAR_BID,
  decideClarification: NO_UNCLEAR_BID,
  decideMeterReading: NO_METER,
};
const REFUSALS = new Set(['OBJECTION_PERIOD', 'NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED', 'BAD_INPUT']);

let platform: TestPlatform;
let victim: Victim;
let known: KnownIds;
let people: Person[];

beforeAll(async () => {
  ({ platform, victim } = await aPlatformWithVictim('on'));
  await furnish(platform, victim);
  known = await idsOfVictim(platform, victim);
  people = await outsiders(platform);
}, FIRST_START_MS + LONG);

afterAll(() => platform?.stop(), LONG);

const closed = taking.filter(({ field }) => !(field.name in RIGHTFUL));

describe('A: what belongs to others', () => {
  test(
    'A06, A07: no stranger of any role gets or moves anything by the id of another',
    async () => {
      const before = await ledgerAndStates();
      const forms: Record<string, () => string> = {
        'of another type': () => victim.voucherId,
        malformed: () => "1' or '1'='1",
      };
      const attempts = people.flatMap((person) =>
        taking.flatMap((operation) => [
          ...Object.entries(forms).map(([form, idFor]) => ({ person, operation, form, idFor })),
          ...waysToName(operation, known).map((way) => ({
            person,
            operation,
            form: 'of another',
            idFor: (argument: string) => way.get(argument)!.id,
          })),
        ]),
      );
      const wrong: string[] = [];
      await inTurns(attempts, async ({ person, operation, form, idFor }) => {
        const answer = await askAs(platform, person, operation, idFor);
        const given = Object.values(answer.data ?? {}).some((value) => !isEmpty(value));
        const refused = codesOf(answer).every((code) => REFUSALS.has(code));
        if (!refused || (given && !(operation.field.name in RIGHTFUL)))
          wrong.push(`${operation.field.name} as ${person.who}, id ${form}: ${answer.text.slice(0, 200)}`);
      });
      process.stdout.write(`A06, A07: ${attempts.length} requests, ${wrong.length} wrong\n`);
      expect(wrong).toEqual([]);
      expect(await ledgerAndStates()).toEqual(before);
    },
    LONG,
  );

  test(
    'K5: no stranger of any role is told whether a thing of another exists',
    async () => {
      expect(await toldApart(platform, people, closed, known)).toEqual([]);
    },
    LONG,
  );

  test(
    'K5: an official with a conflict gets and moves nothing of the party, and is not told that it exists',
    async () => {
      const officials = await conflictedOfficials(platform, victim);
      const before = await ledgerAndStates();
      await until(allHeard, (heard) => heard);
      expect(await toldApart(platform, officials, closed, known)).toEqual([]);
      const secrets = [
        victim.enterpriseId,
        victim.needId,
        victim.contractId,
        victim.voucherId,
        victim.redemptionId,
        victim.payoutId,
      ];
      const queries = all.filter(({ kind, field }) => kind === 'query' && !/^notices?$/.test(field.name));
      const shown: string[] = [];
      await inTurns(
        officials.flatMap((person) => queries.map((operation) => ({ person, operation }))),
        async ({ person, operation }) => {
          const [way] = waysToName(operation, known);
          const answer = await askAs(
            platform,
            person,
            operation,
            (argument) => way?.get(argument)?.id ?? randomUUID(),
          );
          const data = JSON.stringify(answer.data ?? null);
          const seen = [...secrets, victim.invoiceNumber].filter((secret) => data.includes(secret));
          if (seen.length > 0) shown.push(`${operation.field.name} as ${person.who}: ${data.slice(0, 300)}`);
        },
      );
      expect(shown).toEqual([]);
      expect(await ledgerAndStates()).toEqual(before);
    },
    LONG,
  );

  test('of nearly every kind of thing there is one to ask for', () => {
    const bare = taking.filter((operation) => waysToName(operation, known).length === 0);
    expect(bare.map(({ field }) => field.name).toSorted()).toEqual(Object.keys(NOT_ASKED).toSorted());
  });
});

/** Whether every service has heard of the conflicts that were declared. */
async function allHeard(): Promise<boolean> {
  const { heard } = await rowOf<{ heard: boolean }>(
    platform,
    `select bool_and(copies >= declared) as heard
       from (select count(*) as declared from subsidy.conflict) own,
            (select count(*) from identity.conflict union all select count(*) from enterprise.conflict
             union all select count(*) from provider.conflict union all select count(*) from matching.conflict
             union all select count(*) from adoption.conflict) copy (copies)`,
  );
  return heard;
}

function ledgerAndStates(): Promise<object> {
  return rowOf(
    platform,
    `select (select state from enterprise.enterprise where id = $1) as enterprise,
            (select state from matching.contract where id = $2) as contract,
            (select state from subsidy.voucher where id = $3) as voucher,
            (select count(*) from matching.bid where need_id = $4) as bids,
            (select standing from provider.provider where id = $5) as standing,
            (select count(*) from subsidy.recovery_case where voucher_id = $3) as recoveries`,
    [victim.enterpriseId, victim.contractId, victim.voucherId, victim.needId, victim.providerId],
  );
}
