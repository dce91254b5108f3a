import { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Client as DatabaseClient } from 'pg';
import {
  AssessmentCompletedV1,
  EnterpriseCertifiedV1,
  ProviderAdmittedV1,
  SolutionPublishedV1,
} from '#libs/contracts';
import { inShanghai, newId, sha256Hex, type Role } from '#libs/kernel';
import {
  demonstration,
  type DemonstrationEnterprise,
  type DemonstrationProvider,
  type DemonstrationSolution,
} from '#libs/demonstration';
import { loadMatchingDemonstration, matchingEntities } from '#libs/matching';
import {
  databaseOptions,
  DEMONSTRATION_BEGINS,
  Inbox,
  Outbox,
  sourceOf,
  type EventMessage,
  type EventType,
} from '#libs/platform';
import { aService, type Client, type TestService } from '../../support/a-service.js';

const SECRET = '本方案采用演示边缘网关采集注塑机数据';
const DEADLINE = new Date('2020-10-10T09:00:00.000Z');
const MINUTE = 60_000;

let service: TestService;

beforeAll(async () => {
  service = await aService('matching', { SEALING_KEY: Buffer.alloc(32, 7).toString('base64') });
}, 60_000);
afterAll(() => service?.stop());
beforeEach(() => service.moveClock(new Date('2020-09-28T02:00:00Z')));

function certified(enterpriseId: string, change: Partial<EnterpriseCertifiedV1> = {}): EnterpriseCertifiedV1 {
  return {
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
    ...change,
  };
}

function published(providerId: string, change: Partial<SolutionPublishedV1> = {}): SolutionPublishedV1 {
  return {
    solutionId: newId(),
    providerId,
    catalogueVersion: 1,
    title: '演示注塑机联网与生产管控',
    summary: '采集注塑机数据，管控生产进度',
    scenarios: ['S07'],
    industries: ['C29'],
    sizeClasses: [],
    regions: ['440600'],
    protocols: ['OPC UA', 'Modbus TCP'],
    integrations: ['ERP'],
    priceFromFen: '5000000',
    priceToFen: '20000000',
    deliveryMonths: 2,
    capacityPerMonth: 3,
    industrialPlatform: true,
    publicCloud: true,
    publishedAt: '2020-09-01T00:00:00.000Z',
    ...change,
  };
}

async function anEnterprise(enterpriseId = newId()): Promise<string> {
  await service.deliver(EnterpriseCertifiedV1, enterpriseId, certified(enterpriseId));
  return enterpriseId;
}

async function aProvider(name = '演示服务商'): Promise<string> {
  const providerId = newId();
  await service.deliver(ProviderAdmittedV1, providerId, {
    providerId,
    unifiedSocialCreditCode: '914403001922038216',
    name,
    providerClass: 'OTHER',
    divisionCode: '440605',
    admittedAt: '2020-08-01T00:00:00.000Z',
  });
  return providerId;
}

const enterpriseMember = (organisationId: string, role: Role = 'ENTERPRISE_SIGNATORY'): Client =>
  service.as({ organisationKind: 'ENTERPRISE', role, organisationId });
const providerMember = (organisationId: string, role: Role = 'PROVIDER_SIGNATORY'): Client =>
  service.as({ organisationKind: 'PROVIDER', role, organisationId });

const official = (divisionCode: string): Client =>
  service.as({ organisationKind: 'BUREAU', role: 'BUREAU_REVIEWER', divisionCode });

const PUBLISH = `mutation ($input: PublishNeedInput!, $key: ID!) {
  publishNeed(input: $input, idempotencyKey: $key) { id state bidDeadline enterprise { id } industryCode } }`;

function aNeedInput(enterpriseId: string, change: object = {}) {
  return {
    enterpriseId,
    title: '注塑车间生产管控',
    description: '四十台注塑机需要联网，采集数据并管控生产进度。',
    scenario: 'S07',
    protocols: ['OPC-UA'],
    integrations: ['ERP'],
    budgetFromFen: '4000000',
    budgetToFen: '15000000',
    deliverBy: '2021-03-31',
    bidDeadline: DEADLINE.toISOString(),
    ...change,
  };
}

async function aNeed(enterpriseId: string, change: object = {}): Promise<string> {
  const answer = await enterpriseMember(enterpriseId).query(PUBLISH, {
    input: aNeedInput(enterpriseId, change),
    key: newId(),
  });
  expect(answer.errors).toBeUndefined();
  return answer.data.publishNeed.id;
}

const SEAL = `mutation ($input: SealBidInput!, $key: ID!) {
  sealBid(input: $input, idempotencyKey: $key) { bidId sealedAt contentHash } }`;

