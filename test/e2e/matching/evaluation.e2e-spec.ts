import { newId } from '#libs/kernel';
import { aMarket, BEFORE, codeOf, comparison, type Market } from '../../support/world/matching/market.js';
import type { Client } from '../../support/a-service.js';
import type { VariablesOf } from '../../support/graphql/typed.js';

let market: Market;

beforeAll(async () => {
  market = await aMarket();
}, 60_000);
afterAll(() => market?.service.stop());
beforeEach(() => market.moveClock(BEFORE));

const SET_EVALUATION = `mutation ($needId: ID!, $input: EvaluationInput!, $key: ID!) {
  setEvaluation(needId: $needId, input: $input, idempotencyKey: $key) { needId } }`;
const CRITERIA: VariablesOf<typeof SET_EVALUATION>['input']['criteria'] = [
  { code: 'PRICE', title: '价格', kind: 'PRICE', weightBasisPoints: 4000 },
  { code: 'FIT', title: '方案契合', kind: 'JUDGED', weightBasisPoints: 5000, minimumHundredths: 4000 },
  { code: 'TIME', title: '交付期', kind: 'DELIVERY', weightBasisPoints: 1000 },
];
const setEvaluation = (by: Client, needId: string, change: object = {}) =>
  by.query(SET_EVALUATION, { needId, input: { criteria: CRITERIA, ...change }, key: newId() });
const appoint = (by: Client, needId: string, people: { personId: string; chair: boolean }[]) =>
  by.query(
    `mutation ($needId: ID!, $people: [EvaluatorInput!]!, $key: ID!) {
      appointEvaluators(needId: $needId, people: $people, idempotencyKey: $key) { evaluators } }`,
    { needId, people, key: newId() },
  );
const STATE = 'conflicted submitted individualClosed settled';
const declare = (by: Client, needId: string, conflict?: string) =>
  by.query(
    `mutation ($needId: ID!, $conflict: String, $key: ID!) {
      declareInterest(needId: $needId, conflict: $conflict, idempotencyKey: $key) { ${STATE} } }`,
    { needId, conflict, key: newId() },
  );
const sheet = (by: Client, needId: string) =>
  by.query(
    `query ($needId: ID!) { evaluationSheet(needId: $needId) {
      bids { number proposal deliveryMonths lines { description } } } }`,
    { needId },
  );
const submit = (
  by: Client,
  needId: string,
  scores: { bid: number; criterion: string; scoreHundredths: number; comment: string }[],
) =>
  by.query(
    `mutation ($needId: ID!, $scores: [ScoreInput!]!, $key: ID!) {
      submitScores(needId: $needId, scores: $scores, idempotencyKey: $key) { ${STATE} } }`,
    { needId, scores, key: newId() },
  );
const settle = (
  by: Client,
  needId: string,
  agreed: { bidId: string; criterion: string; scoreHundredths: number; reason?: string }[],
) =>
  by.query(
    `mutation ($needId: ID!, $agreed: [AgreedScoreInput!]!, $key: ID!) {
      settleScores(needId: $needId, agreed: $agreed, idempotencyKey: $key) { ${STATE} } }`,
    { needId, agreed, key: newId() },
  );
const close = (by: Client, needId: string) =>
  by.query(
    `mutation ($needId: ID!, $key: ID!) {
      closeIndividualScores(needId: $needId, reason: "一人因病缺席", idempotencyKey: $key) { ${STATE} } }`,
    { needId, key: newId() },
  );
const panel = (by: Client, needId: string) =>
  by.query(
    `query ($needId: ID!) { evaluationPanel(needId: $needId) {
      bidId number given { personId scoreHundredths } meanHundredths mustDiscuss agreedHundredths } }`,
    { needId },
  );
const evaluators = (by: Client, needId: string) =>
  by.query(
    `query ($needId: ID!) { evaluators(needId: $needId) {
      personId chair declaredAt outBecause submittedAt } }`,
    { needId },
  );
