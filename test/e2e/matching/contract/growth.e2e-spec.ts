import { ProviderSuspendedV1, SolutionPublishedV1 } from '#libs/contracts';
import { newId } from '#libs/kernel';
import type { Answer, Client } from '../../../support/a-service.js';
import { contractWorld, must } from '../../../support/world/matching/contract.js';
import { aMarket, BEFORE, codeOf, type Market } from '../../../support/world/matching/market.js';

let market: Market;
let world: ReturnType<typeof contractWorld>;

beforeAll(async () => {
  market = await aMarket();
  world = contractWorld(market.service);
}, 60_000);
afterAll(() => market?.service.stop());

/** A text that comes to an amount, delivered as one. */
const worth = (amountFen: string, title = '全部') => ({
  lines: [
    {
      kind: 'PLATFORM_SERVICE' as const,
      description: '平台服务',
      amountFen,
      industrialPlatform: true,
      publicCloud: true,
    },
  ],
  milestones: [{ title, dueInMonths: 3, amountFen, phase: 1 }],
});

const limitOf = (answer: Answer<unknown>) => {
  const { code, params } = answer.errors![0]!.extensions;
  const { mostFen, because } = params as { mostFen: string; because: { code: string } };
  return [code, mostFen, because.code];
};

/** What is drafted from a bid at a price. */
async function draftedAt(priceFen: bigint, budget: object) {
  await market.moveClock(BEFORE);
  const { buyer, seller, needId } = await market.aScene(budget);
  const bidId = await market.bidding(seller, needId, priceFen);
  await market.passDeadline();
  const { awardNeed } = must(await market.award(buyer, needId, bidId, { fewBidsReason: '只有一家响应' }));
  return { buyer, seller, id: awardNeed.id };
}

/** What is drafted from the catalogue, without a call for bids. */
async function boughtAt(priceFen: string) {
  await market.moveClock(BEFORE);
  const buyer = market.buyer(await market.anEnterprise());
  const seller = market.seller(await market.aProvider());
  const solutionId = newId();
  await market.service.deliver(SolutionPublishedV1, solutionId, {
    solutionId,
    providerId: seller.organisationId,
    catalogueVersion: 1,
    title: '演示联网包',
    summary: '注塑机联网采集',
    scenarios: ['S07'],
    industries: ['C29'],
    sizeClasses: [],
    regions: [],
    protocols: ['OPC UA'],
    integrations: [],
    priceFromFen: priceFen,
    priceToFen: priceFen,
    deliveryMonths: 2,
    capacityPerMonth: 3,
    industrialPlatform: true,
    publicCloud: true,
    publishedAt: '2020-09-01T00:00:00.000Z',
  });
  const { buyDirect } = must(
    await buyer.query(
      `mutation ($input: BuyDirectInput!, $key: ID!) { buyDirect(input: $input, idempotencyKey: $key) { id } }`,
      {
        input: {
          enterpriseId: buyer.organisationId,
          solutionId,
          catalogueVersion: 1,
          scenario: 'S07',
          description: '注塑机联网，按目录方案实施。',
        },
        key: newId(),
      },
    ),
  );
  const { answerDirectPurchase } = must(
    await seller.query(
      `mutation ($id: ID!, $key: ID!) {
        answerDirectPurchase(id: $id, accepted: true, reason: "排期确认", idempotencyKey: $key) { contractId } }`,
      { id: buyDirect.id, key: newId() },
    ),
  );
  return { buyer, seller, id: answerDirectPurchase.contractId! };
}

/** Proposed, and signed by both. */
async function amended(sides: readonly [Client, Client], id: string, amountFen: string) {
  const { pending } = must(await world.propose(sides[0], id, worth(amountFen))).it;
  for (const side of sides) must(await world.signText(side, id, pending!.documentHash));
}

test('a contract does not grow into a procedure that asks for more bids', async () => {
  const budget = { budgetFromFen: '90000000', budgetToFen: '99000000' };
  const { buyer, id } = await draftedAt(95_000_000n, budget);
  must(await world.propose(buyer, id, worth('99999999')));
  const beyond = await world.propose(buyer, id, worth('100000000'));
  expect(limitOf(beyond)).toEqual(['BEYOND_AWARD', '99999999', 'BEYOND_PROCEDURE']);
});