function aBidInput(needId: string, providerId: string, change: object = {}) {
  return {
    needId,
    providerId,
    priceFen: '12000000',
    lines: [
      line({ kind: 'PLATFORM_SERVICE', amountFen: '9000000', industrialPlatform: true }),
      line({ kind: 'IMPLEMENTATION', amountFen: '3000000' }),
    ],
    deliveryMonths: 2,
    proposal: SECRET,
    ...change,
  };
}

function line(change: object) {
  return {
    kind: 'PLATFORM_SERVICE' as const,
    description: '演示明细',
    amountFen: '1',
    industrialPlatform: false,
    publicCloud: true,
    ...change,
  };
}

const seal = (by: Client, needId: string, providerId: string, change: object = {}, key = newId()) =>
  by.query(SEAL, { input: aBidInput(needId, providerId, change), key });

const BIDS = `query ($needId: ID!) { bids(needId: $needId) {
  id priceFen proposal document contentHash provider { id } lines { kind amountFen } milestones { title } } }`;

const bids = (by: Client, needId: string) => by.query(BIDS, { needId });

const CONTRACT = `id number state documentHash document totalFen signedOn enterprise { id } provider { id }
  lines { id kind amountFen industrialPlatform } milestones { id title state } signatures { side }`;

const award = (by: Client, needId: string, bidId: string, key = newId()) =>
  by.query(
    `mutation ($needId: ID!, $bidId: ID!, $key: ID!) {
      awardNeed(needId: $needId, bidId: $bidId, reason: "方案最合适", idempotencyKey: $key) { ${CONTRACT} } }`,
    { needId, bidId, key },
  );

const sign = (by: Client, { id, documentHash }: { id: string; documentHash: string }) =>
  by.query(
    `mutation ($id: ID!, $hash: String!, $key: ID!) {
      signContract(id: $id, documentHash: $hash, idempotencyKey: $key) { ${CONTRACT} } }`,
    { id, hash: documentHash, key: newId() },
  );

const report = (by: Client, id: string) =>
  by.query(
    `mutation ($id: ID!, $key: ID!) {
      reportMilestone(milestoneId: $id, report: "已交付", idempotencyKey: $key) { ${CONTRACT} } }`,
    { id, key: newId() },
  );

const accept = (by: Client, id: string) =>
  by.query(
    `mutation ($id: ID!, $key: ID!) { acceptMilestone(milestoneId: $id, idempotencyKey: $key) { ${CONTRACT} } }`,
    { id, key: newId() },
  );

const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) =>
  answer.errors?.[0]?.extensions.code;

const passDeadline = () => service.moveClock(new Date(DEADLINE.getTime() + MINUTE));

/** A contract that was just drafted, with the people of both sides. */
async function anAward() {
  await service.moveClock(new Date('2020-09-28T02:00:00Z'));
  const enterpriseId = await anEnterprise();
  const providerId = await aProvider();
  const [buyer, seller] = [enterpriseMember(enterpriseId), providerMember(providerId)];
  const needId = await aNeed(enterpriseId);
  const { bidId } = (await seal(seller, needId, providerId)).data.sealBid;
  await passDeadline();
  const answer = await award(buyer, needId, bidId);
  expect(answer.errors).toBeUndefined();
  return { enterpriseId, providerId, buyer, seller, needId, bidId, contract: answer.data.awardNeed };
}

/** The clock of the database stands still at a moment: a running one could not be met to the millisecond. */
async function standStill(at: Date): Promise<() => Promise<void>> {
  const [kept] = await service.sql<{ definition: string }>(
    `select pg_get_functiondef('clock.now()'::regprocedure) as definition`,
  );
  await service.sql(
    `create or replace function clock.now() returns timestamptz language sql volatile parallel safe
       as $$ select timestamptz '${at.toISOString()}' $$`,
  );
  return async () => {
    await service.sql(kept!.definition);
  };
}

test('the tables are exactly what the entities say', async () => {
  const owner = service.database.url('matching_owner');
  const orm = await MikroORM.init(databaseOptions('matching', matchingEntities, owner));
  try {
    expect(await orm.schema.getUpdateSchemaSQL()).toBe('');
  } finally {
    await orm.close();
  }
});

