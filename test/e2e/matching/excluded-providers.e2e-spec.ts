import { SolutionPublishedV1 } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { aSolution, matchesOf, type Offered } from '../../support/world/matching/catalogue.js';
import { aMarket, BEFORE, codeOf, type Market } from '../../support/world/matching/market.js';
import type { Client } from '../../support/a-service.js';
import type { InputOf } from '../../support/graphql/typed.js';

let market: Market;

beforeAll(async () => {
  market = await aMarket();
}, 60_000);
afterAll(() => market?.service.stop());
beforeEach(() => market.moveClock(BEFORE));

async function offering(change: Partial<Offered> = {}) {
  const providerId = await market.aProvider();
  const solution = aSolution(providerId, change);
  await market.service.deliver(SolutionPublishedV1, solution.solutionId, solution);
  return { providerId, solution, seller: market.seller(providerId, 'PROVIDER_SALES') };
}

const OWN = `need { id budgetToFen } solution { id } scoreHundredths
  contributions { criterion fit pointsHundredths } changes { kind side is needed } lists shown bestRank accepts`;

const ownNeeds = async (by: Client, name: 'needsForMe' | 'needsNotShown', providerId = by.organisationId) =>
  by.query(`query ($id: ID!) { it: ${name}(providerId: $id, first: 100) { ${OWN} } }`, { id: providerId });

const ownNeed = async (by: Client, name: 'needsForMe' | 'needsNotShown', needId: string) =>
  (await ownNeeds(by, name)).data.it.find(({ need }) => need?.id === needId);

const ANSWER = `mutation ($input: AnswerNeedInput!, $key: ID!) {
  answerNeed(input: $input, idempotencyKey: $key) { accepts reason } }`;
const answer = (
  by: Client,
  input: { needId: string; accepts: boolean; reason?: InputOf<typeof ANSWER>['reason']; note?: string },
) => by.query(ANSWER, { input: { providerId: by.organisationId, ...input }, key: newId() });