test('a direct purchase stays within its limit', async () => {
  const { seller, id } = await boughtAt('19000000');
  must(await world.propose(seller, id, worth('20000000')));
  const beyond = await world.propose(seller, id, worth('20000001'));
  expect(limitOf(beyond)).toEqual(['BEYOND_AWARD', '20000000', 'BEYOND_DIRECT_LIMIT']);
});

test('a contract that takes over comes to what was left undelivered, also after it was signed', async () => {
  const { buyer, seller, contract, providerId } = await world.aContract();
  await world.deliver(buyer, seller, contract.milestones[0]!.id);
  const at = '2020-10-20T00:00:00.000Z';
  await market.service.deliver(ProviderSuspendedV1, providerId, { providerId, at, reason: '抽查不合格' });
  const nextId = await world.aProvider('演示接手服务商');
  const chosen = { contractId: contract.id, providerId: nextId, reason: '原服务商被暂停' };
  const draft = must(await world.command(buyer, 'chooseReplacement', chosen)).it;
  expect(draft.totalFen).toBe('6000000');
  const next = world.providerMember(nextId);
  for (const side of [buyer, next]) must(await world.sign(side, draft));
  const beyond = await world.propose(next, draft.id, worth('6000001'));
  expect(limitOf(beyond)).toEqual(['BEYOND_AWARD', '6000000', 'BEYOND_REMAINDER']);
  await amended([next, buyer], draft.id, '5000000');
  must(await world.propose(next, draft.id, worth('6000000')));
});

test('amendments in force count together, and one that shrinks gives no room for more', async () => {
  const { buyer, seller, contract } = await world.aContract();
  await amended([buyer, seller], contract.id, '13000000');
  await amended([buyer, seller], contract.id, '5000000');
  const beyond = await world.propose(seller, contract.id, worth('13200001'));
  expect(limitOf(beyond)).toEqual(['BEYOND_AWARD', '13200000', 'BEYOND_SHARE']);
  await amended([seller, buyer], contract.id, '13200000');
  expect((await world.read(buyer, contract.id)).totalFen).toBe('13200000');
});

test('what waited for signatures is held against the competition once more when the second one comes', async () => {
  const inForce = await world.aContract();
  const { pending } = must(await world.propose(inForce.buyer, inForce.contract.id, worth('13200000'))).it;
  must(await world.signText(inForce.buyer, inForce.contract.id, pending!.documentHash));
  const drafted = await world.aDraft();
  const draft = must(await world.propose(drafted.buyer, drafted.contract.id, worth('12000001'))).it;
  must(await world.sign(drafted.buyer, draft));
  // As it is after a text was proposed that the rules of today would not let through.
  await market.service.sql(
    `insert into matching.policy_version (id, policy, version, settings, reason, in_force_from, proposed_by, proposed_at,
       published_by, published_at)
     values (gen_random_uuid(), 'contractChange', 2, $1, '演示', '2020-01-01', 'a', '2020-01-01', 'b', '2020-01-01')`,
    [JSON.stringify({ growthBasisPoints: { value: 0, source: '演示', confidence: 'OPERATOR' } })],
  );
  const amendment = await world.signText(inForce.seller, inForce.contract.id, pending!.documentHash);
  expect(limitOf(amendment)).toEqual(['BEYOND_AWARD', '12000000', 'BEYOND_SHARE']);
  expect(limitOf(await world.sign(drafted.seller, draft))).toEqual([
    'BEYOND_AWARD',
    '12000000',
    'BEYOND_SHARE',
  ]);
  expect(await world.read(inForce.buyer, inForce.contract.id)).toMatchObject({
    totalFen: '12000000',
    version: 1,
  });
  const withdrawn = { id: inForce.contract.id, reason: '超出上限' };
  must(await world.command(inForce.seller, 'withdrawContractChange', withdrawn));
  await amended([inForce.buyer, inForce.seller], inForce.contract.id, '11000000');
  expect(codeOf(await world.propose(drafted.seller, drafted.contract.id, worth('11000000')))).toBeUndefined();
});