describe('a need', () => {
  test('is published with the facts of its certified enterprise, once per key', async () => {
    const enterpriseId = await anEnterprise();
    const by = enterpriseMember(enterpriseId);
    const variables = { input: aNeedInput(enterpriseId), key: newId() };
    const first = await by.query(PUBLISH, variables);
    expect(first.data.publishNeed).toMatchObject({
      state: 'OPEN',
      enterprise: { id: enterpriseId },
      industryCode: 'C2929',
      bidDeadline: DEADLINE.toISOString(),
    });
    expect((await by.query(PUBLISH, variables)).data).toEqual(first.data);
    const events = await service.outbox('need.published.v1');
    expect(events.filter(({ subject }) => subject === first.data.publishNeed.id)).toHaveLength(1);
  });

  test('of an enterprise that is not certified is refused', async () => {
    const enterpriseId = newId();
    const input = aNeedInput(enterpriseId);
    const answer = await enterpriseMember(enterpriseId).query(PUBLISH, { input, key: newId() });
    expect(codeOf(answer)).toBe('ENTERPRISE_NOT_CERTIFIED');
  });

  test.each([
    ['a deadline that has come', { bidDeadline: '2020-09-28T02:00:00Z' }, 'BID_DEADLINE_NOT_AHEAD'],
    ['a budget that falls', { budgetFromFen: '2', budgetToFen: '1' }, 'BUDGET_RANGE'],
    ['delivery before the deadline', { deliverBy: '2020-10-01' }, 'DELIVER_BY_BEFORE_DEADLINE'],
    ['an unknown scene', { scenario: 'S17' }, 'BAD_INPUT'],
  ])('with %s is refused', async (_, change, code) => {
    const enterpriseId = await anEnterprise();
    const input = aNeedInput(enterpriseId, change);
    const answer = await enterpriseMember(enterpriseId).query(PUBLISH, { input, key: newId() });
    expect(codeOf(answer)).toBe(code);
  });

  test('is seen by its enterprise, providers of the pool while open, and officials of its division', async () => {
    const enterpriseId = await anEnterprise();
    const id = await aNeed(enterpriseId);
    const seller = providerMember(await aProvider(), 'PROVIDER_SALES');
    const sees = async (by: Client) => {
      const one = await by.query(`query ($id: ID!) { need(id: $id) { state } }`, { id });
      const list = await by.query(`{ needs(first: 100) { edges { node { id } } } }`);
      const listed = list.data.needs.edges.some(({ node }) => node.id === id);
      expect(listed).toBe(!one.errors);
      return one.errors ? codeOf(one) : one.data.need.state;
    };
    expect(await sees(enterpriseMember(enterpriseId, 'ENTERPRISE_VIEWER'))).toBe('OPEN');
    expect(await sees(seller)).toBe('OPEN');
    expect(await sees(official('440600'))).toBe('OPEN');
    expect(await sees(official('440606'))).toBe('OPEN');
    expect(await sees(official('440100'))).toBe('NOT_FOUND');
    expect(await sees(enterpriseMember(newId()))).toBe('NOT_FOUND');
    expect(await sees(providerMember(newId()))).toBe('NOT_FOUND');
    await passDeadline();
    expect(await sees(enterpriseMember(enterpriseId))).toBe('CLOSED');
    expect(await sees(seller)).toBe('NOT_FOUND');
  });
});

describe('matches', () => {
  const MATCHES = `query ($needId: ID!) { matches(needId: $needId, first: 100) { rankingVersion considered
    ranked { rank scoreHundredths solution { id } provider { id } contributions { criterion pointsHundredths } }
    leftOut { solution { id } wouldScoreHundredths obstacles { kind side needed } } } }`;

  test('are ranked with their reasons, and near misses say what is missing', async () => {
    const enterpriseId = await anEnterprise();
    await service.deliver(AssessmentCompletedV1, enterpriseId, {
      assessmentId: newId(),
      enterpriseId,
      questionnaireVersion: '2024',
      scoreHundredths: 3500,
      level: 1,
      weakScenes: ['S07'],
      completedAt: '2020-09-20T00:00:00.000Z',
    });
    const fitting = published(await aProvider('演示甲'));
    const dear = published(await aProvider('演示乙'), { priceFromFen: '99000000', priceToFen: '99900000' });
    const unknown = published(newId());
    for (const solution of [fitting, dear, unknown])
      await service.deliver(SolutionPublishedV1, solution.solutionId, solution);
    const needId = await aNeed(enterpriseId);
    const viewer = enterpriseMember(enterpriseId, 'ENTERPRISE_VIEWER');
    const { matches } = (await viewer.query(MATCHES, { needId })).data;
    const best = matches.ranked.find(({ solution }) => solution.id === fitting.solutionId)!;
    expect(best.contributions.reduce((sum, each) => sum + each.pointsHundredths, 0)).toBe(
      best.scoreHundredths,
    );
    const missed = matches.leftOut.find(({ solution }) => solution.id === dear.solutionId)!;
    expect(missed.obstacles).toEqual([{ kind: 'BUDGET', side: 'NEED', needed: '99000000' }]);
    expect(JSON.stringify(matches)).not.toContain(unknown.solutionId);
    expect(codeOf(await enterpriseMember(newId()).query(MATCHES, { needId }))).toBe('NOT_FOUND');
    expect(codeOf(await providerMember(fitting.providerId).query(MATCHES, { needId }))).toBe('FORBIDDEN');
  });
});

