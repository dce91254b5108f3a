import { EnterpriseCertifiedV1, ProviderAdmittedV1, SolutionPublishedV1 } from '#libs/contracts';
import { newId, type Role } from '#libs/kernel';
import { aService, type Client, type TestService } from '../../support/a-service.js';

let service: TestService;
let manager: Client;
let approver: Client;

beforeAll(async () => {
  service = await aService('matching', { SEALING_KEY: Buffer.alloc(32, 7).toString('base64') });
  manager = service.as({ organisationKind: 'COMMISSION', role: 'PROGRAMME_MANAGER' });
  approver = service.as({ organisationKind: 'COMMISSION', role: 'COMMISSION_APPROVER' });
}, 60_000);
afterAll(() => service?.stop());
beforeEach(() => service.moveClock(new Date('2020-09-28T02:00:00Z')));

async function aProvider(capacityPerMonth = 2, scenarios = ['S07']): Promise<string> {
  const providerId = newId();
  await service.deliver(ProviderAdmittedV1, providerId, {
    providerId,
    unifiedSocialCreditCode: '914403001922038216',
    name: '演示服务商',
    providerClass: 'OTHER',
    divisionCode: '440605',
    admittedAt: '2020-08-01T00:00:00.000Z',
  });
  await service.deliver(SolutionPublishedV1, providerId, {
    solutionId: newId(),
    providerId,
    catalogueVersion: 1,
    title: '演示注塑机联网与生产管控',
    summary: '采集注塑机数据，管控生产进度',
    scenarios,
    industries: ['C29'],
    sizeClasses: [],
    regions: ['440600'],
    protocols: ['OPC UA'],
    integrations: ['ERP'],
    priceFromFen: '5000000',
    priceToFen: '20000000',
    deliveryMonths: 2,
    capacityPerMonth,
    industrialPlatform: true,
    publicCloud: true,
    publishedAt: '2020-09-01T00:00:00.000Z',
  });
  return providerId;
}

const PUBLISH = `mutation ($input: PublishNeedInput!, $key: ID!) {
  publishNeed(input: $input, idempotencyKey: $key) { id } }`;

interface TheNeed {
  readonly id: string;
  readonly enterpriseId: string;
}

async function aNeed(scenario = 'S07', change: object = {}): Promise<TheNeed> {
  const enterpriseId = newId();
  await service.deliver(EnterpriseCertifiedV1, enterpriseId, {
    enterpriseId,
    unifiedSocialCreditCode: '91440606722473344C',
    name: '演示佛山注塑厂',
    divisionCode: '440606',
    industryCode: 'C2929',
    sizeClass: 'SMALL',
    employees: 80,
    priorYearRevenueFen: '3000000000',
    establishedOn: '2010-01-01',
    certifiedAt: '2020-09-01T00:00:00.000Z',
  });
  const input = {
    enterpriseId,
    title: '注塑车间生产管控',
    description: '四十台注塑机需要联网，采集数据并管控生产进度。',
    scenario,
    protocols: ['OPC-UA'],
    integrations: ['ERP'],
    budgetFromFen: '4000000',
    budgetToFen: '15000000',
    deliverBy: '2020-12-31',
    bidDeadline: '2020-10-10T09:00:00.000Z',
    ...change,
  };
  const answer = await member(enterpriseId).query(PUBLISH, {
    input,
    key: newId(),
  });
  expect(answer.errors).toBeUndefined();
  return { id: answer.data.publishNeed.id, enterpriseId };
}

const member = (organisationId: string, role: Role = 'ENTERPRISE_SIGNATORY'): Client =>
  service.as({ organisationKind: 'ENTERPRISE', role, organisationId });
const seller = (organisationId: string): Client =>
  service.as({ organisationKind: 'PROVIDER', role: 'PROVIDER_SIGNATORY', organisationId });

/** Needs of a round that takes a while. */
const LARGE = 1500;

const RULES = {
  choices: 1,
  least: 1,
  placesPerProject: 1,
  subsidyShare: 3000,
  subsidyMostFen: '100000000',
  worthFirst: 5000,
  worthLeast: 1000,
  seed: '2020-09-28 体彩排列五 演示',
  remedies: '可在服务商目录中自行选择。',
};

