import { ProviderReinstatedV1, ProviderSuspendedV1, SolutionPublishedV1 } from '#libs/contracts';
import { canonicalJson, newId, type Canonical } from '#libs/kernel';
import { SHIPPED_RANKING } from '#libs/matching';
import { aMarket, BEFORE, codeOf, type Market } from '../../support/world/matching/market.js';
import type { Client } from '../../support/a-service.js';
import { aSolution, matchesOf, type MatchesAnswer } from '../../support/world/matching/catalogue.js';

let market: Market;

beforeAll(async () => {
  market = await aMarket();
}, 60_000);
afterAll(() => market?.service.stop());
beforeEach(() => market.moveClock(BEFORE));

/** A provider with one solution that fits the need of every scene here, unless changed. */
async function offering(change: Partial<SolutionPublishedV1> = {}, provider: object = {}) {
  const providerId = await market.aProvider(provider);
  const solution = aSolution(providerId, change);
  await market.service.deliver(SolutionPublishedV1, solution.solutionId, solution);
  return { providerId, solution };
}

const rowOf = ({ matches }: MatchesAnswer, providerId: string) =>
  matches.ranked.find(({ provider }) => provider.id === providerId);
const points = (answer: MatchesAnswer, providerId: string, criterion: string) =>
  rowOf(answer, providerId)!.contributions.find((each) => each.criterion === criterion)!;

describe('the words of a need', () => {
  test('find what is meant, and each says what it adds', async () => {
    const buyer = market.buyer(await market.anEnterprise());
    const { providerId } = await offering({ title: '注塑机数采与排产', summary: '注塑机联网，高级排程' });
    const needId = await market.aNeed(buyer, {
      title: '啤机车间想排单',
      description: '三十台啤机，想做设备数采，计划员用表格排单。',
    });
    const text = points(await matchesOf(buyer, needId), providerId, 'TEXT');
    expect(text.terms).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ term: '注塑机', said: '啤机' }),
        expect.objectContaining({ term: '排产', said: '排单' }),
      ]),
    );
    expect(text.terms.reduce((sum, each) => sum + each.pointsHundredths, 0)).toBe(text.pointsHundredths);
  });
});

describe('a suspended provider', () => {
  test('is left out with the reason, and comes in again when it is reinstated', async () => {
    const buyer = market.buyer(await market.anEnterprise());
    const needId = await market.aNeed(buyer);
    const { providerId } = await offering();
    const before = await matchesOf(buyer, needId);
    expect(rowOf(before, providerId)).toBeDefined();
    const at = '2020-09-28T01:00:00.000Z';
    await market.service.deliver(ProviderSuspendedV1, providerId, { providerId, at, reason: '整改' });
    const { matches } = await matchesOf(buyer, needId);
    const left = matches.leftOut.find(({ provider }) => provider.id === providerId)!;
    expect(left.obstacles).toEqual([{ kind: 'STANDING', side: 'PROVIDER', needed: 'ADMITTED' }]);
    expect(left.wouldScoreHundredths).toBe(rowOf(before, providerId)!.scoreHundredths);
    await market.service.deliver(ProviderReinstatedV1, providerId, {
      providerId,
      at: '2020-09-28T01:30:00.000Z',
      reason: '整改完成',
    });
    const after = await matchesOf(buyer, needId);
    expect(rowOf(after, providerId)?.scoreHundredths).toBe(rowOf(before, providerId)!.scoreHundredths);
  });
});