describe('a sealed bid', () => {
  test('cannot be read before the deadline, by anyone, anywhere', async () => {
    const enterpriseId = await anEnterprise();
    const providerId = await aProvider();
    const [buyer, seller] = [enterpriseMember(enterpriseId), providerMember(providerId, 'PROVIDER_SALES')];
    const needId = await aNeed(enterpriseId);
    const early = await bids(buyer, needId);
    const receipt = (await seal(seller, needId, providerId)).data.sealBid;
    for (const by of [buyer, seller, service.as({ organisationKind: 'AUDIT', role: 'AUDITOR' })]) {
      const answer = await bids(by, needId);
      expect(answer.errors?.[0]).toMatchObject({
        extensions: { code: 'NOT_YET_OPEN', params: { opensAt: inShanghai(DEADLINE) } },
      });
    }
    // The same answer with and without bids: not even their number shows.
    expect((await bids(buyer, needId)).errors).toEqual(early.errors);
    expect(await dump()).not.toContain(SECRET);
    expect(await dump()).not.toContain('12000000');
    expect(await dump()).toContain(receipt.contentHash);
    const [event] = (await service.outbox('bid.sealed.v1')).slice(-1);
    expect(event!.data).toEqual({
      bidId: receipt.bidId,
      needId,
      providerId,
      contentHash: receipt.contentHash,
      sealedAt: receipt.sealedAt,
    });
    await passDeadline();
    const [opened] = (await bids(buyer, needId)).data.bids;
    expect(opened).toMatchObject({ id: receipt.bidId, proposal: SECRET, priceFen: '12000000' });
    expect(opened!.milestones).toHaveLength(2);
    expect(sha256Hex(opened!.document)).toBe(receipt.contentHash);
  });

  test("cannot be opened by the service's own role either", async () => {
    const enterpriseId = await anEnterprise();
    const providerId = await aProvider();
    const needId = await aNeed(enterpriseId);
    await seal(providerMember(providerId), needId, providerId);
    const client = new DatabaseClient({ connectionString: service.database.url('matching') });
    await client.connect();
    try {
      await expect(client.query('select wrapped_private_key from need_seal')).rejects.toThrow(
        /permission denied/,
      );
      const key = await client.query('select released_key($1) as key', [needId]);
      expect(key.rows).toEqual([{ key: null }]);
      await expect(client.query("update need set bid_deadline = '2000-01-01'")).rejects.toThrow(/permission/);
      await expect(client.query("update contract_version set document = ''")).rejects.toThrow(
        /permission denied/,
      );
      await expect(client.query('delete from history')).rejects.toThrow(/permission denied/);
    } finally {
      await client.end();
    }
  });

  test('sent twice under one key is one bid, and the key serves for no other', async () => {
    const providerId = await aProvider();
    const seller = providerMember(providerId);
    const needId = await aNeed(await anEnterprise());
    const key = newId();
    const first = await seal(seller, needId, providerId, {}, key);
    expect(first.errors).toBeUndefined();
    expect(codeOf(await seal(seller, needId, providerId, { proposal: '另一方案' }, key))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    await passDeadline();
    expect((await seal(seller, needId, providerId, {}, key)).data).toEqual(first.data);
    expect(codeOf(await seal(seller, needId, providerId))).toBe('BID_DEADLINE_PASSED');
  });

  test('that is just being stored is waited for by an award', async () => {
    const enterpriseId = await anEnterprise();
    const providerId = await aProvider();
    const needId = await aNeed(enterpriseId);
    const { bidId } = (await seal(providerMember(providerId), needId, providerId)).data.sealBid;
    await passDeadline();
    const storing = new DatabaseClient({ connectionString: service.database.url('matching') });
    await storing.connect();
    try {
      await storing.query('begin');
      await storing.query('select 1 from need where id = $1 for share', [needId]);
      let awarded = false;
      const awarding = award(enterpriseMember(enterpriseId), needId, bidId).finally(() => (awarded = true));
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(awarded).toBe(false);
      await storing.query('commit');
      expect((await awarding).errors).toBeUndefined();
    } finally {
      await storing.end();
    }
  });

  test('is replaced by a later one of the same provider, also when two come at once', async () => {
    const enterpriseId = await anEnterprise();
    const providerId = await aProvider();
    const seller = providerMember(providerId);
    const needId = await aNeed(enterpriseId);
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((price) =>
        seal(seller, needId, providerId, { priceFen: `${price}`, lines: [line({ amountFen: `${price}` })] }),
      ),
    );
    expect(answers.map(codeOf)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    const rows = await service.sql<{ replaced_at: Date | null }>(
      'select replaced_at from matching.bid where need_id = $1',
      [needId],
    );
    expect(rows).toHaveLength(5);
    expect(rows.filter((row) => row.replaced_at === null)).toHaveLength(1);
    const last = (await seal(seller, needId, providerId)).data.sealBid;
    const receipts = `query ($needId: ID!) { bidReceipts(needId: $needId) { bidId replacedAt } }`;
    const own = await seller.query(receipts, { needId });
    expect(own.data.bidReceipts).toHaveLength(6);
    expect(own.data.bidReceipts[0]).toEqual({ bidId: last.bidId, replacedAt: null });
    const rival = await providerMember(await aProvider()).query(receipts, { needId });
    expect(rival.data).toEqual({ bidReceipts: [] });
    await passDeadline();
    expect((await bids(enterpriseMember(enterpriseId), needId)).data.bids.map(({ id }) => id)).toEqual([
      last.bidId,
    ]);
  });

  test.each([
    ['1 ms before the deadline is taken', -1, undefined],
    ['at the deadline is refused', 0, 'BID_DEADLINE_PASSED'],
    ['1 ms after the deadline is refused', 1, 'BID_DEADLINE_PASSED'],
  ])('%s', async (_, milliseconds, code) => {
    const enterpriseId = await anEnterprise();
    const providerId = await aProvider();
    const needId = await aNeed(enterpriseId);
    const goOn = await standStill(new Date(DEADLINE.getTime() + milliseconds));
    try {
      const answer = await seal(providerMember(providerId), needId, providerId);
      expect(codeOf(answer)).toBe(code);
      expect(answer.errors?.[0]?.extensions.params).toEqual(code && { bidDeadline: inShanghai(DEADLINE) });
      const opening = await bids(enterpriseMember(enterpriseId), needId);
      expect(codeOf(opening)).toBe(code ? undefined : 'NOT_YET_OPEN');
    } finally {
      await goOn();
    }
  });

  test.each([
    ['a price that is not the sum of its lines', { priceFen: '12000001' }, 'BID_SUM_MISMATCH'],
    ['a line of nothing', { priceFen: '0', lines: [line({ amountFen: '0' })] }, 'LINE_AMOUNT'],
    ["another's solution", { solutionId: newId() }, 'SOLUTION_NOT_OFFERED'],
    ['an unknown kind of cost', { lines: [line({ kind: 'LUNCH' })] }, 'BAD_USER_INPUT'],
  ])('with %s is refused', async (_, change, code) => {
    const enterpriseId = await anEnterprise();
    const providerId = await aProvider();
    const needId = await aNeed(enterpriseId);
    expect(codeOf(await seal(providerMember(providerId), needId, providerId, change))).toBe(code);
  });

  test('of a provider outside the pool, or for another provider, is refused', async () => {
    const needId = await aNeed(await anEnterprise());
    const outside = newId();
    expect(codeOf(await seal(providerMember(outside), needId, outside))).toBe('PROVIDER_NOT_ADMITTED');
    const other = await aProvider();
    expect(codeOf(await seal(providerMember(await aProvider()), needId, other))).toBe('NOT_FOUND');
  });

  test('is shown after the deadline to the enterprise and to its own provider only', async () => {
    const enterpriseId = await anEnterprise();
    const [one, two] = [await aProvider(), await aProvider()];
    const needId = await aNeed(enterpriseId);
    await seal(providerMember(one), needId, one);
    await seal(providerMember(two), needId, two, { priceFen: '1', lines: [line({ amountFen: '1' })] });
    await passDeadline();
    const providers = async (by: Client) => (await bids(by, needId)).data.bids.map((bid) => bid.provider.id);
    expect(await providers(enterpriseMember(enterpriseId, 'ENTERPRISE_VIEWER'))).toEqual([two, one]);
    expect(await providers(providerMember(one))).toEqual([one]);
    expect(codeOf(await bids(enterpriseMember(newId()), needId))).toBe('NOT_FOUND');
    expect(codeOf(await bids(providerMember(newId()), needId))).toBe('NOT_FOUND');
  });
});

describe('an award', () => {
  test('drafts the contract from the bid', async () => {
    const { contract, enterpriseId, providerId } = await anAward();
    expect(contract).toMatchObject({ state: 'DRAFTED', totalFen: '12000000', number: null });
    expect(contract.lines.map(({ amountFen }) => amountFen)).toEqual(['9000000', '3000000']);
    expect(sha256Hex(contract.document)).toBe(contract.documentHash);
    expect(JSON.parse(contract.document)).toMatchObject({
      enterprise: { id: enterpriseId },
      provider: { id: providerId },
      totalFen: '12000000',
    });
  });

  test('is refused before the deadline, to preparers, and for a bid that was replaced', async () => {
    const enterpriseId = await anEnterprise();
    const providerId = await aProvider();
    const seller = providerMember(providerId);
    const needId = await aNeed(enterpriseId);
    const replaced = (await seal(seller, needId, providerId)).data.sealBid;
    const standing = (await seal(seller, needId, providerId)).data.sealBid;
    const signatory = enterpriseMember(enterpriseId);
    expect(codeOf(await award(signatory, needId, standing.bidId))).toBe('NOT_YET_OPEN');
    await passDeadline();
    expect(codeOf(await award(signatory, needId, replaced.bidId))).toBe('NOT_FOUND');
    const preparer = enterpriseMember(enterpriseId, 'ENTERPRISE_PREPARER');
    expect(codeOf(await award(preparer, needId, standing.bidId))).toBe('FORBIDDEN');
    expect(codeOf(await award(enterpriseMember(newId()), needId, standing.bidId))).toBe('NOT_FOUND');
  });

  test('is made once, however many signatories award at the same moment', async () => {
    const enterpriseId = await anEnterprise();
    const providers = [await aProvider(), await aProvider()];
    const needId = await aNeed(enterpriseId);
    const bidIds: string[] = [];
    for (const providerId of providers)
      bidIds.push((await seal(providerMember(providerId), needId, providerId)).data.sealBid.bidId);
    await passDeadline();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => award(enterpriseMember(enterpriseId), needId, bidIds[at % 2]!)),
    );
    const codes = answers.map(codeOf);
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 'NEED_ALREADY_AWARDED')).toHaveLength(19);
    const standing = await service.sql('select 1 from matching.contract where need_id = $1', [needId]);
    expect(standing).toHaveLength(1);
    await expect(
      service.sql(
        `insert into matching.award (id, need_id, bid_id, reason, awarded_by, awarded_at)
         values (gen_random_uuid(), $1, $2, '', '', now())`,
        [needId, bidIds[0]],
      ),
    ).rejects.toThrow(/award_current/);
  });
});