describe('a provider', () => {
  test('sees the needs that fit, with the sum of its points, and those it was not shown for, with why', async () => {
    const buyer = market.buyer(await market.anEnterprise());
    const fitting = await offering();
    const dear = await offering({ priceFromFen: '99000000', priceToFen: '99900000', deliveryMonths: 9 });
    const needId = await market.aNeed(buyer);
    expect(await ownNeed(fitting.seller, 'needsNotShown', needId)).toMatchObject({ lists: 0, changes: [] });
    await matchesOf(buyer, needId);
    await matchesOf(buyer, needId);
    const mine = (await ownNeed(fitting.seller, 'needsForMe', needId))!;
    expect(mine).toMatchObject({
      lists: 2,
      shown: 2,
      changes: [],
      solution: { id: fitting.solution.solutionId },
    });
    expect(mine.bestRank).toBeGreaterThanOrEqual(1);
    expect(mine.contributions.reduce((sum, each) => sum + each.pointsHundredths, 0)).toBe(
      mine.scoreHundredths,
    );
    expect(await ownNeed(fitting.seller, 'needsNotShown', needId)).toBeUndefined();
    const missed = (await ownNeed(dear.seller, 'needsNotShown', needId))!;
    expect(missed.changes).toEqual([
      { kind: 'BUDGET', side: 'PROVIDER', is: '99000000', needed: '15000000' },
      { kind: 'DELIVERY', side: 'PROVIDER', is: '9', needed: '5' },
    ]);
    expect(await ownNeed(dear.seller, 'needsForMe', needId)).toBeUndefined();

    await market.service.deliver(SolutionPublishedV1, dear.solution.solutionId, {
      ...dear.solution,
      catalogueVersion: 2,
      priceFromFen: '15000000',
      deliveryMonths: 5,
    });
    const now = (await ownNeed(dear.seller, 'needsForMe', needId))!;
    expect(now.scoreHundredths).toBe(missed.scoreHundredths);
    const { matches } = await matchesOf(buyer, needId);
    expect(matches.ranked.map(({ provider }) => provider.id)).toContain(dear.providerId);
  });

  test('learns nothing of what the enterprise hides, and nothing of others', async () => {
    const buyer = market.buyer(await market.anEnterprise());
    const { seller } = await offering({ priceFromFen: '99000000', priceToFen: '99900000' });
    const rival = await offering({ title: '演示竞争方案', capacityPerMonth: 77 });
    const needId = await market.aNeed(buyer, { hiddenFields: ['BUDGET', 'INTEGRATIONS'] });
    await matchesOf(buyer, needId);
    const open = (await ownNeed(seller, 'needsForMe', needId))!;
    expect(open.changes).toEqual([]);
    expect(open.need!.budgetToFen).toBeNull();
    const by = (criterion: string) => open.contributions.find((each) => each.criterion === criterion)!;
    expect([by('BUDGET').fit, by('INTEGRATIONS').fit, by('MATURITY').pointsHundredths]).toEqual([
      'FULL',
      'NOT_ASKED',
      0,
    ]);
    const told = JSON.stringify([
      (await ownNeeds(seller, 'needsForMe')).data,
      (await ownNeeds(seller, 'needsNotShown')).data,
    ]);
    for (const secret of [rival.providerId, rival.solution.solutionId, rival.solution.title, '77'])
      expect(told.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => (id === secret ? id : ''))).not.toContain(
        secret,
      );
    expect(codeOf(await ownNeeds(seller, 'needsForMe', rival.providerId))).toBe('NOT_FOUND');
    expect(codeOf(await ownNeeds(buyer, 'needsForMe'))).toBe('FORBIDDEN');
  });

  test('accepts or declines an open need with a reason, and its last word counts', async () => {
    const buyer = market.buyer(await market.anEnterprise());
    const { seller, providerId } = await offering();
    const needId = await market.aNeed(buyer);
    expect(codeOf(await answer(seller, { needId, accepts: false }))).toBe('DECLINE_REASON');
    expect(codeOf(await answer(seller, { needId, accepts: true, reason: 'SCOPE' }))).toBe('DECLINE_REASON');
    expect(codeOf(await answer(market.seller(newId()), { needId, accepts: true }))).toBe('NOT_FOUND');
    const both = await Promise.all([
      answer(seller, { needId, accepts: false, reason: 'CAPACITY', note: '排期已满' }),
      answer(seller, { needId, accepts: false, reason: 'SCOPE' }),
    ]);
    expect(both.map(codeOf)).toEqual([undefined, undefined]);
    expect((await answer(seller, { needId, accepts: true })).data.answerNeed).toEqual({
      accepts: true,
      reason: null,
    });
    expect((await ownNeed(seller, 'needsForMe', needId))!.accepts).toBe(true);
    const ANSWERS = `query ($needId: ID!) { needAnswers(needId: $needId) { accepts provider { id } } }`;
    expect((await buyer.query(ANSWERS, { needId })).data).toEqual({
      needAnswers: [{ accepts: true, provider: { id: providerId } }],
    });
    expect(codeOf(await market.buyer(newId()).query(ANSWERS, { needId }))).toBe('NOT_FOUND');
    await market.passDeadline();
    expect(codeOf(await answer(seller, { needId, accepts: true }))).toBe('NOT_FOUND');
  });
});

describe('an enterprise', () => {
  test('compares two to four solutions, what is in the way included', async () => {
    const buyer = market.buyer(await market.anEnterprise());
    const [good, dear] = [
      await offering(),
      await offering({ priceFromFen: '99000000', priceToFen: '99900000' }),
    ];
    const needId = await market.aNeed(buyer);
    const compare = (by: Client, ...solutionIds: string[]) =>
      by.query(
        `query ($needId: ID!, $solutionIds: [ID!]!) { compareMatches(needId: $needId, solutionIds: $solutionIds) {
          solution { id } scoreHundredths obstacles { kind } contributions { pointsHundredths } } }`,
        { needId, solutionIds },
      );
    const ids = [dear.solution.solutionId, good.solution.solutionId];
    const rows = (await compare(buyer, ...ids)).data.compareMatches;
    expect(rows.map(({ solution }) => solution.id)).toEqual(ids);
    expect(rows.map(({ obstacles }) => obstacles.map(({ kind }) => kind))).toEqual([['BUDGET'], []]);
    const { matches } = await matchesOf(buyer, needId);
    const inList = [
      matches.leftOut.find(({ solution }) => solution.id === ids[0])!.wouldScoreHundredths,
      matches.ranked.find(({ solution }) => solution.id === ids[1])!.scoreHundredths,
    ];
    expect(rows.map(({ scoreHundredths }) => scoreHundredths)).toEqual(inList);
    for (const { contributions, scoreHundredths } of rows)
      expect(contributions.reduce((sum, each) => sum + each.pointsHundredths, 0)).toBe(scoreHundredths);
    expect(codeOf(await compare(buyer, ids[0]!))).toBe('BAD_INPUT');
    expect(codeOf(await compare(buyer, ids[0]!, newId()))).toBe('NOT_FOUND');
    expect(codeOf(await compare(market.buyer(newId()), ...ids))).toBe('NOT_FOUND');
  });
});

