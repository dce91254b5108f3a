import { SolutionPublishedV1 } from '#libs/contracts';
import { newId } from '#libs/kernel';
import type { Client } from '../../support/a-service.js';
import { aMarket, BEFORE, codeOf, contractOf, type Market } from '../../support/world/matching/market.js';

let market: Market;

beforeAll(async () => {
  market = await aMarket();
}, 60_000);
afterAll(() => market?.service.stop());
beforeEach(() => market.moveClock(BEFORE));

describe('a direct purchase', () => {
  const BOUGHT = 'id needId bidId priceFen accepted contractId turn { mover until }';
  const buy = (by: Client, solutionId: string, change: object = {}) =>
    by.query(
      `mutation ($input: BuyDirectInput!, $key: ID!) { buyDirect(input: $input, idempotencyKey: $key) { ${BOUGHT} } }`,
      {
        input: {
          enterpriseId: by.organisationId,
          solutionId,
          catalogueVersion: 3,
          scenario: 'S07',
          description: '十台注塑机联网，按目录方案实施。',
          ...change,
        },
        key: newId(),
      },
    );
  const answer = (by: Client, id: string, accepted: boolean) =>
    by.query(
      `mutation ($id: ID!, $accepted: Boolean!, $key: ID!) {
        answerDirectPurchase(id: $id, accepted: $accepted, reason: "排期确认", idempotencyKey: $key) { ${BOUGHT} } }`,
      { id, accepted, key: newId() },
    );

  async function anItem(change: Partial<SolutionPublishedV1> = {}) {
    const buyer = market.buyer(await market.anEnterprise());
    const seller = market.seller(await market.aProvider());
    const solutionId = newId();
    await market.service.deliver(SolutionPublishedV1, solutionId, {
      solutionId,
      providerId: seller.organisationId,
      catalogueVersion: 3,
      title: '演示注塑机联网包',
      summary: '十台以内注塑机联网采集',
      scenarios: ['S07'],
      industries: ['C29'],
      sizeClasses: [],
      regions: [],
      protocols: ['OPC UA'],
      integrations: [],
      priceFromFen: '6800000',
      priceToFen: '6800000',
      deliveryMonths: 2,
      capacityPerMonth: 3,
      industrialPlatform: true,
      publicCloud: true,
      publishedAt: '2020-09-01T00:00:00.000Z',
      ...change,
    });
    return { buyer, seller, solutionId };
  }

  test('is taken by the provider at the listed price, and becomes a contract that both sign', async () => {
    const { buyer, seller, solutionId } = await anItem();
    const bought = (await buy(buyer, solutionId)).data.buyDirect;
    expect(bought).toMatchObject({ priceFen: '6800000', accepted: null, turn: { mover: 'PROVIDER' } });
    expect(await market.stage(buyer, bought.needId)).toEqual(['DIRECT_OFFER', 'PROVIDER', bought.turn.until]);
    // Nobody else can come in between, and the enterprise cannot take the provider's word for it.
    const rival = market.seller(await market.aProvider());
    expect(codeOf(await market.seal(rival, bought.needId))).toBe('BID_DEADLINE_PASSED');
    expect(codeOf(await market.award(buyer, bought.needId, bought.bidId))).toBe('NOT_FOUND');
    expect(codeOf(await answer(rival, bought.id, true))).toBe('NOT_FOUND');
    const taken = (await answer(seller, bought.id, true)).data.answerDirectPurchase;
    expect(taken).toMatchObject({ accepted: true, contractId: expect.any(String) });
    expect(codeOf(await answer(seller, bought.id, true))).toBe('ANSWERED_ALREADY');
    const contract = await contractOf(seller, taken.contractId!);
    expect(contract).toMatchObject({ state: 'DRAFTED', totalFen: '6800000' });
    expect(codeOf(await market.sign(seller, contract))).toBeUndefined();
    expect((await market.sign(buyer, contract)).data.signContract.state).toBe('SIGNED');
    const list = await seller.query('{ directPurchases { id contractId } }');
    expect(list.data.directPurchases).toEqual([{ id: bought.id, contractId: contract.id }]);
    expect((await rival.query('{ directPurchases { id } }')).data).toEqual({ directPurchases: [] });
  });

  test('is declined, or over when nobody answers in time', async () => {
    const { buyer, seller, solutionId } = await anItem();
    const declined = (await buy(buyer, solutionId)).data.buyDirect;
    expect((await answer(seller, declined.id, false)).data.answerDirectPurchase.contractId).toBeNull();
    expect(await market.stage(buyer, declined.needId)).toEqual(['ENDED', 'NOBODY', null]);
    const late = (await buy(buyer, solutionId)).data.buyDirect;
    const goOn = await market.standStill(new Date(late.turn.until!));
    try {
      expect(codeOf(await answer(seller, late.id, true))).toBe('ANSWER_TOO_LATE');
      expect(await market.stage(buyer, late.needId)).toEqual(['ENDED', 'NOBODY', null]);
    } finally {
      await goOn();
    }
  });

  test.each<[string, Partial<SolutionPublishedV1>, object, string]>([
    ['a price that is a range', { priceToFen: '6800001' }, {}, 'PRICE_NOT_FIXED'],
    ['a price above the limit', { priceFromFen: '20000001', priceToFen: '20000001' }, {}, 'DIRECT_LIMIT'],
    ['a version that has changed', {}, { catalogueVersion: 2 }, 'CATALOGUE_CHANGED'],
    ['a scene that it does not serve', {}, { scenario: 'S01' }, 'SCENARIO_NOT_SERVED'],
    ['an unknown item', {}, { solutionId: newId() }, 'NOT_FOUND'],
    ["another's enterprise", {}, { enterpriseId: newId() }, 'NOT_FOUND'],
  ])('of %s is refused', async (_, item, order, code) => {
    const { buyer, solutionId } = await anItem(item);
    expect(codeOf(await buy(buyer, solutionId, order))).toBe(code);
  });
});
