import { newId } from '#libs/kernel';
import { Sweeps } from '#libs/platform';
import {
  aMarket,
  BEFORE,
  codeOf,
  contractOf,
  DEADLINE,
  type Market,
} from '../../support/world/matching/market.js';
import type { Answer, Client } from '../../support/a-service.js';

let market: Market;

beforeAll(async () => {
  market = await aMarket();
}, 60_000);
afterAll(() => market?.service.stop());
beforeEach(() => market.moveClock(BEFORE));

const DAY = 24 * 3_600_000;
const daysAfterAward = (days: number) => new Date(DEADLINE.getTime() + 120_000 + days * DAY);

const takeBack = (by: Client, what: 'refuseAward' | 'lapseAward', needId: string) =>
  by.query(
    `mutation ($needId: ID!, $key: ID!) {
      it: ${what}(needId: $needId, reason: "产能不足，无法按期交付", idempotencyKey: $key) { cause nextContractId } }`,
    { needId, key: newId() },
  );

/** Three bids of more than a million yuan each, so that an award stands still for three days. */
async function threeBids(prices: readonly bigint[] = [120_000_000n, 130_000_000n, 140_000_000n]) {
  await market.moveClock(BEFORE);
  const buyer = market.buyer(await market.anEnterprise());
  const needId = await market.aNeed(buyer, { budgetFromFen: '100000000', budgetToFen: '150000000' });
  const sellers: Client[] = [];
  const bidIds: string[] = [];
  for (const price of prices) {
    const seller = market.seller(await market.aProvider());
    sellers.push(seller);
    bidIds.push(await market.bidding(seller, needId, price));
  }
  await market.passDeadline();
  return { buyer, needId, sellers, bidIds };
}

describe('somebody who has no part in a need', () => {
  const fieldOf = async (answer: Promise<Answer<unknown>>) => {
    const { errors } = await answer;
    return errors?.map(({ message, extensions: { code, params } }) => ({ message, code, params }));
  };

  test('is told the same of one that is there and of none, word for word', async () => {
    const { buyer, needId, sellers, bidIds } = await threeBids();
    const unawarded = (await threeBids()).needId;
    expect((await market.award(buyer, needId, bidIds[0]!)).errors).toBeUndefined();
    const rival = market.seller(await market.aProvider());
    const factory = market.buyer(await market.anEnterprise());
    const voidBids = (by: Client, id: string) =>
      by.query(`query ($needId: ID!) { voidBids(needId: $needId) { id } }`, { needId: id });
    const asked: [(id: string) => Promise<Answer<unknown>>, string][] = [
      [(id) => market.bids(rival, id), needId],
      [(id) => voidBids(rival, id), needId],
      [(id) => market.bids(factory, id), needId],
      [(id) => takeBack(rival, 'refuseAward', id), needId],
      [(id) => takeBack(rival, 'refuseAward', id), unawarded],
      [(id) => takeBack(sellers[1]!, 'refuseAward', id), needId],
      [(id) => takeBack(factory, 'lapseAward', id), needId],
      [(id) => takeBack(factory, 'lapseAward', id), unawarded],
    ];
    for (const [ask, id] of asked) {
      const none = await fieldOf(ask(newId()));
      expect(none).toMatchObject([{ code: 'NOT_FOUND' }]);
      expect(await fieldOf(ask(id))).toEqual(none);
    }
  });

  test('does not read the band of a hidden budget off the number of bids that it asks for', async () => {
    await market.moveClock(BEFORE);
    const { buyer, seller, needId } = await market.aScene({
      budgetFromFen: '90000000',
      budgetToFen: '120000000',
      hiddenFields: ['BUDGET'],
    });
    const leastBids = async (by: Client) =>
      (await by.query(`query ($id: ID!) { evaluationPlan(needId: $id) { leastBids } }`, { id: needId })).data
        .evaluationPlan.leastBids;
    expect([await leastBids(buyer), await leastBids(seller)]).toEqual([3, null]);
  });
});