const ownEvaluations = (by: Client, needId?: string) =>
  by.query(
    `query ($needId: ID) { myEvaluations(needId: $needId) {
      needId title opened over chair declaredAt out submittedAt individualClosedAt settledAt } }`,
    { needId },
  );

/** An outside expert, signed in and without any role here. */
const anExpert = (): Client => market.service.as({ role: 'PROVIDER_VIEWER', organisationKind: 'PROVIDER' });

/** Two bids, two evaluators, after the deadline; one of them chairs. */
async function aPanel(plan: object = {}) {
  await market.moveClock(BEFORE);
  const buyer = market.buyer(await market.anEnterprise());
  const needId = await market.aNeed(buyer);
  expect((await setEvaluation(buyer, needId, plan)).errors).toBeUndefined();
  const [chair, member] = [anExpert(), anExpert()];
  const people = [
    { personId: chair.personId, chair: true },
    { personId: member.personId, chair: false },
  ];
  expect((await appoint(buyer, needId, people)).errors).toBeUndefined();
  const one = market.seller(await market.aProvider({ name: '演示甲云科技' }));
  const two = market.seller(await market.aProvider({ name: '演示乙云科技' }));
  const cheap = await market.bidding(one, needId, 10_000_000n, { proposal: '演示甲云科技的方案一' });
  const dear = await market.bidding(two, needId, 12_500_000n, {
    proposal: '演示乙云科技的方案二',
    deliveryMonths: 4,
  });
  await market.passDeadline();
  return { buyer, needId, chair, member, one, two, cheap, dear };
}

/** The chair has scored, the other has only said that nothing ties them. */
async function aScoredPanel() {
  const panelled = await aPanel();
  const { needId, chair, member, one: seller } = panelled;
  for (const by of [chair, member]) await declare(by, needId);
  await submit(chair, needId, await scoresOf(chair, needId, { 一: 7000, 二: 7000 }));
  return { ...panelled, seller };
}

/** A score for each bid of the sheet, by what its proposal says. */
async function scoresOf(by: Client, needId: string, points: { 一: number; 二: number }) {
  const { bids } = (await sheet(by, needId)).data.evaluationSheet;
  return bids.map(({ number, proposal }) => ({
    bid: number,
    criterion: 'FIT',
    scoreHundredths: proposal.includes('方案一') ? points.一 : points.二,
    comment: '与需求对照',
  }));
}

describe('a plan of evaluation', () => {
  test('is published before the bids, and set once', async () => {
    const { buyer, seller, needId } = await market.aScene();
    expect((await setEvaluation(buyer, needId, { standstillDays: 5 })).errors).toBeUndefined();
    expect(codeOf(await setEvaluation(buyer, needId))).toBe('TERMS_FIXED');
    const query = `query ($needId: ID!) { evaluationPlan(needId: $needId) {
      standstillDays leastBids rulesVersion criteria { code weightBasisPoints minimumHundredths } } }`;
    const seen = await seller.query(query, { needId });
    expect(seen.data.evaluationPlan).toEqual({
      standstillDays: 5,
      leastBids: 1,
      rulesVersion: '1',
      criteria: [
        { code: 'PRICE', weightBasisPoints: 4000, minimumHundredths: null },
        { code: 'FIT', weightBasisPoints: 5000, minimumHundredths: 4000 },
        { code: 'TIME', weightBasisPoints: 1000, minimumHundredths: null },
      ],
    });
    const stranger = market.seller(newId());
    expect(codeOf(await stranger.query(query, { needId }))).toBe('NOT_FOUND');
  });

  test('is not set behind a bid, by others, or with weights that do not make the whole', async () => {
    const { buyer, seller, needId } = await market.aScene();
    const light = { criteria: [{ ...CRITERIA[0], weightBasisPoints: 9999 }] };
    const answer = await setEvaluation(buyer, needId, light);
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'EVALUATION_PLAN',
      params: { fault: 'WEIGHTS_NOT_WHOLE' },
    });
    const stranger = market.buyer(await market.anEnterprise());
    expect(codeOf(await setEvaluation(stranger, needId))).toBe('NOT_FOUND');
    await market.seal(seller, needId);
    expect(codeOf(await setEvaluation(buyer, needId))).toBe('TERMS_FIXED');
  });

  test('and a first bid at the same moment leave one of both: never a bid under other criteria', async () => {
    const { buyer, seller, needId } = await market.aScene();
    const [set, sealed] = await Promise.all([setEvaluation(buyer, needId), market.seal(seller, needId)]);
    expect(sealed.errors).toBeUndefined();
    const [row] = await market.service.sql<{ first: boolean }>(
      `select coalesce((select set_at from matching.evaluation_plan where need_id = $1)
                 <= (select sealed_at from matching.bid where need_id = $1), true) as first`,
      [needId],
    );
    expect(row!.first).toBe(true);
    expect([undefined, 'TERMS_FIXED']).toContain(codeOf(set));
  });

  test('asks each person once, and one of them to chair', async () => {
    const { buyer, needId } = await market.aScene();
    const person = { personId: newId(), chair: true };
    expect(codeOf(await appoint(buyer, needId, [person, person]))).toBe('EVALUATOR_TWICE');
    expect(codeOf(await appoint(buyer, needId, [person, { personId: newId(), chair: true }]))).toBe(
      'CHAIR_ONCE',
    );
    expect(codeOf(await appoint(buyer, needId, [person]))).toBeUndefined();
    expect(codeOf(await appoint(buyer, needId, [person]))).toBe('EVALUATOR_TWICE');
  });
});

