import { MikroORM } from '@mikro-orm/postgresql';
import { AssessmentCompletedV1, SolutionPublishedV1 } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { matchingEntities } from '#libs/matching';
import { databaseOptions } from '#libs/platform';
import type { Client } from '../../support/a-service.js';
import { aSolution } from '../../support/world/matching/catalogue.js';
import {
  aMarket,
  aNeedInput,
  BEFORE,
  codeOf,
  DEADLINE,
  type Market,
} from '../../support/world/matching/market.js';

let market: Market;
beforeAll(async () => {
  market = await aMarket();
}, 60_000);
afterAll(() => market?.service.stop());
beforeEach(() => market.moveClock(BEFORE));

const PUBLISH = `mutation ($input: PublishNeedInput!, $key: ID!) {
  publishNeed(input: $input, idempotencyKey: $key) { id state bidDeadline enterprise { id } industryCode } }`;

test('the tables are exactly what the entities say', async () => {
  const owner = market.service.database.url('matching_owner');
  const orm = await MikroORM.init(databaseOptions('matching', matchingEntities, owner));
  try {
    expect(await orm.schema.getUpdateSchemaSQL()).toBe('');
  } finally {
    await orm.close();
  }
});

describe('a need', () => {
  test('is published with the facts of its certified enterprise, once per key', async () => {
    const enterpriseId = await market.anEnterprise();
    const by = market.buyer(enterpriseId);
    const variables = { input: aNeedInput(enterpriseId), key: newId() };
    const first = await by.query(PUBLISH, variables);
    expect(first.data.publishNeed).toMatchObject({
      state: 'OPEN',
      enterprise: { id: enterpriseId },
      industryCode: 'C2929',
      bidDeadline: DEADLINE.toISOString(),
    });
    expect((await by.query(PUBLISH, variables)).data).toEqual(first.data);
    const events = await market.service.outbox('need.published.v1');
    expect(events.filter(({ subject }) => subject === first.data.publishNeed.id)).toHaveLength(1);
  });

  test('tells in its event nothing of what its enterprise hides', async () => {
    const buyer = market.buyer(await market.anEnterprise());
    const shown = await market.aNeed(buyer);
    const hidden = await market.aNeed(buyer, { hiddenFields: ['ENTERPRISE', 'DISTRICT', 'BUDGET'] });
    const events = await market.service.outbox('need.published.v1');
    const told = (needId: string) => events.find(({ subject }) => subject === needId)!.data;
    const secrets = ['enterpriseId', 'budgetFromFen', 'budgetToFen'];
    expect(Object.keys(told(shown))).toEqual(expect.arrayContaining(secrets));
    expect(Object.keys(told(hidden)).filter((key) => secrets.includes(key))).toEqual([]);
    expect(told(hidden).divisionCode).toBe('440600');
  });

  test('of an enterprise that is not certified is refused', async () => {
    const enterpriseId = newId();
    const input = aNeedInput(enterpriseId);
    const answer = await market.buyer(enterpriseId).query(PUBLISH, { input, key: newId() });
    expect(codeOf(answer)).toBe('ENTERPRISE_NOT_CERTIFIED');
  });

  test.each([
    ['a deadline that has come', { bidDeadline: '2020-09-28T02:00:00Z' }, 'BID_DEADLINE_NOT_AHEAD'],
    ['a budget that falls', { budgetFromFen: '2', budgetToFen: '1' }, 'BUDGET_RANGE'],
    ['delivery before the deadline', { deliverBy: '2020-10-01' }, 'DELIVER_BY_BEFORE_DEADLINE'],
    ['an unknown scene', { scenario: 'S17' }, 'BAD_INPUT'],
  ])('with %s is refused', async (_, change, code) => {
    const enterpriseId = await market.anEnterprise();
    const input = aNeedInput(enterpriseId, change);
    const answer = await market.buyer(enterpriseId).query(PUBLISH, { input, key: newId() });
    expect(codeOf(answer)).toBe(code);
  });

  test('is seen by its enterprise, providers of the pool while open, and officials of its division', async () => {
    const enterpriseId = await market.anEnterprise();
    const id = await market.aNeed(market.buyer(enterpriseId));
    const seller = market.seller(await market.aProvider(), 'PROVIDER_SALES');
    const sees = async (by: Client) => {
      const one = await by.query(`query ($id: ID!) { need(id: $id) { state } }`, { id });
      const list = await by.query(`{ needs(first: 100) { edges { node { id } } } }`);
      const listed = list.data.needs.edges.some(({ node }) => node.id === id);
      expect(listed).toBe(!one.errors);
      return one.errors ? codeOf(one) : one.data.need.state;
    };
    expect(await sees(market.buyer(enterpriseId, 'ENTERPRISE_VIEWER'))).toBe('OPEN');
    expect(await sees(seller)).toBe('OPEN');
    expect(await sees(market.official('BUREAU_REVIEWER', '440600'))).toBe('OPEN');
    expect(await sees(market.official('BUREAU_REVIEWER', '440606'))).toBe('OPEN');
    expect(await sees(market.official('BUREAU_REVIEWER', '440100'))).toBe('NOT_FOUND');
    expect(await sees(market.buyer(newId()))).toBe('NOT_FOUND');
    expect(await sees(market.seller(newId()))).toBe('NOT_FOUND');
    await market.passDeadline();
    expect(await sees(market.buyer(enterpriseId))).toBe('CLOSED');
    expect(await sees(seller)).toBe('NOT_FOUND');
  });
});