describe('a contract', () => {
  test('is on the list of the officials of its division and of those who reach the whole province', async () => {
    const { contract } = await anAward();
    const listed = async (hat: Parameters<typeof service.as>[0]) => {
      const { data } = await service.as(hat).query('{ contracts(first: 100) { edges { node { id } } } }');
      return data.contracts.edges.some(({ node }) => node.id === contract.id);
    };
    expect(await listed({ organisationKind: 'AUDIT', role: 'AUDITOR' })).toBe(true);
    expect(
      await listed({ organisationKind: 'COMMISSION', role: 'PROGRAMME_MANAGER', divisionCode: '440000' }),
    ).toBe(true);
    expect(
      await listed({ organisationKind: 'BUREAU', role: 'BUREAU_REVIEWER', divisionCode: '440600' }),
    ).toBe(true);
    expect(
      await listed({ organisationKind: 'BUREAU', role: 'BUREAU_REVIEWER', divisionCode: '440100' }),
    ).toBe(false);
  });

  test('is signed by both sides in any order, delivered, accepted, and told of', async () => {
    const { contract, buyer, seller, providerId } = await anAward();
    expect(codeOf(await report(seller, contract.milestones[0]!.id))).toBe('CONTRACT_NOT_IN_FORCE');
    expect((await sign(seller, contract)).data.signContract.state).toBe('DRAFTED');
    expect(codeOf(await sign(seller, contract))).toBe('ALREADY_SIGNED');
    const signed = (await sign(buyer, contract)).data.signContract;
    expect(signed).toMatchObject({ state: 'SIGNED', signedOn: '2020-10-10', document: contract.document });
    expect(signed.number).toMatch(/^YS-2020-\d{6}$/);
    const delivery = providerMember(providerId, 'PROVIDER_DELIVERY');
    for (const { id } of contract.milestones) {
      expect(codeOf(await accept(buyer, id))).toBe('MOVE_NOT_ALLOWED');
      expect(codeOf(await accept(seller, id))).toBe('FORBIDDEN');
      expect(codeOf(await report(delivery, id))).toBeUndefined();
      expect(codeOf(await accept(buyer, id))).toBeUndefined();
    }
    const read = await delivery.query(`query ($id: ID!) { contract(id: $id) { ${CONTRACT} } }`, {
      id: contract.id,
    });
    expect(read.data.contract.state).toBe('ACCEPTED');
    const told = (await service.outbox()).filter(({ subject }) => subject === contract.id);
    expect(told.map(({ type }) => type)).toEqual([
      'contract.awarded.v1',
      'contract.signed.v1',
      'contract.accepted.v1',
    ]);
    expect(told[1]!.data).toMatchObject({ totalFen: '12000000', signedOn: '2020-10-10', scenario: 'S07' });
    expect(told[2]!.data).toMatchObject({ industrialPlatform: true, publicCloud: true });
    const moves = await service.sql<{ to_state: string }>(
      'select to_state from matching.history where subject_id = $1 order by at, id',
      [contract.id],
    );
    expect(moves.map((move) => move.to_state)).toEqual(['DRAFTED', 'SIGNED', 'ACCEPTED']);
  });

  test('is put in force once when both sides sign at the same moment', async () => {
    const { contract, buyer, seller } = await anAward();
    const answers = await Promise.all([sign(buyer, contract), sign(seller, contract)]);
    expect(answers.map(codeOf)).toEqual([undefined, undefined]);
    expect(answers.map(({ data }) => data.signContract.state).toSorted()).toEqual(['DRAFTED', 'SIGNED']);
    const told = await service.outbox('contract.signed.v1');
    expect(told.filter(({ subject }) => subject === contract.id)).toHaveLength(1);
  });

  test('is not signed by a hash of another text, by a viewer, or twice by one person', async () => {
    const { contract, buyer, enterpriseId, providerId } = await anAward();
    const other = { ...contract, documentHash: '0'.repeat(64) };
    expect(codeOf(await sign(buyer, other))).toBe('DOCUMENT_CHANGED');
    expect(codeOf(await sign(enterpriseMember(enterpriseId, 'ENTERPRISE_VIEWER'), contract))).toBe(
      'FORBIDDEN',
    );
    await sign(buyer, contract);
    await service.sql('delete from matching.membership where person_id = $1', [buyer.personId]);
    const turncoat = service.as({
      organisationKind: 'PROVIDER',
      role: 'PROVIDER_SIGNATORY',
      organisationId: providerId,
      personId: buyer.personId,
    });
    expect(codeOf(await sign(turncoat, contract))).toBe('SIGNED_FOR_OTHER_SIDE');
  });

  test('and its need and bid are hidden from strangers, also as entities', async () => {
    const { contract, needId, bidId, buyer } = await anAward();
    const entities = (by: Client) =>
      by.query(
        `query ($of: [_Any!]!) { found: _entities(representations: $of) {
          ... on Contract { id } ... on Need { id } ... on Bid { id } } }`,
        {
          of: [
            { __typename: 'Contract', id: contract.id },
            { __typename: 'Need', id: needId },
            { __typename: 'Bid', id: bidId },
            { __typename: 'Need', id: 'no id' },
          ],
        },
      );
    const ids = [{ id: contract.id }, { id: needId }, { id: bidId }, null];
    expect((await entities(buyer)).data.found).toEqual(ids);
    for (const stranger of [enterpriseMember(newId()), providerMember(newId())])
      expect((await entities(stranger)).data.found).toEqual([null, null, null, null]);
    expect(codeOf(await entities(service.visitor))).toBe('UNAUTHENTICATED');
    const read = `query ($id: ID!) { contract(id: $id) { id } }`;
    expect(codeOf(await enterpriseMember(newId()).query(read, { id: contract.id }))).toBe('NOT_FOUND');
    const list = `{ contracts { edges { node { id } } } }`;
    expect((await providerMember(newId()).query(list)).data).toEqual({ contracts: { edges: [] } });
  });
});

