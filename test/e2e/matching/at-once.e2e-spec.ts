import { newId } from '#libs/kernel';
import type { Answer } from '../../support/a-service.js';
import { contractWorld, must } from '../../support/world/matching/contract.js';
import { aMarket, BEFORE, codeOf, type Market } from '../../support/world/matching/market.js';

/* A hundred people do the same at the same moment: one act holds, and everybody else reads in words why theirs does not. */

let market: Market;
let world: ReturnType<typeof contractWorld>;
beforeAll(async () => {
  market = await aMarket();
  world = contractWorld(market.service);
}, 60_000);
afterAll(() => market?.service.stop());
beforeEach(() => market.moveClock(BEFORE));

/** How often each outcome came. */
async function outcomes(
  count: number,
  act: (at: number) => Promise<Answer<unknown>>,
): Promise<Record<string, number>> {
  const answers = await Promise.all(Array.from({ length: count }, (_, at) => act(at)));
  const counts: Record<string, number> = {};
  for (const code of answers.map((answer) => codeOf(answer) ?? 'DONE'))
    counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

const told = async (type: string, subject: string) =>
  (await market.service.outbox(type)).filter((each) => each.subject === subject).length;

test('a hundred awards of one need to two bidders', async () => {
  const buyer = market.buyer(await market.anEnterprise());
  const needId = await market.aNeed(buyer);
  const bids = await Promise.all(
    [10_000_000n, 10_000_000n].map(async (price) =>
      market.bidding(market.seller(await market.aProvider()), needId, price),
    ),
  );
  await market.passDeadline();
  const found = await outcomes(100, (at) =>
    market.award(buyer, needId, bids[at % 2]!, {
      fewBidsReason: '只有两家响应',
      deviationReason: '方案更合适',
    }),
  );
  expect(found).toEqual({ DONE: 1, NEED_ALREADY_AWARDED: 99 });
});

test('a hundred signatures of both sides put a contract in force once', async () => {
  const { buyer, seller, contract } = await world.aDraft();
  const found = await outcomes(100, (at) => world.sign(at % 2 ? buyer : seller, contract));
  expect(found).toEqual({ DONE: 2, ALREADY_SIGNED: 98 });
  expect(await told('contract.signed.v1', contract.id)).toBe(1);
});

test('a hundred signatures under an amendment while it is withdrawn', async () => {
  const { buyer, seller, contract } = await world.aContract();
  const change = {
    lines: [
      {
        kind: 'PLATFORM_SERVICE' as const,
        description: '平台服务',
        amountFen: '11000000',
        industrialPlatform: true,
        publicCloud: true,
      },
    ],
    milestones: [{ title: '全部', dueInMonths: 3, amountFen: '11000000', phase: 1 }],
  };
  const { pending } = must(await world.propose(seller, contract.id, change)).it;
  const found = await outcomes(100, (at) =>
    at % 10 === 9
      ? world.command(seller, 'withdrawContractChange', { id: contract.id, reason: '另行商议后再定' })
      : world.signText(at % 2 ? buyer : seller, contract.id, pending!.documentHash),
  );
  const { totalFen } = await world.read(buyer, contract.id);
  const amendments = await told('contract.amended.v1', contract.id);
  const known = ['DONE', 'ALREADY_SIGNED', 'DOCUMENT_CHANGED', 'NOTHING_TO_SIGN'];
  expect(Object.keys(found).filter((code) => !known.includes(code))).toEqual([]);
  expect(totalFen).toBe(amendments === 1 ? '11000000' : '12000000');
  expect(amendments).toBeLessThan(2);
});

test('a hundred acceptances of a milestone', async () => {
  const { buyer, seller, contract } = await world.aContract();
  const [first] = contract.milestones;
  expect(await outcomes(100, () => world.report(seller, first!.id))).toEqual({
    DONE: 1,
    MOVE_NOT_ALLOWED: 99,
  });
  expect(await outcomes(100, () => world.accept(buyer, first!.id))).toEqual({
    DONE: 1,
    MOVE_NOT_ALLOWED: 99,
  });
  expect(await told('milestone.accepted.v1', contract.id)).toBe(1);
});

test('a hundred questions of one provider', async () => {
  const { seller, needId } = await market.aScene();
  const found = await outcomes(100, () =>
    seller.query(
      `mutation ($needId: ID!, $providerId: ID!, $key: ID!) {
        askQuestion(needId: $needId, providerId: $providerId, text: "是否需要支持旧型号注塑机？", idempotencyKey: $key) { number } }`,
      { needId, providerId: seller.organisationId, key: newId() },
    ),
  );
  expect(found).toEqual({ DONE: 20, TOO_MANY_QUESTIONS: 80 });
});

test('a hundred revocations of one signing key', async () => {
  const { seller } = await world.aDraft();
  const { keyId } = await world.aSigningKey(seller);
  const found = await outcomes(100, () =>
    seller.query(
      'mutation ($id: ID!, $key: ID!) { revokeSigningKey(id: $id, idempotencyKey: $key) { id } }',
      { id: keyId, key: newId() },
    ),
  );
  expect(found).toEqual({ DONE: 1, SIGNING_KEY_REVOKED: 99 });
  expect(await market.history(keyId)).toEqual(['REGISTERED', 'REVOKED']);
});

test('a hundred sheets of one evaluator', async () => {
  const buyer = market.buyer(await market.anEnterprise());
  const needId = await market.aNeed(buyer);
  const expert = market.service.as({ role: 'PROVIDER_VIEWER', organisationKind: 'PROVIDER' });
  const other = market.service.as({ role: 'PROVIDER_VIEWER', organisationKind: 'PROVIDER' });
  const input = {
    criteria: [
      { code: 'PRICE', title: '价格', kind: 'PRICE' as const, weightBasisPoints: 4000 },
      { code: 'FIT', title: '方案契合', kind: 'JUDGED' as const, weightBasisPoints: 6000 },
    ],
  };
  const people = [
    { personId: expert.personId, chair: true },
    { personId: other.personId, chair: false },
  ];
  must(
    await buyer.query(
      `mutation ($needId: ID!, $input: EvaluationInput!, $key: ID!) {
        setEvaluation(needId: $needId, input: $input, idempotencyKey: $key) { needId } }`,
      { needId, input, key: newId() },
    ),
  );
  must(
    await buyer.query(
      `mutation ($needId: ID!, $people: [EvaluatorInput!]!, $key: ID!) {
        appointEvaluators(needId: $needId, people: $people, idempotencyKey: $key) { evaluators } }`,
      { needId, people, key: newId() },
    ),
  );
  await market.bidding(market.seller(await market.aProvider()), needId, 10_000_000n);
  await market.passDeadline();
  const declared = await outcomes(100, () =>
    expert.query(
      'mutation ($needId: ID!, $key: ID!) { declareInterest(needId: $needId, idempotencyKey: $key) { submitted } }',
      { needId, key: newId() },
    ),
  );
  const submitted = await outcomes(100, () =>
    expert.query(
      `mutation ($needId: ID!, $scores: [ScoreInput!]!, $key: ID!) {
        submitScores(needId: $needId, scores: $scores, idempotencyKey: $key) { submitted } }`,
      {
        needId,
        scores: [{ bid: 1, criterion: 'FIT', scoreHundredths: 7000, comment: '契合' }],
        key: newId(),
      },
    ),
  );
  expect(declared).toEqual({ DONE: 100 });
  expect((await market.history(needId)).filter((to) => to === 'DECLARED')).toHaveLength(1);
  expect(submitted).toEqual({ DONE: 1, SCORES_GIVEN: 99 });
});