describe('an award', () => {
  test('follows the rank, or says why not', async () => {
    const { buyer, needId, bidIds } = await threeBids();
    const refused = await market.award(buyer, needId, bidIds[1]!);
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'AWARD_DEVIATES', params: { rank: 2 } });
    const awarded = await market.award(buyer, needId, bidIds[1]!, { deviationReason: '交付团队在本市' });
    expect(awarded.data.awardNeed).toMatchObject({ state: 'DRAFTED', totalFen: '130000000' });
    const [row] = await market.service.sql(
      'select rank, deviation_reason from matching.award where need_id = $1',
      [needId],
    );
    expect(row).toEqual({ rank: 2, deviation_reason: '交付团队在本市' });
  });

  test('is made once, though two administrators choose different bids at the same moment', async () => {
    const { buyer, needId, bidIds } = await threeBids([120_000_000n, 120_000_000n, 140_000_000n]);
    const second = market.buyer(buyer.organisationId);
    const answers = await Promise.all([
      market.award(buyer, needId, bidIds[0]!),
      market.award(second, needId, bidIds[1]!),
    ]);
    expect(answers.map((each) => codeOf(each) ?? 'DONE').toSorted()).toEqual([
      'DONE',
      'NEED_ALREADY_AWARDED',
    ]);
    const standing = await market.service.sql(
      'select bid_id from matching.award where need_id = $1 and withdrawn_at is null',
      [needId],
    );
    expect(standing).toHaveLength(1);
  });

  test('tells every bidder its own rank, scores and the reason, and nobody before', async () => {
    const { buyer, needId, sellers, bidIds } = await threeBids();
    const query = `query ($needId: ID!) { bidResults(needId: $needId) {
      bidId won bids awardReason winnerTotalHundredths winnerPriceFen complaintUntil
      comparison { rank totalHundredths parts { code contributionHundredths } } } }`;
    const results = (by: Client) => by.query(query, { needId });
    expect(codeOf(await results(sellers[1]!))).toBe('NOT_FOUND');
    await market.award(buyer, needId, bidIds[0]!);
    expect((await results(sellers[1]!)).data.bidResults).toMatchObject([
      {
        bidId: bidIds[1],
        won: false,
        bids: 3,
        awardReason: '方案最合适',
        winnerTotalHundredths: 10000,
        winnerPriceFen: '120000000',
        complaintUntil: expect.any(String),
        comparison: {
          rank: 2,
          totalHundredths: 9230,
          parts: [{ code: 'PRICE', contributionHundredths: 9230 }],
        },
      },
    ]);
    expect((await results(sellers[0]!)).data.bidResults).toMatchObject([{ won: true }]);
    expect(codeOf(await results(market.seller(await market.aProvider())))).toBe('NOT_FOUND');
  });

  test('opens the bids to the rivals, but for what is confidential', async () => {
    const { buyer, seller, needId } = await market.aScene();
    const rival = market.seller(await market.aProvider());
    const bidId = await market.bidding(seller, needId, 12_000_000n, {
      confidential: [{ part: 'PROPOSAL', reason: '含专有算法' }],
    });
    await market.bidding(rival, needId, 13_000_000n);
    await market.passDeadline();
    const query = `query ($needId: ID!) { rivalBids(needId: $needId) {
      id priceFen proposal lines { description } confidential { part reason } } }`;
    expect(codeOf(await rival.query(query, { needId }))).toBe('NOT_FOUND');
    await market.award(buyer, needId, bidId);
    expect((await rival.query(query, { needId })).data).toEqual({
      rivalBids: [
        {
          id: bidId,
          priceFen: '12000000',
          proposal: null,
          lines: [{ description: '演示明细' }],
          confidential: [{ part: 'PROPOSAL', reason: '含专有算法' }],
        },
      ],
    });
    const open = await seller.query(query, { needId });
    expect(open.data.rivalBids[0]!.proposal).toContain('演示边缘网关');
    expect(codeOf(await market.seller(await market.aProvider()).query(query, { needId }))).toBe('NOT_FOUND');
  });
});

test('the end of the standstill is told to both sides, once, with whose move it is', async () => {
  const { buyer, needId, bidIds, sellers } = await threeBids();
  const contract = (await market.award(buyer, needId, bidIds[0]!)).data.awardNeed;
  const sweep = () => market.service.app.get(Sweeps).run();
  const told = async () =>
    (await market.service.outbox('award.standstill-ended.v1')).filter(
      ({ subject }) => subject === contract.id,
    );
  await sweep();
  expect(await told()).toEqual([]);
  await market.moveClock(daysAfterAward(4));
  await Promise.all([sweep(), sweep(), sweep()]);
  const [award] = await market.service.sql<{ standstill_until: Date; sign_by: Date }>(
    'select standstill_until, sign_by from matching.award where need_id = $1',
    [needId],
  );
  expect((await told()).map(({ data }) => data)).toEqual([
    {
      contractId: contract.id,
      needId,
      enterpriseId: buyer.organisationId,
      providerId: sellers[0]!.organisationId,
      endedAt: award!.standstill_until.toISOString(),
      nextMover: 'PROVIDER',
      moveBy: award!.sign_by.toISOString(),
    },
  ]);
});