describe('copies', () => {
  test('take every event once, and only newer facts', async () => {
    const providerId = await aProvider();
    const newer = published(providerId, {
      catalogueVersion: 2,
      title: '演示第二版',
      scenarios: ['S01', 'S02'],
    });
    const message = await service.deliver(SolutionPublishedV1, newer.solutionId, newer);
    await service.redeliver(message);
    await service.deliver(
      SolutionPublishedV1,
      newer.solutionId,
      Object.assign({}, newer, { catalogueVersion: 1, title: '旧' }),
    );
    const enterpriseId = newId();
    await service.deliver(EnterpriseCertifiedV1, enterpriseId, certified(enterpriseId, { name: '演示新名' }));
    const older = certified(enterpriseId, { name: '旧名', certifiedAt: '2019-01-01T00:00:00.000Z' });
    await service.deliver(EnterpriseCertifiedV1, enterpriseId, older);
    const rows = await service.sql(
      `select title, scenarios, catalogue_version from matching.catalogue_solution where id = $1`,
      [newer.solutionId],
    );
    expect(rows).toEqual([{ title: '演示第二版', scenarios: ['S01', 'S02'], catalogue_version: 2 }]);
    const names = await service.sql(`select name from matching.certified_enterprise where id = $1`, [
      enterpriseId,
    ]);
    expect(names).toEqual([{ name: '演示新名' }]);
  });
});