describe('matches', () => {
  const MATCHES = `query ($needId: ID!) { matches(needId: $needId, first: 100) { rankingVersion considered
    ranked { rank scoreHundredths solution { id } provider { id } contributions { criterion pointsHundredths } }
    leftOut { solution { id } wouldScoreHundredths obstacles { kind side needed } } } }`;

  test('are ranked with their reasons, and near misses say what is missing', async () => {
    const enterpriseId = await market.anEnterprise();
    await market.service.deliver(AssessmentCompletedV1, enterpriseId, {
      assessmentId: newId(),
      enterpriseId,
      questionnaireVersion: '2024',
      scoreHundredths: 3500,
      level: 1,
      weakScenes: ['S07'],
      completedAt: '2020-09-20T00:00:00.000Z',
    });
    const fitting = aSolution(await market.aProvider({ name: '演示甲' }));
    const dear = aSolution(await market.aProvider({ name: '演示乙' }), {
      priceFromFen: '99000000',
      priceToFen: '99900000',
    });
    const unknown = aSolution(newId());
    for (const solution of [fitting, dear, unknown])
      await market.service.deliver(SolutionPublishedV1, solution.solutionId, solution);
    const needId = await market.aNeed(market.buyer(enterpriseId));
    const viewer = market.buyer(enterpriseId, 'ENTERPRISE_VIEWER');
    const { matches } = (await viewer.query(MATCHES, { needId })).data;
    const best = matches.ranked.find(({ solution }) => solution.id === fitting.solutionId)!;
    expect(best.contributions.reduce((sum, each) => sum + each.pointsHundredths, 0)).toBe(
      best.scoreHundredths,
    );
    const missed = matches.leftOut.find(({ solution }) => solution.id === dear.solutionId)!;
    expect(missed.obstacles).toEqual([{ kind: 'BUDGET', side: 'NEED', needed: '99000000' }]);
    expect(JSON.stringify(matches)).not.toContain(unknown.solutionId);
    expect(codeOf(await market.buyer(newId()).query(MATCHES, { needId }))).toBe('NOT_FOUND');
    expect(codeOf(await market.seller(fitting.providerId).query(MATCHES, { needId }))).toBe('FORBIDDEN');
  });
});
