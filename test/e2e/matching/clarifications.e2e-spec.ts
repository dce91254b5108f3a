import { newId } from '#libs/kernel';
import type { Client } from '../../support/a-service.js';
import {
  aMarket,
  BEFORE,
  codeOf,
  comparison,
  DEADLINE,
  priced,
  type Market,
} from '../../support/world/matching/market.js';

let market: Market;

beforeAll(async () => {
  market = await aMarket();
}, 60_000);
afterAll(() => market?.service.stop());
beforeEach(() => market.moveClock(BEFORE));

describe('a bidder is asked', () => {
  const ASKED = 'id kind answer accepted turn { mover until }';
  const allAsked = async (by: Client) =>
    (await by.query('{ askedOfBidders { id needId needTitle } }')).data.askedOfBidders;
  const ask = (by: Client, needId: string, bidId: string, kind: 'LOW_PRICE' | 'MISSING_PARTS') =>
    by.query(
      `mutation ($needId: ID!, $bidId: ID!, $kind: ClarificationKind!, $key: ID!) {
        askBidder(needId: $needId, bidId: $bidId, kind: $kind, question: "请说明报价构成", idempotencyKey: $key) { ${ASKED} } }`,
      { needId, bidId, kind, key: newId() },
    );
  const answer = (by: Client, id: string) =>
    by.query(
      `mutation ($id: ID!, $key: ID!) {
        answerClarification(id: $id, answer: "自有平台，边际成本低", idempotencyKey: $key) { ${ASKED} } }`,
      { id, key: newId() },
    );
  const decide = (by: Client, id: string, accepted: boolean) =>
    by.query(
      `mutation ($id: ID!, $accepted: Boolean!, $key: ID!) {
        decideClarification(id: $id, accepted: $accepted, reason: "核对成本表", idempotencyKey: $key) { ${ASKED} } }`,
      { id, accepted, key: newId() },
    );

  async function threeBids() {
    const { buyer, seller, needId } = await market.aScene();
    const rivals = [market.seller(await market.aProvider()), market.seller(await market.aProvider())];
    const low = await market.bidding(seller, needId, 5_900_000n);
    const others = [
      await market.bidding(rivals[0]!, needId, 10_000_000n),
      await market.bidding(rivals[1]!, needId, 10_000_000n),
    ];
    await market.passDeadline();
    return { buyer, seller, needId, low, others, rivals };
  }

  test.each([
    ['accepted', true, undefined],
    ['rejected', false, 'BID_IS_OUT'],
  ])('why its price is so low: %s', async (_, accepted, code) => {
    const { buyer, seller, needId, low, others } = await threeBids();
    expect((await comparison(buyer, needId)).data.bidComparison.lowPriced).toEqual([low]);
    expect(codeOf(await market.award(buyer, needId, low))).toBe('LOW_PRICE_UNEXPLAINED');
    expect(codeOf(await ask(buyer, needId, others[0]!, 'LOW_PRICE'))).toBe('PRICE_NOT_LOW');
    const asked = (await ask(buyer, needId, low, 'LOW_PRICE')).data.askBidder;
    expect(asked.turn.mover).toBe('PROVIDER');
    for (const by of [buyer, seller]) expect(await allAsked(by)).toMatchObject([{ id: asked.id, needId }]);
    expect(await allAsked(market.seller(await market.aProvider()))).toEqual([]);
    expect(Date.parse(asked.turn.until!) - DEADLINE.getTime()).toBeGreaterThan(72 * 3_600_000);
    expect(codeOf(await ask(buyer, needId, low, 'LOW_PRICE'))).toBe('ASKED_ALREADY');
    expect(codeOf(await market.award(buyer, needId, others[0]!))).toBe('BETTER_BID_ASKED');
    expect(codeOf(await decide(buyer, asked.id, accepted))).toBe('ANSWER_AWAITED');
    expect(codeOf(await answer(market.seller(await market.aProvider()), asked.id))).toBe('NOT_FOUND');
    expect(codeOf(await answer(seller, asked.id))).toBeUndefined();
    expect(codeOf(await answer(seller, asked.id))).toBe('ANSWERED_ALREADY');
    expect(await market.stage(buyer, needId)).toEqual(['CLARIFICATION', 'ENTERPRISE', null]);
    expect(codeOf(await decide(buyer, asked.id, accepted))).toBeUndefined();
    expect(codeOf(await decide(buyer, asked.id, accepted))).toBe('DECIDED_ALREADY');
    expect(codeOf(await market.award(buyer, needId, low))).toBe(code);
  });

  test('or is not, and is passed over: with a reason alone, which it reads', async () => {
    const { buyer, seller, needId, others } = await threeBids();
    expect(codeOf(await market.award(buyer, needId, others[0]!))).toBe('AWARD_DEVIATES');
    const deviationReason = '低价方案未含设备，不符合需求';
    expect(codeOf(await market.award(buyer, needId, others[0]!, { deviationReason }))).toBeUndefined();
    const read = await seller.query(
      `query ($needId: ID!) { bidResults(needId: $needId) { won deviationReason comparison { rank } } }`,
      { needId },
    );
    expect(read.data.bidResults).toEqual([{ won: false, deviationReason, comparison: { rank: 1 } }]);
  });

  test('why its price is so low, and says nothing: nothing can be accepted, and the award goes past it', async () => {
    const { buyer, needId, low, others } = await threeBids();
    const asked = (await ask(buyer, needId, low, 'LOW_PRICE')).data.askBidder;
    await market.moveClock(new Date(asked.turn.until!));
    expect(codeOf(await decide(buyer, asked.id, true))).toBe('NOTHING_EXPLAINED');
    expect(codeOf(await market.award(buyer, needId, low))).toBe('BID_IS_OUT');
    expect(codeOf(await market.award(buyer, needId, others[0]!))).toBeUndefined();
    const { compared } = (await comparison(buyer, needId)).data.bidComparison;
    expect(compared.find(({ bidId }) => bidId === low)!.outBecause).toBe('LOW_PRICE_REJECTED');
    expect(codeOf(await decide(buyer, asked.id, false))).toBe('DECIDED_ALREADY');
  });

  test('for missing parts, once and for a day; its price stays what was sealed', async () => {
    const { buyer, rivals, needId, others } = await threeBids();
    const before = (await market.bids(buyer, needId)).data.bids;
    const asked = (await ask(buyer, needId, others[0]!, 'MISSING_PARTS')).data.askBidder;
    expect(await market.stage(buyer, needId)).toEqual(['CLARIFICATION', 'PROVIDER', asked.turn.until]);
    const until = new Date(asked.turn.until!);
    const goOn = await market.standStill(until);
    try {
      expect(codeOf(await answer(rivals[0]!, asked.id))).toBe('ANSWER_TOO_LATE');
      expect(codeOf(await decide(buyer, asked.id, false))).toBeUndefined();
    } finally {
      await goOn();
    }
    expect((await market.bids(buyer, needId)).data.bids).toEqual(before);
    await market.moveClock(until);
    const { compared } = (await comparison(buyer, needId)).data.bidComparison;
    expect(compared.find(({ bidId }) => bidId === others[0])!.outBecause).toBe('MISSING_PARTS');
  });
});

test('fewer bids than the rules ask for are told of, and an award must say why', async () => {
  const { buyer, seller, needId } = await market.aScene({
    budgetFromFen: '15000000',
    budgetToFen: '20000000',
  });
  const { bidId } = (await market.seal(seller, needId, priced(16_000_000n))).data.sealBid;
  await market.passDeadline();
  expect((await comparison(buyer, needId)).data.bidComparison.tooFewBids).toBe(true);
  const refused = await market.award(buyer, needId, bidId);
  expect(refused.errors?.[0]?.extensions).toMatchObject({
    code: 'TOO_FEW_BIDS',
    params: { bids: 1, least: 2 },
  });
  const awarded = await market.award(buyer, needId, bidId, { fewBidsReason: '仅此一家支持该协议' });
  expect(awarded.errors).toBeUndefined();
});