async function aRound(change: object = {}): Promise<string> {
  const answer = await manager.query(
    `mutation ($name: String!, $rules: AllocationRulesInput!, $key: ID!) {
       openAllocationRound(name: $name, rules: $rules, idempotencyKey: $key) { id } }`,
    { name: '演示第一轮', rules: { ...RULES, ...change }, key: newId() },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data.openAllocationRound.id;
}

const RESULT = `needs servedNeeds places fit value bound optimal kept firstCome { servedNeeds fit } largestLoss { needId wished got }
  shortfalls { needId reason has fitting excluded nearestProviderId widen { reason month by } }
  loads { providerId places subsidyFen subsidyMostFen months { month places most } }
  moves { needId given reason place { providerId } }`;

interface Result {
  needs: number;
  servedNeeds: number;
  places: number;
  fit: number;
  value: number;
  bound: number;
  optimal: boolean;
  kept: number | null;
  firstCome: { servedNeeds: number };
  shortfalls: {
    needId: string;
    reason: string;
    nearestProviderId: string | null;
    widen: { reason: string; month: string | null; by: number }[];
  }[];
  loads: {
    providerId: string;
    places: number;
    subsidyFen: number;
    subsidyMostFen: number | null;
    months: { places: number; most: number }[];
  }[];
  moves: { needId: string; given: boolean; reason: string; place: { providerId: string } }[];
}
interface Version {
  number: number;
  resultHash: string;
  inputsHash: string;
  result: Result;
}

async function preview(roundId: string): Promise<Result> {
  const answer = await manager.query(
    `query ($roundId: ID!) { previewAllocation(roundId: $roundId) { ${RESULT} } }`,
    { roundId },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data.previewAllocation;
}

async function propose(roundId: string, by = manager): Promise<Version> {
  const answer = await by.query(
    `mutation ($roundId: ID!, $key: ID!) { proposeAllocation(roundId: $roundId, idempotencyKey: $key) {
       number inputsHash resultHash result { ${RESULT} } } }`,
    { roundId, key: newId() },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data.proposeAllocation;
}

const publish = (roundId: string, { number, resultHash }: Version, by = approver) =>
  by.query(
    `mutation ($roundId: ID!, $number: Int!, $resultHash: String!, $key: ID!) {
       publishAllocation(roundId: $roundId, number: $number, resultHash: $resultHash, idempotencyKey: $key) { publishedAt } }`,
    { roundId, number, resultHash, key: newId() },
  );

const shortlist = (by: Client, needId: string) =>
  by.query(
    'query ($needId: ID!) { shortlist(needId: $needId) { rank version month scoreHundredths provider { id } } }',
    { needId },
  );

const withdraw = (by: Client, roundId: string, who: object) =>
  by.query(
    `mutation ($roundId: ID!, $needId: ID, $providerId: ID, $key: ID!) {
       withdrawFromAllocation(roundId: $roundId, needId: $needId, providerId: $providerId, reason: "演示退出", idempotencyKey: $key) { id } }`,
    { roundId, key: newId(), ...who },
  );

const declare = (providerId: string, month: string, projects: number, by = seller(providerId)) =>
  by.query(
    `mutation ($providerId: ID!, $month: String!, $projects: Int!, $key: ID!) {
       declareCapacity(providerId: $providerId, month: $month, projects: $projects, idempotencyKey: $key) { month projects } }`,
    { providerId, month, projects, key: newId() },
  );

test('a round says who is served, who is not and why, and nothing of it shows before a second person publishes', async () => {
  const providerId = await aProvider(1, ['S01']);
  const needs = await Promise.all([aNeed('S01'), aNeed('S01'), aNeed('S01'), aNeed('S01')]);
  const lonely = await aNeed('S02');
  const roundId = await aRound({ scenarios: ['S01', 'S02'] });
  const seen = await preview(roundId);
  // Work of two months that begins on 10 October and is done in December: it can begin in October only.
  expect(seen).toMatchObject({ needs: 5, servedNeeds: 1, optimal: true, firstCome: { servedNeeds: 1 } });
  expect(seen.shortfalls.find(({ needId }) => needId === lonely.id)).toMatchObject({
    reason: 'NO_FITTING_SOLUTION',
  });
  expect(seen.shortfalls.filter(({ reason }) => reason === 'PROVIDERS_FULL')).toHaveLength(3);
  expect(seen.shortfalls.find(({ reason }) => reason === 'PROVIDERS_FULL')).toMatchObject({
    nearestProviderId: providerId,
    widen: [{ reason: 'PROVIDERS_FULL', month: '2020-10', by: 1 }],
  });
  expect(
    await service.sql('select 1 from matching.allocation_version where round_id = $1', [roundId]),
  ).toEqual([]);

  const version = await propose(roundId);
  expect(version.result).toEqual(seen);
  const served = needs.find(({ id }) => !seen.shortfalls.some(({ needId }) => needId === id))!;
  const owner = member(served.enterpriseId, 'ENTERPRISE_VIEWER');
  expect((await shortlist(owner, served.id)).data.shortlist).toEqual([]);
  expect(
    (await publish(roundId, { ...version, resultHash: '0'.repeat(64) })).errors?.[0]?.extensions.code,
  ).toBe('ALLOCATION_OTHER_RESULT');
  expect((await publish(roundId, version)).errors).toBeUndefined();
  expect((await publish(roundId, version)).errors?.[0]?.extensions.code).toBe('ALLOCATION_PUBLISHED');
  expect((await shortlist(owner, served.id)).data.shortlist).toMatchObject([
    { rank: 1, provider: { id: providerId } },
  ]);
  expect((await shortlist(member(newId()), served.id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const own = await seller(providerId).query(
    'query ($providerId: ID!) { shortlistedNeeds(providerId: $providerId) { needId rank } }',
    { providerId },
  );
  expect(own.data.shortlistedNeeds).toMatchObject([{ needId: served.id }]);
});

test('what a provider declares holds, newest first, and only it may declare', async () => {
  const providerId = await aProvider(1, ['S03']);
  await Promise.all([aNeed('S03'), aNeed('S03'), aNeed('S03')]);
  const roundId = await aRound({ scenarios: ['S03'] });
  expect((await preview(roundId)).servedNeeds).toBe(1);
  expect((await declare(providerId, '2020-10', 3)).errors).toBeUndefined();
  expect((await preview(roundId)).servedNeeds).toBe(3);
  expect((await declare(providerId, '2020-10', 0)).errors).toBeUndefined();
  expect((await preview(roundId)).servedNeeds).toBe(0);
  expect((await declare(providerId, '2020-10', 9, seller(newId()))).errors?.[0]?.extensions.code).toBe(
    'NOT_FOUND',
  );
  const believed = await seller(providerId).query(
    'query ($providerId: ID!, $months: [String!]!) { capacity(providerId: $providerId, months: $months) { month declared catalogue begun projects } }',
    { providerId, months: ['2020-10', '2020-11'] },
  );
  expect(believed.data).toEqual({
    capacity: [
      { month: '2020-10', declared: 0, catalogue: 1, begun: 0, projects: 0 },
      { month: '2020-11', declared: null, catalogue: 1, begun: 0, projects: 1 },
    ],
  });
});

test('the subsidy cap of a provider, excluded pairs and shares hold, and are named as the reason', async () => {
  const [one, other] = [await aProvider(9, ['S04']), await aProvider(9, ['S04'])];
  const needs = await Promise.all([aNeed('S04'), aNeed('S04'), aNeed('S04')]);
  const scenarios = ['S04'];
  // Three tenths of 150,000 yuan each.
  const caps = [
    { providerId: one, capFen: '9000000' },
    { providerId: other, capFen: '4499999' },
  ];
  const capped = await preview(await aRound({ scenarios, subsidyCaps: caps }));
  expect(capped.servedNeeds).toBe(2);
  expect(capped.shortfalls).toMatchObject([{ reason: 'SUBSIDY_CAP' }]);
  expect(capped.loads.find(({ providerId }) => providerId === one)).toMatchObject({ subsidyFen: 9_000_000 });
  const excluded = [one, other].map((providerId) => ({
    needId: needs[0].id,
    providerId,
    reason: '关联企业',
  }));
  const barred = await preview(await aRound({ scenarios, excluded }));
  expect(barred.shortfalls).toMatchObject([{ needId: needs[0].id, reason: 'EXCLUDED_PAIRS', excluded: 2 }]);
  const shared = await preview(await aRound({ scenarios, shareOfRound: 3334 }));
  expect(shared.shortfalls).toMatchObject([{ reason: 'CONCENTRATION' }]);
  const quota = await preview(await aRound({ scenarios, cityQuotas: [{ cityCode: '440600', places: 1 }] }));
  expect(quota.shortfalls).toMatchObject([{ reason: 'CITY_QUOTA' }, { reason: 'CITY_QUOTA' }]);
});

test('after a withdrawal only what must move moves, and both versions can be worked out again to the bit', async () => {
  const providers = await Promise.all([aProvider(1, ['S05']), aProvider(1, ['S05']), aProvider(1, ['S05'])]);
  const needs = await Promise.all([aNeed('S05'), aNeed('S05')]);
  const roundId = await aRound({ scenarios: ['S05'] });
  const first = await propose(roundId);
  await publish(roundId, first);
  const placed = await Promise.all(
    needs.map(
      async (need) => (await shortlist(member(need.enterpriseId), need.id)).data.shortlist[0]!.provider.id,
    ),
  );
  const [gone, stays] = placed;
  const spare = providers.find((provider) => !placed.includes(provider))!;
  const stranger = await withdraw(seller(newId()), roundId, { providerId: gone });
  expect(stranger.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect((await withdraw(seller(gone!), roundId, { providerId: gone })).errors).toBeUndefined();
  expect((await withdraw(manager, roundId, { providerId: gone })).errors?.[0]?.extensions.code).toBe(
    'ALLOCATION_WITHDRAWN',
  );
  expect((await shortlist(member(needs[0].enterpriseId), needs[0].id)).data.shortlist).toEqual([]);
  const second = await propose(roundId);
  expect(second).toMatchObject({ number: 2, result: { kept: 1, servedNeeds: 2 } });
  expect(second.result.moves).toEqual([
    { needId: needs[0].id, given: false, reason: 'GONE', place: { providerId: gone } },
    { needId: needs[0].id, given: true, reason: 'REPLACES', place: { providerId: spare } },
  ]);
  expect((await publish(roundId, second)).errors).toBeUndefined();
  expect((await shortlist(member(needs[1].enterpriseId), needs[1].id)).data.shortlist).toMatchObject([
    { version: 2, provider: { id: stays } },
  ]);
  for (const number of [1, 2]) {
    const again = await manager.query(
      'query ($roundId: ID!, $number: Int!) { replayAllocation(roundId: $roundId, number: $number) { equal } }',
      { roundId, number },
    );
    expect(again.data).toEqual({ replayAllocation: { equal: true } });
  }
});

test('one person cannot propose and publish, and the database holds it too', async () => {
  await aProvider(1, ['S06']);
  await aNeed('S06');
  const personId = newId();
  const both = service.as({ organisationKind: 'COMMISSION', role: 'PROGRAMME_MANAGER', personId });
  const roundId = await aRound({ scenarios: ['S06'] });
  const version = await propose(roundId, both);
  const same = service.as({ organisationKind: 'COMMISSION', role: 'COMMISSION_APPROVER', personId });
  expect((await publish(roundId, version, same)).errors?.[0]?.extensions.code).toBe('ALLOCATION_SAME_PERSON');
  await expect(
    service.sql(
      'update matching.allocation_version set published_by = proposed_by, published_at = now() where round_id = $1',
      [roundId],
    ),
  ).rejects.toThrow('allocation_version_two_people_check');
  expect((await propose(roundId, manager)).number).toBe(2);
});

test('the service answers others while it works a large round out', async () => {
  await Promise.all(Array.from({ length: 20 }, () => aProvider(20, ['S09'])));
  const { id } = await aNeed('S09');
  // The same need many times over, as rows; what they say does not matter here.
  await service.sql(
    `insert into matching.need
       select (jsonb_populate_record(need, jsonb_build_object('id', gen_random_uuid()))).*
         from matching.need, generate_series(2, $2) where need.id = $1`,
    [id, LARGE],
  );
  const roundId = await aRound({ scenarios: ['S09'] });
  const running = new Set(['round']);
  const round = preview(roundId).finally(() => running.clear());
  let answered = 0;
  while (running.size > 0) {
    const ready = await fetch(`${service.url}/readyz?exclude=events`);
    expect(ready.status).toBe(200);
    answered++;
  }
  expect(await round).toMatchObject({ needs: LARGE });
  expect(answered).toBeGreaterThan(10);
});