describe('the demonstration', () => {
  const set = demonstration(7, DEMONSTRATION_BEGINS);

  test('loads its needs, takes in every copy, and its needs find matches', async () => {
    const em = service.app.get(EntityManager).fork();
    const outbox = service.app.get(Outbox);
    await em.transactional((inside) =>
      loadMatchingDemonstration({ em: inside, outbox, seed: 7, at: DEMONSTRATION_BEGINS }),
    );
    const inbox = service.app.get(Inbox);
    const certifications = set.enterprises
      .filter(({ certifiedAt }) => certifiedAt)
      .map((each) => messageFor(EnterpriseCertifiedV1, each.enterpriseId, certificationOf(each)));
    const catalogue = set.solutions.map((each) =>
      messageFor(SolutionPublishedV1, each.solutionId, solutionOf(each)),
    );
    const pool = set.providers.map((each) =>
      messageFor(ProviderAdmittedV1, each.providerId, admissionOf(each)),
    );
    const messages = [...certifications, ...catalogue, ...pool];
    for (let at = 0; at < messages.length; at += 500) await inbox.receive(messages.slice(at, at + 500));
    const aside = await service.sql('select reason from matching.set_aside');
    expect(aside).toEqual([]);
    const [counts] = await service.sql<{ solutions: number; enterprises: number }>(
      `select (select count(*)::int from matching.catalogue_solution where id = any ($1)) as solutions,
              (select count(*)::int from matching.certified_enterprise where id = any ($2)) as enterprises`,
      [
        set.solutions.map(({ solutionId }) => solutionId),
        set.enterprises.map(({ enterpriseId }) => enterpriseId),
      ],
    );
    expect(counts).toEqual({ solutions: set.solutions.length, enterprises: certifications.length });
    const need = set.needs.find(({ bidDeadline }) => bidDeadline > DEMONSTRATION_BEGINS)!;
    const answer = await enterpriseMember(need.enterpriseId).query(
      `query ($needId: ID!) { matches(needId: $needId) { considered ranked { scoreHundredths } } }`,
      { needId: need.needId },
    );
    expect(answer.data.matches.considered).toBeGreaterThan(10);
  }, 120_000);
});