describe('delivered work', () => {
  test('is rated once, replied to once, and counts from then on', async () => {
    const buyer = market.buyer(await market.anEnterprise());
    const { providerId } = await offering();
    const seller = market.seller(providerId);
    const needId = await market.aNeed(buyer);
    const other = await market.aNeed(buyer, {
      bidDeadline: '2020-12-01T09:00:00.000Z',
    });
    const newcomer = await matchesOf(buyer, other);
    expect(rowOf(newcomer, providerId)).toMatchObject({ newcomer: true });
    expect(points(newcomer, providerId, 'RATING').fit).toBe('PRIOR');

    const contractId = await contractOf(buyer, seller, needId);
    expect(codeOf(await rate(buyer, contractId))).toBe('CONTRACT_NOT_ACCEPTED');
    const milestones = await accepted(buyer, seller, contractId);
    expect(codeOf(await rate(market.buyer(newId()), contractId))).toBe('NOT_FOUND');
    const twice = await Promise.all([rate(buyer, contractId), rate(buyer, contractId)]);
    expect(new Set(twice.map(codeOf))).toEqual(new Set(['ALREADY_RATED', undefined]));
    const { id } = twice.find(({ errors }) => !errors)!.data.rateContract;
    expect(codeOf(await reply(market.seller(newId()), id))).toBe('NOT_FOUND');
    const replies = await Promise.all([reply(seller, id), reply(seller, id)]);
    expect(new Set(replies.map(codeOf))).toEqual(new Set(['ALREADY_REPLIED', undefined]));

    const known = await matchesOf(buyer, other);
    expect(rowOf(known, providerId)).toMatchObject({ newcomer: false });
    for (const criterion of ['EXPERIENCE', 'RATING', 'ON_TIME']) {
      const [before, after] = [newcomer, known].map((each) => points(each, providerId, criterion));
      expect({ criterion, facts: after!.facts[0] }).toEqual({
        criterion,
        facts: criterion === 'ON_TIME' ? String(milestones) : '1',
      });
      expect(after!.pointsHundredths).toBeGreaterThan(before!.pointsHundredths);
    }
  });
});

describe('versions of the ranking', () => {
  test('begin with the one that is shipped, to the letter', async () => {
    const [row] = await market.service.sql<{ weights: string }>(
      "select weights from matching.ranking_version where version = '2020-2'",
    );
    expect(row!.weights).toBe(canonicalJson(SHIPPED_RANKING as unknown as Canonical));
  });

  test('are proposed by one person and published by another; then lists use them, and old ones replay', async () => {
    const buyer = market.buyer(await market.anEnterprise());
    const needId = await market.aNeed(buyer);
    const { providerId, solution } = await offering();
    const old = (await matchesOf(buyer, needId)).matches;
    const personId = newId();
    const manager = market.service.as({
      organisationKind: 'COMMISSION',
      role: 'PROGRAMME_MANAGER',
      personId,
    });
    const alsoApprover = market.service.as({
      organisationKind: 'COMMISSION',
      role: 'COMMISSION_APPROVER',
      personId,
    });
    const approver = market.official('COMMISSION_APPROVER');
    const next = {
      ...SHIPPED_RANKING,
      version: 'next',
      most: { ...SHIPPED_RANKING.most, TEXT: 4700, BUDGET: 350 },
    };
    const wrong = { ...next, most: { ...next.most, TEXT: 1 } };
    expect(codeOf(await propose(manager, wrong))).toBe('RANKING_WEIGHTS');
    expect(codeOf(await propose(buyer, next))).toBe('FORBIDDEN');
    const { id } = (await propose(manager, next)).data.proposeRankingVersion;
    expect(codeOf(await propose(manager, next))).toBe('RANKING_VERSION_TAKEN');
    expect(codeOf(await publish(alsoApprover, id))).toBe('RANKING_TWO_PEOPLE');
    expect((await matchesOf(buyer, needId)).matches.rankingVersion).toBe('2020-2');
    expect(codeOf(await publish(approver, id))).toBeUndefined();
    expect((await matchesOf(buyer, needId)).matches.rankingVersion).toBe('next');

    await market.service.deliver(SolutionPublishedV1, solution.solutionId, {
      ...solution,
      catalogueVersion: 2,
      priceToFen: '99000000',
    });
    const replay = (await replayed(buyer, old.recommendationId)).data.replayRecommendation;
    expect(replay.identical).toBe(true);
    expect(replay.recommendation.rankingVersion).toBe('2020-2');
    expect(replay.asShown.ranked[0]).toMatchObject({
      solutionId: old.ranked[0]!.solution.id,
      scoreHundredths: old.ranked[0]!.scoreHundredths,
    });
    expect(replay.changes).toEqual(
      expect.arrayContaining([
        { subject: 'RANKING_VERSION', id: 'next', change: 'CHANGED', fields: [] },
        { subject: 'SOLUTION', id: solution.solutionId, change: 'CHANGED', fields: ['priceToFen'] },
      ]),
    );
    const scoreNow = replay.asOfNow.ranked.find((each) => each.providerId === providerId)!.scoreHundredths;
    expect(scoreNow).not.toBe(old.ranked.find((each) => each.provider.id === providerId)!.scoreHundredths);
    expect(codeOf(await replayed(market.buyer(newId()), old.recommendationId))).toBe('NOT_FOUND');
    expect(codeOf(await replayed(market.seller(providerId), old.recommendationId))).toBe('FORBIDDEN');
    expect(codeOf(await replayed(approver, old.recommendationId))).toBeUndefined();
  });

  test('whose facts were tampered with do not replay', async () => {
    const buyer = market.buyer(await market.anEnterprise());
    const needId = await market.aNeed(buyer);
    await offering();
    const { recommendationId } = (await matchesOf(buyer, needId)).matches;
    await market.service.sql(
      `update matching.recommendation set need_facts = replace(need_facts, 'OPC-UA', 'MQTT') where id = $1`,
      [recommendationId],
    );
    expect((await replayed(buyer, recommendationId)).data.replayRecommendation.identical).toBe(false);
  });
});