describe('the view of who is shut out', () => {
  const EXCLUDED = `query ($from: LocalDate!, $until: LocalDate!) { excludedProviders(from: $from, until: $until) {
    lists topTenPlaces placesOfTenProviders providers providersNeverShown
    outcomes { needs needsListed needsClosed needsWithoutBid needsAwarded awardedFromList declined }
    leastShown { considered shown reasons { reason times } provider { id } }
    cities { cityCode needs naming everywhere } remedies { newcomerWithin lists changedLists meanCostHundredths } } }`;
  const SPAN = { from: '2020-09-01', until: '2020-12-31' };

  interface ExcludedProviders {
    excludedProviders: {
      lists: number;
      topTenPlaces: number;
      placesOfTenProviders: number;
      providersNeverShown: number;
      outcomes: { needs: number; needsWithoutBid: number; needsAwarded: number; awardedFromList: number };
      leastShown: {
        considered: number;
        shown: number;
        reasons: { reason: string; times: number }[];
        provider: { id: string };
      }[];
      cities: { cityCode: string; naming: number }[];
      remedies: { newcomerWithin: number; lists: number }[];
    };
  }

  test('counts what was served, says why providers were not shown, and is for the commission', async () => {
    const commission = market.official('COMMISSION_APPROVER');
    const look = async () => (await commission.query(EXCLUDED, SPAN)).data.excludedProviders;
    const before = await look();
    const buyer = market.buyer(await market.anEnterprise());
    const [good, dear] = [
      await offering(),
      await offering({ priceFromFen: '99000000', priceToFen: '99900000' }),
    ];
    const [unasked, won] = [await market.aNeed(buyer), await market.aNeed(buyer)];
    const served = [await matchesOf(buyer, unasked, 100), await matchesOf(buyer, won, 100)];
    const bidId = await market.bidding(good.seller, won, 12_000_000n);
    await market.passDeadline();
    await market.award(buyer, won, bidId);
    const after = await look();
    expect(after.lists - before.lists).toBe(2);
    expect(after.topTenPlaces - before.topTenPlaces).toBe(
      served.reduce((sum, { matches }) => sum + Math.min(10, matches.ranked.length), 0),
    );
    const row = (providerId: string) => after.leastShown.find(({ provider }) => provider.id === providerId)!;
    expect(row(dear.providerId)).toMatchObject({
      considered: 2,
      shown: 0,
      reasons: [{ reason: 'BUDGET', times: 2 }],
    });
    expect(row(good.providerId)).toMatchObject({ considered: 2, shown: 2, reasons: [] });
    const gained = (name: keyof ExcludedProviders['excludedProviders']['outcomes']) =>
      after.outcomes[name] - before.outcomes[name];
    expect([gained('needs'), gained('needsAwarded'), gained('awardedFromList')]).toEqual([2, 1, 1]);
    // The needs of the tests before ran out too.
    expect(gained('needsWithoutBid')).toBeGreaterThanOrEqual(1);
    expect(after.cities).toHaveLength(21);
    expect(after.cities[0]!.naming).toBe(0);
    expect(after.remedies.map(({ newcomerWithin }) => newcomerWithin)).toEqual([3, 5, 10]);
    expect(codeOf(await buyer.query(EXCLUDED, SPAN))).toBe('FORBIDDEN');
    expect(codeOf(await good.seller.query(EXCLUDED, SPAN))).toBe('FORBIDDEN');
    expect(codeOf(await commission.query(EXCLUDED, { ...SPAN, until: '2022-01-01' }))).toBe('SPAN_OF_DAYS');

    const OWN_EXPOSURE = `query ($id: ID!, $from: LocalDate!, $until: LocalDate!) {
      providerExposure(providerId: $id, from: $from, until: $until) { considered shown reasons { reason times } } }`;
    const own = await dear.seller.query(OWN_EXPOSURE, { id: dear.providerId, ...SPAN });
    expect(own.data).toEqual({
      providerExposure: { considered: 2, shown: 0, reasons: [{ reason: 'BUDGET', times: 2 }] },
    });
    expect(codeOf(await dear.seller.query(OWN_EXPOSURE, { id: good.providerId, ...SPAN }))).toBe('NOT_FOUND');
  });
});