describe('judging', () => {
  test('goes alone first, without names, prices or the scores of others, then together, and ends in a rank', async () => {
    const { buyer, needId, chair, member, cheap, dear } = await aPanel();
    expect(await market.stage(buyer, needId)).toEqual(['INDIVIDUAL_SCORES', 'EVALUATORS', null]);
    expect(codeOf(await sheet(chair, needId))).toBe('DECLARE_FIRST');
    for (const by of [chair, member])
      expect((await declare(by, needId)).data.declareInterest.conflicted).toBe(false);
    const seen = await sheet(chair, needId);
    expect(seen.data.evaluationSheet.bids).toHaveLength(2);
    expect(JSON.stringify(seen.data)).not.toMatch(/甲云|乙云|10000000|12500000/);
    const first = await submit(chair, needId, await scoresOf(chair, needId, { 一: 5000, 二: 9000 }));
    expect(first.data.submitScores).toMatchObject({ submitted: true, individualClosed: false });
    for (const by of [chair, member, buyer])
      expect(codeOf(await panel(by, needId))).toBe('EVALUATION_UNDER_WAY');
    expect(codeOf(await comparison(buyer, needId))).toBe('EVALUATION_UNDER_WAY');
    expect(codeOf(await market.award(buyer, needId, cheap))).toBe('EVALUATION_UNDER_WAY');
    expect(codeOf(await settle(chair, needId, []))).toBe('EVALUATION_UNDER_WAY');
    const second = await submit(member, needId, await scoresOf(member, needId, { 一: 6001, 二: 6000 }));
    expect(second.data.submitScores.individualClosed).toBe(true);
    expect(await market.stage(buyer, needId)).toEqual(['CONSENSUS', 'EVALUATORS', null]);
    const { evaluationPanel } = (await panel(member, needId)).data;
    const of = (bidId: string) => evaluationPanel.find((each) => each.bidId === bidId)!;
    expect(of(cheap)).toMatchObject({ meanHundredths: 5500, mustDiscuss: false });
    expect(of(dear)).toMatchObject({ meanHundredths: 7500, mustDiscuss: true });
    expect(codeOf(await settle(member, needId, []))).toBe('CHAIR_ONLY');
    expect(codeOf(await settle(chair, needId, []))).toBe('DISCUSSION_NEEDED');
    const silent = { bidId: dear, criterion: 'FIT', scoreHundredths: 8000 };
    expect(codeOf(await settle(chair, needId, [silent]))).toBe('DISCUSSION_NEEDED');
    const settled = await settle(chair, needId, [{ ...silent, reason: '现场演示后一致' }]);
    expect(settled.data.settleScores.settled).toBe(true);
    expect(codeOf(await settle(chair, needId, []))).toBe('EVALUATION_SETTLED');
    // 4000 + 2750 + 1000 and 3200 + 4000 + 500.
    expect((await comparison(buyer, needId)).data.bidComparison.compared).toEqual([
      { bidId: cheap, rank: 1, totalHundredths: 7750, outBecause: null },
      { bidId: dear, rank: 2, totalHundredths: 7700, outBecause: null },
    ]);
    expect(await market.stage(buyer, needId)).toEqual(['AWARD_DUE', 'ENTERPRISE', null]);
    expect(codeOf(await market.award(buyer, needId, dear))).toBe('AWARD_DEVIATES');
    expect((await market.award(buyer, needId, cheap)).errors).toBeUndefined();
  });

  test('is refused to those who are tied to a bidder, and they see nothing', async () => {
    const { buyer, needId, chair, member, one } = await aPanel();
    const tied = market.service.as({
      role: 'PROVIDER_VIEWER',
      organisationKind: 'PROVIDER',
      organisationId: one.organisationId,
    });
    const owner = market.buyer(await market.anEnterprise({ unifiedSocialCreditCode: '914403001922038216' }));
    const honest = anExpert();
    // After the deadline as well: whom the enterprise asks later is no less tied.
    const people = [tied, owner, honest].map(({ personId }) => ({ personId, chair: false }));
    expect((await appoint(buyer, needId, people)).errors).toBeUndefined();
    for (const by of [tied, owner]) {
      expect(codeOf(await sheet(by, needId))).toBe('CONFLICT_OF_INTEREST');
      expect((await declare(by, needId)).data.declareInterest.conflicted).toBe(true);
    }
    expect((await declare(honest, needId, '配偶在其中一家任职')).data.declareInterest.conflicted).toBe(true);
    for (const by of [tied, owner, honest]) {
      expect(codeOf(await sheet(by, needId))).toBe('CONFLICT_OF_INTEREST');
      expect(codeOf(await submit(by, needId, []))).toBe('CONFLICT_OF_INTEREST');
      expect(codeOf(await panel(by, needId))).toBe('CONFLICT_OF_INTEREST');
    }
    // The others are all that is waited for.
    for (const by of [chair, member]) {
      await declare(by, needId);
      await submit(by, needId, await scoresOf(by, needId, { 一: 7000, 二: 7000 }));
    }
    expect((await panel(buyer, needId)).data.evaluationPanel[0]!.given).toHaveLength(2);
    for (const by of [tied, owner, honest])
      expect(codeOf(await panel(by, needId))).toBe('CONFLICT_OF_INTEREST');
    expect(codeOf(await sheet(anExpert(), needId))).toBe('NOT_FOUND');
  });

  test('hides from an evaluator of the enterprise whose bids they are, until the scores are closed', async () => {
    const { buyer, needId, chair, member, cheap } = await aPanel();
    const inside = market.buyer(buyer.organisationId, 'ENTERPRISE_VIEWER');
    await appoint(buyer, needId, [{ personId: inside.personId, chair: false }]);
    expect(codeOf(await market.bids(inside, needId))).toBe('EVALUATION_UNDER_WAY');
    const reference = await inside.query(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Bid { id } } }`,
      { of: [{ __typename: 'Bid', id: cheap }] },
    );
    expect(reference.data).toEqual({ _entities: [null] });
    for (const by of [chair, member, inside]) {
      await declare(by, needId);
      await submit(by, needId, await scoresOf(by, needId, { 一: 7000, 二: 7000 }));
    }
    expect((await market.bids(inside, needId)).data.bids).toHaveLength(2);
  });

  test('shows the enterprise how far each evaluator is, and each evaluator their own needs', async () => {
    const { buyer, seller, needId, chair, member, cheap } = await aScoredPanel();
    const [first, second] = (await evaluators(buyer, needId)).data.evaluators;
    expect(first).toMatchObject({ personId: chair.personId, chair: true, outBecause: null });
    expect([first!.submittedAt, second!.submittedAt]).toEqual([expect.any(String), null]);
    for (const by of [seller, chair, market.buyer(await market.anEnterprise())])
      expect(codeOf(await evaluators(by, needId))).toBe('NOT_FOUND');
    const own = (await ownEvaluations(member)).data.myEvaluations;
    expect(own).toMatchObject([
      { needId, opened: true, chair: false, out: false, over: false, submittedAt: null },
    ]);
    expect((await ownEvaluations(anExpert(), needId)).data.myEvaluations).toEqual([]);
    expect((await declare(member, needId, '曾任其顾问')).data.declareInterest.conflicted).toBe(true);
    expect((await ownEvaluations(member)).data.myEvaluations).toMatchObject([{ out: true, over: true }]);
    expect((await evaluators(buyer, needId)).data.evaluators[1]!.outBecause).toBe('曾任其顾问');
    // The numbers of the panel are those of the sheets.
    const { bids } = (await sheet(chair, needId)).data.evaluationSheet;
    const { evaluationPanel } = (await panel(chair, needId)).data;
    const numbered = evaluationPanel.find(({ bidId }) => bidId === cheap)!;
    expect(bids.find(({ number }) => number === numbered.number)!.proposal).toContain('方案一');
  });

  test('takes every score once, whole, and not before the deadline', async () => {
    const { needId, chair } = await aPanel();
    await market.moveClock(BEFORE);
    expect(codeOf(await declare(chair, needId))).toBe('NOT_YET_OPEN');
    await market.passDeadline();
    await declare(chair, needId);
    const scores = await scoresOf(chair, needId, { 一: 7000, 二: 7000 });
    expect(codeOf(await submit(chair, needId, scores.slice(1)))).toBe('SCORES_INCOMPLETE');
    expect(codeOf(await submit(chair, needId, [scores[0]!, scores[0]!]))).toBe('SCORES_INCOMPLETE');
    const answers = await Promise.all([1, 2, 3].map(() => submit(chair, needId, scores)));
    expect(answers.map((each) => codeOf(each) ?? 'DONE').toSorted()).toEqual([
      'DONE',
      'SCORES_GIVEN',
      'SCORES_GIVEN',
    ]);
  });

  test('is closed by the last two, though both come at the same moment', async () => {
    const { needId, chair, member } = await aPanel();
    for (const by of [chair, member]) await declare(by, needId);
    const scores = await scoresOf(chair, needId, { 一: 7000, 二: 7000 });
    await Promise.all([chair, member].map((by) => submit(by, needId, scores)));
    expect(codeOf(await panel(chair, needId))).toBeUndefined();
  });

  test('goes on under the chair without those who do not score; a bid below the least is out', async () => {
    const { buyer, needId, chair, member, cheap, dear } = await aPanel();
    for (const by of [chair, member]) await declare(by, needId);
    expect(codeOf(await close(chair, needId))).toBe('SCORES_MISSING');
    await submit(chair, needId, await scoresOf(chair, needId, { 一: 3999, 二: 4000 }));
    expect(codeOf(await close(member, needId))).toBe('CHAIR_ONLY');
    expect((await close(chair, needId)).data.closeIndividualScores.individualClosed).toBe(true);
    const late = submit(member, needId, await scoresOf(member, needId, { 一: 9000, 二: 9000 }));
    expect(codeOf(await late)).toBe('EVALUATION_CLOSED');
    await settle(chair, needId, []);
    expect((await comparison(buyer, needId)).data.bidComparison.compared).toMatchObject([
      { bidId: dear, rank: 1 },
      { bidId: cheap, rank: null, outBecause: 'BELOW_MINIMUM' },
    ]);
    expect(codeOf(await market.award(buyer, needId, cheap))).toBe('BID_IS_OUT');
  });
});