function messageFor<T extends object>(event: EventType<T>, subject: string, data: T): EventMessage {
  const { source, type } = event;
  return {
    specversion: '1.0',
    id: newId(),
    source: sourceOf(source),
    type,
    subject,
    time: DEMONSTRATION_BEGINS.toISOString(),
    datacontenttype: 'application/json',
    data,
  };
}

const certificationOf = (each: DemonstrationEnterprise): EnterpriseCertifiedV1 => ({
  enterpriseId: each.enterpriseId,
  unifiedSocialCreditCode: each.unifiedSocialCreditCode,
  name: each.name,
  divisionCode: each.divisionCode,
  industryCode: each.industryCode,
  sizeClass: each.sizeClass,
  employees: each.employees,
  priorYearRevenueFen: String(each.priorYearRevenueFen),
  establishedOn: each.establishedOn,
  certifiedAt: each.certifiedAt!.toISOString(),
});

const admissionOf = (each: DemonstrationProvider): ProviderAdmittedV1 => ({
  providerId: each.providerId,
  unifiedSocialCreditCode: each.unifiedSocialCreditCode,
  name: each.name,
  providerClass: each.providerClass,
  divisionCode: each.divisionCode,
  admittedAt: each.admittedAt.toISOString(),
});

function solutionOf(each: DemonstrationSolution): SolutionPublishedV1 {
  return {
    solutionId: each.solutionId,
    providerId: each.providerId,
    title: each.title,
    summary: each.summary,
    scenarios: each.scenarios,
    industries: each.industries,
    sizeClasses: each.sizeClasses,
    regions: each.regions,
    protocols: each.protocols,
    integrations: each.integrations,
    deliveryMonths: each.deliveryMonths,
    capacityPerMonth: each.capacityPerMonth,
    industrialPlatform: each.industrialPlatform,
    publicCloud: each.publicCloud,
    catalogueVersion: 1,
    priceFromFen: String(each.priceFromFen),
    priceToFen: String(each.priceToFen),
    publishedAt: each.publishedAt.toISOString(),
  };
}

/** Everything that the schema holds, as text. */
async function dump(): Promise<string> {
  const tables = await service.sql<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await service.sql<{ row: string }>(`select t::text as row from ${name} t`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}