/** A contract in force between two sides. */
async function contractOf(buyer: Client, seller: Client, needId: string): Promise<string> {
  const bidId = await market.bidding(seller, needId, 12_000_000n);
  await market.passDeadline();
  const drafted = (await market.award(buyer, needId, bidId)).data.awardNeed;
  for (const by of [buyer, seller]) expect(codeOf(await market.sign(by, drafted))).toBeUndefined();
  return drafted.id;
}

/** Delivers and accepts everything. @returns how many milestones there were */
async function accepted(buyer: Client, seller: Client, contractId: string): Promise<number> {
  const { contract } = (
    await buyer.query(`query ($id: ID!) { contract(id: $id) { milestones { id } } }`, { id: contractId })
  ).data;
  for (const { id } of contract.milestones) {
    const variables = { id, key: newId() };
    const reported = await seller.query(
      `mutation ($id: ID!, $key: ID!) {
        reportMilestone(milestoneId: $id, report: "已交付", idempotencyKey: $key) { id } }`,
      variables,
    );
    const taken = await buyer.query(
      `mutation ($id: ID!, $key: ID!) { acceptMilestone(milestoneId: $id, idempotencyKey: $key) { id } }`,
      variables,
    );
    expect([reported, taken].map(codeOf)).toEqual([undefined, undefined]);
  }
  return contract.milestones.length;
}

const rate = (by: Client, contractId: string) =>
  by.query(
    `mutation ($input: RateContractInput!, $key: ID!) { rateContract(input: $input, idempotencyKey: $key) { id } }`,
    {
      input: { contractId, quality: 5, timeliness: 5, service: 5, competence: 5, value: 4, comment: '很好' },
      key: newId(),
    },
  );

const reply = (by: Client, ratingId: string) =>
  by.query(
    `mutation ($ratingId: ID!, $key: ID!) {
      replyToRating(ratingId: $ratingId, reply: "谢谢", idempotencyKey: $key) { reply } }`,
    { ratingId, key: newId() },
  );

const propose = (by: Client, weights: object) =>
  by.query(
    `mutation ($weights: String!, $key: ID!) {
      proposeRankingVersion(weights: $weights, reason: "试行调整", idempotencyKey: $key) { id publishedAt } }`,
    { weights: JSON.stringify(weights), key: newId() },
  );

const publish = (by: Client, id: string) =>
  by.query(
    `mutation ($id: ID!, $key: ID!) { publishRankingVersion(id: $id, idempotencyKey: $key) { publishedAt } }`,
    { id, key: newId() },
  );

const replayed = (by: Client, id: string) =>
  by.query(
    `query ($id: ID!) { replayRecommendation(id: $id) { identical recommendation { rankingVersion }
      asShown { ranked { solutionId providerId scoreHundredths } }
      asOfNow { ranked { solutionId providerId scoreHundredths } }
      changes { subject id change fields } } }`,
    { id },
  );