describe('a winner that does not sign', () => {
  test('refuses, its draft is cancelled, and the next in rank moves up', async () => {
    const { buyer, needId, sellers, bidIds } = await threeBids();
    const first = (await market.award(buyer, needId, bidIds[0]!)).data.awardNeed;
    expect(codeOf(await takeBack(sellers[1]!, 'refuseAward', needId))).toBe('NOT_FOUND');
    const { it: refused } = (await takeBack(sellers[0]!, 'refuseAward', needId)).data;
    expect(refused).toEqual({ cause: 'REFUSED', nextContractId: expect.any(String) });
    expect((await contractOf(buyer, first.id)).state).toBe('CANCELLED');
    expect(await contractOf(buyer, refused.nextContractId!)).toMatchObject({
      state: 'DRAFTED',
      totalFen: '130000000',
      provider: { id: sellers[1]!.organisationId },
    });
    expect(await market.history(needId)).toEqual(['OPEN', 'AWARDED', 'CLOSED', 'AWARDED']);
    expect(codeOf(await market.sign(sellers[0]!, first))).toBe('NOTHING_TO_SIGN');
    const told = await market.service.outbox('award.withdrawn.v1');
    expect(told.at(-1)).toMatchObject({
      subject: first.id,
      data: { needId, bidId: bidIds[0], cause: 'REFUSED' },
    });
    await takeBack(sellers[1]!, 'refuseAward', needId);
    const last = await takeBack(sellers[2]!, 'refuseAward', needId);
    expect(last.data.it).toEqual({ cause: 'REFUSED', nextContractId: null });
    expect(await market.stage(buyer, needId)).toEqual(['AWARD_DUE', 'ENTERPRISE', null]);
    expect(codeOf(await market.award(buyer, needId, bidIds[0]!))).toBe('BID_IS_OUT');
  });

  test('refuses once, though it says so twice at the same moment', async () => {
    const { buyer, needId, sellers, bidIds } = await threeBids();
    await market.award(buyer, needId, bidIds[0]!);
    const answers = await Promise.all([1, 2, 3].map(() => takeBack(sellers[0]!, 'refuseAward', needId)));
    expect(answers.map((each) => codeOf(each) ?? 'DONE').toSorted()).toEqual([
      'DONE',
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    const awards = await market.service.sql('select 1 from matching.award where need_id = $1', [needId]);
    expect(awards).toHaveLength(2);
  });

  test('is passed over when its time is up, and not before, nor once it has signed', async () => {
    const { buyer, needId, sellers, bidIds } = await threeBids();
    const contract = (await market.award(buyer, needId, bidIds[0]!)).data.awardNeed;
    await market.moveClock(daysAfterAward(17));
    expect(codeOf(await takeBack(buyer, 'lapseAward', needId))).toBe('STILL_TO_SIGN');
    await market.moveClock(daysAfterAward(18));
    const { it: lapsed } = (await takeBack(buyer, 'lapseAward', needId)).data;
    expect(lapsed).toEqual({ cause: 'LAPSED', nextContractId: expect.any(String) });
    expect((await contractOf(buyer, contract.id)).state).toBe('CANCELLED');
    const next = await contractOf(buyer, lapsed.nextContractId!);
    await market.moveClock(daysAfterAward(40));
    expect(codeOf(await market.sign(sellers[1]!, next))).toBeUndefined();
    expect(codeOf(await takeBack(buyer, 'lapseAward', needId))).toBe('STILL_TO_SIGN');
    expect(codeOf(await market.sign(buyer, next))).toBeUndefined();
    expect(codeOf(await takeBack(sellers[1]!, 'refuseAward', needId))).toBe('MOVE_NOT_ALLOWED');
    expect(await market.stage(buyer, needId)).toEqual(['CONTRACTED', 'NOBODY', null]);
  });
});

describe('a complaint', () => {
  const SEEN = 'id state turn { mover until } answer decision';
  const raise = (by: Client, needId: string) =>
    by.query(
      `mutation ($needId: ID!, $key: ID!) { raiseComplaint(needId: $needId,
        grounds: "中选方案不满足需求中的协议要求", idempotencyKey: $key) { ${SEEN} } }`,
      { needId, key: newId() },
    );
  const answer = (by: Client, id: string) =>
    by.query(
      `mutation ($id: ID!, $key: ID!) {
        answerComplaint(id: $id, answer: "协议以网关转换满足", idempotencyKey: $key) { ${SEEN} } }`,
      { id, key: newId() },
    );
  const follow = (by: Client, id: string, to: 'ESCALATED' | 'SETTLED') =>
    by.query(
      `mutation ($id: ID!, $to: ComplaintFollowUp!, $key: ID!) {
        followComplaint(id: $id, to: $to, idempotencyKey: $key) { ${SEEN} } }`,
      { id, to, key: newId() },
    );
  const decide = (by: Client, id: string, upheld: boolean) =>
    by.query(
      `mutation ($id: ID!, $upheld: Boolean!, $key: ID!) {
        decideComplaint(id: $id, upheld: $upheld, decision: "经核查评审记录", idempotencyKey: $key) { ${SEEN} } }`,
      { id, upheld, key: newId() },
    );

  async function complained() {
    const scene = await threeBids();
    const { buyer, needId, sellers, bidIds } = scene;
    const contract = (await market.award(buyer, needId, bidIds[0]!)).data.awardNeed;
    const raised = await raise(sellers[1]!, needId);
    expect(raised.errors).toBeUndefined();
    return { ...scene, contract, complaint: raised.data.raiseComplaint };
  }

  test('is made by a loser within the standstill, once; until it is over nobody signs', async () => {
    const { buyer, needId, sellers, contract, complaint } = await complained();
    expect(complaint).toMatchObject({ state: 'RAISED', turn: { mover: 'ENTERPRISE' } });
    expect(codeOf(await raise(sellers[1]!, needId))).toBe('COMPLAINT_ONCE');
    expect(codeOf(await raise(sellers[0]!, needId))).toBe('NOT_FOUND');
    expect(codeOf(await raise(market.seller(await market.aProvider()), needId))).toBe('NOT_FOUND');
    expect(codeOf(await market.sign(sellers[0]!, contract))).toBe('STANDSTILL');
    await market.moveClock(daysAfterAward(2));
    expect(codeOf(await answer(buyer, complaint.id))).toBeUndefined();
    await market.moveClock(daysAfterAward(3));
    expect(codeOf(await raise(sellers[2]!, needId))).toBe('COMPLAINT_TOO_LATE');
    expect(codeOf(await market.sign(sellers[0]!, contract))).toBe('COMPLAINT_OPEN');
    expect((await market.stage(buyer, needId))[0]).toBe('COMPLAINT');
    // It rests because the bidder does not follow it: nobody has to write that down.
    await market.moveClock(daysAfterAward(6));
    expect(codeOf(await follow(sellers[1]!, complaint.id, 'ESCALATED'))).toBe('COMPLAINT_TOO_LATE');
    expect(codeOf(await market.sign(sellers[0]!, contract))).toBeUndefined();
    expect((await market.sign(buyer, contract)).data.signContract.state).toBe('SIGNED');
  });

  test('is taken to the bureau of the division; upheld, it takes the award back', async () => {
    const { buyer, needId, sellers, bidIds, contract, complaint } = await complained();
    expect(codeOf(await follow(sellers[1]!, complaint.id, 'ESCALATED'))).toBe('ANSWER_AWAITED');
    await market.moveClock(daysAfterAward(3));
    expect(codeOf(await answer(buyer, complaint.id))).toBe('ANSWER_TOO_LATE');
    const bureau = market.official('BUREAU_APPROVER');
    expect(codeOf(await decide(bureau, complaint.id, true))).toBe('MOVE_NOT_ALLOWED');
    const escalated = (await follow(sellers[1]!, complaint.id, 'ESCALATED')).data.followComplaint;
    expect(escalated).toMatchObject({ state: 'ESCALATED', turn: { mover: 'BUREAU', until: null } });
    expect(codeOf(await decide(market.official('BUREAU_APPROVER', '440100'), complaint.id, true))).toBe(
      'NOT_FOUND',
    );
    const list = `{ complaints { id state } }`;
    expect((await bureau.query(list)).data).toEqual({
      complaints: expect.arrayContaining([{ id: complaint.id, state: 'ESCALATED' }]),
    });
    expect((await market.official('BUREAU_APPROVER', '440100').query(list)).data).toEqual({ complaints: [] });
    const upheld = await decide(bureau, complaint.id, true);
    expect(upheld.data.decideComplaint).toMatchObject({ state: 'UPHELD', turn: { mover: 'NOBODY' } });
    expect((await contractOf(buyer, contract.id)).state).toBe('CANCELLED');
    expect(codeOf(await market.award(buyer, needId, bidIds[0]!))).toBe('BID_IS_OUT');
    expect(codeOf(await market.award(buyer, needId, bidIds[1]!))).toBeUndefined();
  });

  test('that is dismissed leaves the award as it is', async () => {
    const { buyer, sellers, contract, complaint } = await complained();
    await answer(buyer, complaint.id);
    await follow(sellers[1]!, complaint.id, 'ESCALATED');
    await market.moveClock(daysAfterAward(30));
    expect(codeOf(await market.sign(sellers[0]!, contract))).toBe('COMPLAINT_OPEN');
    expect(codeOf(await decide(market.official('BUREAU_APPROVER'), complaint.id, false))).toBeUndefined();
    expect(codeOf(await market.sign(sellers[0]!, contract))).toBeUndefined();
  });

  test('and a signature at the last moment do not both go through', async () => {
    const { buyer, needId, sellers, bidIds } = await threeBids();
    const contract = (await market.award(buyer, needId, bidIds[0]!)).data.awardNeed;
    const [row] = await market.service.sql<{ until: Date }>(
      'select standstill_until as until from matching.award where need_id = $1',
      [needId],
    );
    for (const [milliseconds, signed, raised] of [
      [-1, 'STANDSTILL', undefined],
      [0, 'COMPLAINT_OPEN', 'COMPLAINT_TOO_LATE'],
    ] as const) {
      const goOn = await market.standStill(new Date(row!.until.getTime() + milliseconds));
      try {
        expect(codeOf(await raise(sellers[milliseconds === 0 ? 2 : 1]!, needId))).toBe(raised);
        expect(codeOf(await market.sign(sellers[0]!, contract))).toBe(signed);
      } finally {
        await goOn();
      }
    }
  });

  test('whose turn comes after both have signed is too late, though it was begun in time', async () => {
    const { buyer, needId, sellers, bidIds } = await threeBids();
    const contract = (await market.award(buyer, needId, bidIds[0]!)).data.awardNeed;
    const [row] = await market.service.sql<{ until: Date }>(
      'select standstill_until as until from matching.award where need_id = $1',
      [needId],
    );
    await market.moveClock(row!.until);
    for (const side of [sellers[0]!, buyer])
      expect(codeOf(await market.sign(side, contract))).toBeUndefined();
    await market.moveClock(new Date(row!.until.getTime() - 60_000));
    expect(codeOf(await raise(sellers[1]!, needId))).toBe('COMPLAINT_TOO_LATE');
  });

  test('has no place where the value asks for no standstill', async () => {
    const { buyer, seller, needId } = await market.aScene();
    const loser = market.seller(await market.aProvider());
    const bidId = await market.bidding(seller, needId, 12_000_000n);
    await market.bidding(loser, needId, 13_000_000n);
    await market.passDeadline();
    const contract = (await market.award(buyer, needId, bidId)).data.awardNeed;
    expect(codeOf(await raise(loser, needId))).toBe('COMPLAINT_TOO_LATE');
    expect(codeOf(await market.sign(seller, contract))).toBeUndefined();
  });
});

test('a provider that is not in good standing neither bids nor wins', async () => {
  const { buyer, needId, sellers, bidIds } = await threeBids();
  await market.service.sql(`update matching.provider_copy set standing = 'SUSPENDED' where id = $1`, [
    sellers[0]!.organisationId,
  ]);
  expect(codeOf(await market.award(buyer, needId, bidIds[0]!))).toBe('BID_IS_OUT');
  expect(codeOf(await market.award(buyer, needId, bidIds[1]!))).toBeUndefined();
  await market.moveClock(BEFORE);
  const open = await market.aNeed(buyer);
  expect(codeOf(await market.seal(sellers[0]!, open))).toBe('PROVIDER_NOT_IN_GOOD_STANDING');
});
