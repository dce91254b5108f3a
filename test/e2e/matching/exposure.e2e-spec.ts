import { Client } from 'pg';
import { SolutionPublishedV1 } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { CandidatesService } from '../../../libs/matching/src/ranking/candidates.service.js';
import { aSolution, matchesOf } from '../../support/world/matching/catalogue.js';
import { aMarket, BEFORE, type Market } from '../../support/world/matching/market.js';

let market: Market;

beforeAll(async () => {
  market = await aMarket();
}, 60_000);
afterAll(() => market?.service.stop());
beforeEach(() => market.moveClock(BEFORE));

async function offering(change: Partial<SolutionPublishedV1> = {}) {
  const providerId = await market.aProvider();
  const solution = aSolution(providerId, change);
  await market.service.deliver(SolutionPublishedV1, solution.solutionId, solution);
  return { providerId, solution };
}

interface Shown {
  provider_ids: string[];
  solution_ids: string[];
  recommendation_id: string;
  person_id: string;
}

const shown = (needId: string) =>
  market.service.sql<Shown>('select * from matching.exposure where need_id = $1 order by served_at, id', [
    needId,
  ]);

describe('what was shown', () => {
  test('is logged once for every list that was served, with the ranks as they were', async () => {
    const buyer = market.buyer(await market.anEnterprise());
    for (let count = 0; count < 3; count++) await offering();
    const needId = await market.aNeed(buyer);
    const served = await Promise.all([2, 1, 100, 100, 3].map((first) => matchesOf(buyer, needId, first)));
    const rows = await shown(needId);
    const orders = (lists: string[][]) => lists.map((ids) => ids.join()).toSorted();
    expect(orders(rows.map((row) => row.solution_ids))).toEqual(
      orders(served.map(({ matches }) => matches.ranked.map(({ solution }) => solution.id))),
    );
    expect(orders(rows.map((row) => row.provider_ids))).toEqual(
      orders(served.map(({ matches }) => matches.ranked.map(({ provider }) => provider.id))),
    );
    expect(new Set(rows.map((row) => row.person_id))).toEqual(new Set([buyer.personId]));
    // The same facts on the same day: one recommendation, however often it is shown.
    expect(new Set(rows.map((row) => row.recommendation_id)).size).toBe(1);
    expect(new Set(served.map(({ matches }) => matches.recommendationId)).size).toBe(1);
  });

  test('is not logged for those who are refused', async () => {
    const buyer = market.buyer(await market.anEnterprise());
    const needId = await market.aNeed(buyer);
    await expect(matchesOf(market.buyer(newId()), needId)).rejects.toThrow('NOT_FOUND');
    expect(await shown(needId)).toEqual([]);
  });

  test('can be changed or removed by nobody whom the service is', async () => {
    const rights = await market.service.sql<{ table: string; may: boolean }>(
      `select tables as table, has_table_privilege('matching', 'matching.' || tables, kind) as may
         from unnest(array['exposure', 'recommendation', 'ranking_facts', 'candidate_set']) as tables,
              unnest(array['update', 'delete']) as kind`,
    );
    expect(rights.filter(({ may }) => may)).toEqual([]);
  });
});

describe('the pool in the process', () => {
  test('sees what was committed late by a transaction that began early', async () => {
    const buyer = market.buyer(await market.anEnterprise());
    const needId = await market.aNeed(buyer);
    const { providerId, solution } = await offering();
    const late = new Client({ connectionString: market.service.database.url('matching') });
    await late.connect();
    try {
      await late.query('begin');
      await late.query('update matching.solution_copy set price_to_fen = 5000001 where id = $1', [
        solution.solutionId,
      ]);
      // Others commit and are seen before this one does.
      const other = await offering();
      const before = await matchesOf(buyer, needId);
      expect(before.matches.ranked.map(({ provider }) => provider.id)).toContain(other.providerId);
      await late.query('commit');
      const points = (list: typeof before) =>
        list.matches.ranked.find(({ provider }) => provider.id === providerId)!.scoreHundredths;
      expect(points(await matchesOf(buyer, needId))).toBeGreaterThan(points(before));
    } finally {
      await late.end();
    }
  });

  test('is the same object while nothing changes, and another only when something did', async () => {
    const pools = market.service.app.get(CandidatesService);
    await offering();
    const first = await pools.current();
    expect(await pools.current()).toBe(first);
    await offering();
    expect(await pools.current()).not.toBe(first);
  });
});
