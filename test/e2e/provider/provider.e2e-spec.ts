import { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import { newId } from '#libs/kernel';
import { databaseOptions, Demonstration, Outbox } from '#libs/platform';
import { loadProviderDemonstration, providerEntities } from '#libs/provider';
import { aService, type Answer, type Client, type TestService } from '../../support/a-service.js';
import type { InputOf, VariablesOf } from '../../support/graphql/typed.js';

const APPLY = `mutation ($input: ApplyToPoolInput!, $key: ID!) {
  applyToPool(input: $input, idempotencyKey: $key) { id state unifiedSocialCreditCode providerClass cityCode }
}`;
const ADMIT = `mutation ($id: ID!, $providerClass: ProviderClass, $key: ID!) {
  admitProvider(id: $id, providerClass: $providerClass, idempotencyKey: $key) { id state providerClass decidedAt }
}`;
const REFUSE = `mutation ($id: ID!, $reason: String!, $key: ID!) {
  refuseProvider(id: $id, reason: $reason, idempotencyKey: $key) { id state refusalReason }
}`;
const PROVIDER = `query ($id: ID!) { provider(id: $id) { id name state divisionName } }`;
const POOL = `query ($providerClass: ProviderClass, $cityCode: String, $text: String, $after: String) {
  providers(first: 2, after: $after, providerClass: $providerClass, cityCode: $cityCode, text: $text) {
    edges { node { id name } } pageInfo { hasNextPage endCursor }
  }
}`;
const PUBLISH = `mutation ($input: PublishSolutionInput!, $key: ID!) {
  publishSolution(input: $input, idempotencyKey: $key) {
    id providerId catalogueVersion title scenarios industries priceFromFen priceToFen publishedAt
    lines { kind amountFen } provider { name }
  }
}`;
const VERSION = `query ($id: ID!, $version: Int!) {
  solutionVersion(solutionId: $id, catalogueVersion: $version) { contentHash content { title priceFromFen lines { amountFen } } }
}`;
const VERSIONS = `query ($id: ID!, $first: Int, $after: String) {
  solutionVersions(solutionId: $id, first: $first, after: $after) {
    edges { node { catalogueVersion content { title industryNames regionNames } } } pageInfo { hasNextPage endCursor }
  }
}`;
const SOLUTIONS = `query ($scenario: String, $industryCode: String, $providerId: ID, $text: String) {
  solutions(first: 100, scenario: $scenario, industryCode: $industryCode, providerId: $providerId, text: $text) {
    edges { node { id title provider { id } } }
  }
}`;
const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Provider { id name } ... on Solution { id title } }
}`;

interface Named {
  readonly id: string;
  readonly name: string;
}
interface SolutionData {
  readonly id: string;
  readonly title: string;
  readonly catalogueVersion: number;
}
interface Page<T> {
  readonly edges: { readonly node: T }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

let service: TestService;
let manager: Client;
let serial = 1_000;
beforeAll(async () => {
  service = await aService('provider');
  manager = service.as({ role: 'PROGRAMME_MANAGER', organisationKind: 'COMMISSION' });
});
afterAll(() => service.stop());

function aKey(): string {
  return `key-${++serial}`;
}

function anApplication(changes: Partial<InputOf<typeof APPLY>> = {}): InputOf<typeof APPLY> {
  return {
    unifiedSocialCreditCode: syntheticUnifiedSocialCreditCode(++serial, '440106'),
    name: `演示云服务（${serial}）有限公司`,
    providerClass: 'OTHER',
    divisionCode: '440106',
    establishedOn: '2012-03-01',
    employees: 80,
    introduction: '面向中小制造企业的设备上云。',
    pledged: true,
    ...changes,
  };
}

function anOffer(
  providerId: string,
  changes: Partial<InputOf<typeof PUBLISH>> = {},
): InputOf<typeof PUBLISH> {
  return {
    providerId,
    title: `演示设备云（${++serial}）`,
    summary: '设备接入、看板与报警。',
    scenarios: ['S08'],
    industries: ['C33'],
    sizeClasses: ['SMALL', 'MEDIUM'],
    regions: ['440600'],
    protocols: ['OPC UA'],
    integrations: ['ERP'],
    priceFromFen: '3000000',
    priceToFen: '9000000',
    lines: [
      { kind: 'PLATFORM_SERVICE', description: '平台服务', amountFen: '2000000' },
      { kind: 'EQUIPMENT_ACCESS', description: '设备接入', amountFen: '1000000' },
    ],
    deliveryMonths: 3,
    capacityPerMonth: 5,
    industrialPlatform: true,
    publicCloud: true,
    ...changes,
  };
}

async function anApplicant(changes: Partial<InputOf<typeof APPLY>> = {}): Promise<string> {
  const variables = { input: anApplication(changes), key: aKey() };
  const { data, errors } = await service.newcomer.query(APPLY, variables);
  expect(errors).toBeUndefined();
  return data.applyToPool.id;
}

/** An admitted provider and a person who sells for it. */
async function aProvider(
  changes: Partial<InputOf<typeof APPLY>> = {},
): Promise<{ id: string; seller: Client }> {
  const id = await anApplicant(changes);
  expect((await manager.query(ADMIT, { id, key: aKey() })).errors).toBeUndefined();
  return {
    id,
    seller: service.as({ role: 'PROVIDER_SALES', organisationKind: 'PROVIDER', organisationId: id }),
  };
}

async function aSolution(seller: Client, input: InputOf<typeof PUBLISH>): Promise<SolutionData> {
  const { data, errors } = await seller.query(PUBLISH, {
    input,
    key: aKey(),
  });
  expect(errors).toBeUndefined();
  return data.publishSolution;
}

async function codeOf(answer: Promise<Answer<unknown>>): Promise<string | undefined> {
  return (await answer).errors?.[0]?.extensions.code;
}

/** The names on a page of the pool, as a visitor sees it. */
async function poolPage(variables: VariablesOf<typeof POOL>): Promise<[string[], Page<Named>['pageInfo']]> {
  const { data } = await service.visitor.query(POOL, variables);
  return [data.providers.edges.map(({ node }) => node.name), data.providers.pageInfo];
}

describe('the pool', () => {
  test('a newcomer applies, the manager admits in the class found, and the other rooms are told', async () => {
    const id = await anApplicant();
    const key = aKey();
    const first = await manager.query(ADMIT, { id, providerClass: 'PLATFORM', key });
    expect(first.data).toMatchObject({ admitProvider: { state: 'ADMITTED', providerClass: 'PLATFORM' } });
    expect(await manager.query(ADMIT, { id, providerClass: 'PLATFORM', key })).toEqual(first);
    const events = (await service.outbox('provider.admitted.v1')).filter(({ subject }) => subject === id);
    expect(events).toMatchObject([
      {
        data: { providerClass: 'PLATFORM', divisionCode: '440106', registeredBy: service.newcomer.personId },
      },
    ]);
  });

  test('a provider outside the province is taken without a division', async () => {
    const { divisionCode: _, ...input } = anApplication({
      unifiedSocialCreditCode: syntheticUnifiedSocialCreditCode(++serial, '310101'),
    });
    const { data } = await service.newcomer.query(APPLY, { input, key: aKey() });
    expect(data).toMatchObject({ applyToPool: { state: 'APPLIED', cityCode: null } });
  });

  test('is closed to officials, who are told why', async () => {
    const { errors } = await manager.query(APPLY, { input: anApplication(), key: aKey() });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('您担任公务角色'),
      extensions: { code: 'OFFICIALS_HAVE_NO_COMPANY' },
    });
  });

  test.each([
    ['unifiedSocialCreditCode', 'USCC_CHECK_DIGIT', '91440606722473344D', '第18位', 'position 18'],
    ['divisionCode', 'UNKNOWN_DIVISION', '440699', '440699', '440699'],
    ['divisionCode', 'DIVISION_TOO_COARSE', '440000', '广东省', '440000'],
    ['establishedOn', 'ESTABLISHED_IN_FUTURE', '2999-01-01', '2999-01-01', '2999-01-01'],
    ['pledged', 'PLEDGE_MISSING', false, '承诺书', 'pledge'],
    ['name', 'NAME_CHARACTER', '演示\u0000公司', 'U+0000', 'U+0000'],
    ['introduction', 'BAD_INPUT', 'a\u0000b', 'introduction', 'introduction'],
  ])('a wrong %s is refused as %s in both languages', async (field, code, value, chinese, english) => {
    const variables = { input: anApplication({ [field]: value }), key: aKey() };
    const zh = await service.newcomer.query(APPLY, variables, { language: 'zh-CN' });
    const en = await service.newcomer.query(APPLY, variables, { language: 'en' });
    expect([zh.errors?.[0]?.extensions.code, en.errors?.[0]?.extensions.code]).toEqual([code, code]);
    expect(zh.errors?.[0]?.message).toContain(chinese);
    expect(en.errors?.[0]?.message).toContain(english);
  });

  test('of many applications of one code at the same moment one wins', async () => {
    const input = anApplication();
    const answers = Array.from({ length: 6 }, () =>
      codeOf(service.newcomer.query(APPLY, { input, key: aKey() })),
    );
    const codes = (await Promise.all(answers)).map((code) => code ?? 'won');
    expect(codes.toSorted()).toEqual([...Array.from({ length: 5 }, () => 'PROVIDER_EXISTS'), 'won']);
  });

  test('the same request sent many times is one application with one answer', async () => {
    const variables = { input: anApplication(), key: aKey() };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => service.newcomer.query(APPLY, variables)),
    );
    expect(answers[0]?.errors).toBeUndefined();
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const other = { ...variables, input: anApplication() };
    expect(await codeOf(service.newcomer.query(APPLY, other))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('who was refused may apply again', async () => {
    const unifiedSocialCreditCode = syntheticUnifiedSocialCreditCode(++serial, '440106');
    const id = await anApplicant({ unifiedSocialCreditCode });
    expect(
      await codeOf(
        service.newcomer.query(APPLY, { input: anApplication({ unifiedSocialCreditCode }), key: aKey() }),
      ),
    ).toBe('PROVIDER_EXISTS');
    const refused = await manager.query(REFUSE, { id, reason: '案例不足', key: aKey() });
    expect(refused.data).toMatchObject({ refuseProvider: { state: 'REFUSED', refusalReason: '案例不足' } });
    expect(await codeOf(manager.query(ADMIT, { id, key: aKey() }))).toBe('MOVE_NOT_ALLOWED');
    expect(await anApplicant({ unifiedSocialCreditCode })).not.toBe(id);
  });

  test('of many managers at the same moment one admits, and one event leaves', async () => {
    const id = await anApplicant();
    const codes = await Promise.all(
      Array.from({ length: 6 }, () => codeOf(manager.query(ADMIT, { id, key: aKey() }))),
    );
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.every((code) => [undefined, 'CONFLICT', 'MOVE_NOT_ALLOWED'].includes(code))).toBe(true);
    const events = (await service.outbox('provider.admitted.v1')).filter(({ subject }) => subject === id);
    expect(events).toHaveLength(1);
  });

  test('everybody sees the pool; an application is seen by its applicant and by managers', async () => {
    const id = await anApplicant();
    const stranger = service.as({ role: 'PROVIDER_SALES', organisationKind: 'PROVIDER' });
    const representations = [{ __typename: 'Provider', id }];
    expect(await codeOf(service.visitor.query(PROVIDER, { id }))).toBe('NOT_FOUND');
    expect(await codeOf(stranger.query(PROVIDER, { id }))).toBe('NOT_FOUND');
    expect((await service.visitor.query(ENTITIES, { representations })).data).toEqual({ _entities: [null] });
    expect(await codeOf(service.newcomer.query(PROVIDER, { id }))).toBeUndefined();
    expect(await codeOf(stranger.query(`{ poolApplications { edges { cursor } } }`))).toBe('FORBIDDEN');
    const mine = await service.newcomer.query(`{ myProviders(first: 100) { edges { node { id } } } }`);
    expect(mine.data.myProviders.edges.map(({ node }) => node.id)).toContain(id);
    const waiting = await manager.query(`{ poolApplications(first: 100) { edges { node { id } } } }`);
    expect(waiting.data.poolApplications.edges.map(({ node }) => node.id)).toContain(id);
    await manager.query(ADMIT, { id, key: aKey() });
    const member = await service.visitor.query(PROVIDER, { id });
    expect(member.data.provider).toMatchObject({ state: 'ADMITTED', divisionName: '广州市天河区' });
    expect((await service.visitor.query(ENTITIES, { representations })).data).toMatchObject({
      _entities: [{ id }],
    });
  });

  test('the pool goes by class, city and a part of the name, page by page', async () => {
    for (const number of [1, 2, 3])
      await aProvider({ divisionCode: '440802', name: `演示湛江100%云${number}` });
    await aProvider({ divisionCode: '440803', name: '演示湛江100云', providerClass: 'PLATFORM' });
    const [first, { endCursor }] = await poolPage({ cityCode: '440800', text: '１００%' });
    expect(first).toEqual(['演示湛江100%云1', '演示湛江100%云2']);
    const [second, { hasNextPage }] = await poolPage({ cityCode: '440800', text: '100%', after: endCursor });
    expect(second).toEqual(['演示湛江100%云3']);
    expect(hasNextPage).toBe(false);
    expect((await poolPage({ cityCode: '440800', providerClass: 'PLATFORM' }))[0]).toEqual(['演示湛江100云']);
  });

  test('only a programme manager admits', async () => {
    const id = await anApplicant();
    expect(await codeOf(service.newcomer.query(ADMIT, { id, key: aKey() }))).toBe('FORBIDDEN');
    const approver = service.as({ role: 'COMMISSION_APPROVER', organisationKind: 'COMMISSION' });
    expect(await codeOf(approver.query(ADMIT, { id, key: aKey() }))).toBe('FORBIDDEN');
  });
});

describe('the catalogue', () => {
  test('a provider publishes; a new version leaves the old one as it was', async () => {
    const { id: providerId, seller } = await aProvider();
    const first = await aSolution(seller, anOffer(providerId, { title: '演示一版', industries: ['3311'] }));
    expect(first).toMatchObject({
      catalogueVersion: 1,
      industries: ['C3311'],
      priceFromFen: '3000000',
      lines: [
        { kind: 'PLATFORM_SERVICE', amountFen: '2000000' },
        { kind: 'EQUIPMENT_ACCESS', amountFen: '1000000' },
      ],
    });
    const second = await aSolution(seller, anOffer(providerId, { title: '演示二版', solutionId: first.id }));
    expect(second).toMatchObject({ id: first.id, catalogueVersion: 2, title: '演示二版' });
    const old = await service.visitor.query(VERSION, {
      id: first.id,
      version: 1,
    });
    expect(old.data.solutionVersion).toMatchObject({
      content: { title: '演示一版', priceFromFen: '3000000' },
    });
    expect(old.data.solutionVersion.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await codeOf(service.visitor.query(VERSION, { id: first.id, version: 3 }))).toBe('NOT_FOUND');
    const newest = await service.visitor.query(VERSIONS, { id: first.id, first: 1 });
    const { edges, pageInfo } = newest.data.solutionVersions;
    expect(edges.map(({ node }) => node.content.title)).toEqual(['演示二版']);
    const older = { id: first.id, first: 1, after: pageInfo.endCursor };
    expect((await service.visitor.query(VERSIONS, older)).data.solutionVersions).toMatchObject({
      edges: [
        {
          node: {
            catalogueVersion: 1,
            content: { title: '演示一版', industryNames: ['金属结构制造'], regionNames: ['佛山市'] },
          },
        },
      ],
      pageInfo: { hasNextPage: false },
    });
    expect(await codeOf(service.visitor.query(VERSIONS, { id: newId() }))).toBe('NOT_FOUND');
    const events = (await service.outbox('solution.published.v1')).filter(
      ({ subject }) => subject === first.id,
    );
    expect(events.map(({ data }) => [data.catalogueVersion, data.title])).toEqual([
      [1, '演示一版'],
      [2, '演示二版'],
    ]);
    const [rights] = await service.sql(
      `select has_table_privilege('provider', 'provider.solution_version', 'UPDATE') or has_table_privilege('provider', 'provider.solution_version', 'DELETE') as may`,
    );
    expect(rights).toEqual({ may: false });
  });

  test.each([
    ['scenarios', 'UNKNOWN_SCENARIO', ['S17'], 'S17', 'S17'],
    ['scenarios', 'SCENARIO_MISSING', [], '业务场景', 'scene'],
    ['industries', 'UNKNOWN_INDUSTRY', ['C99'], 'C99', 'C99'],
    ['regions', 'UNKNOWN_CITY', ['440604'], '440604', '440604'],
    ['priceToFen', 'PRICE_RANGE', '1', '价格区间', 'price range'],
    ['priceFromFen', 'PRICE_LINES_SUM', '3000001', '合计', 'sum'],
    ['priceFromFen', 'FEN_FRACTION', '3000000.5', '3000000.5', '3000000.5'],
    [
      'lines',
      'UNKNOWN_COST_KIND',
      [{ kind: 'GIFT', description: '-', amountFen: '3000000' }],
      'GIFT',
      'GIFT',
    ],
    ['capacityPerMonth', 'CAPACITY_RANGE', 0, '每月', 'capacity'],
    ['deliveryMonths', 'DELIVERY_RANGE', 0, '交付', 'delivery'],
  ])('a wrong %s is refused as %s in both languages', async (field, code, value, chinese, english) => {
    const { id, seller } = await aProvider();
    const variables = { input: anOffer(id, { [field]: value }), key: aKey() };
    const zh = await seller.query(PUBLISH, variables, { language: 'zh-CN' });
    const en = await seller.query(PUBLISH, variables, { language: 'en' });
    expect([zh.errors?.[0]?.extensions.code, en.errors?.[0]?.extensions.code]).toEqual([code, code]);
    expect(zh.errors?.[0]?.message).toContain(chinese);
    expect(en.errors?.[0]?.message).toContain(english);
  });

  test('nobody publishes for others, nor before admission', async () => {
    const { id, seller } = await aProvider();
    const other = await aProvider();
    const solution = await aSolution(seller, anOffer(id));
    expect(await codeOf(other.seller.query(PUBLISH, { input: anOffer(id), key: aKey() }))).toBe('NOT_FOUND');
    const stolen = anOffer(other.id, { solutionId: solution.id });
    expect(await codeOf(other.seller.query(PUBLISH, { input: stolen, key: aKey() }))).toBe('NOT_FOUND');
    const applicant = await anApplicant();
    const early = service.as({
      role: 'PROVIDER_SALES',
      organisationKind: 'PROVIDER',
      organisationId: applicant,
    });
    expect(await codeOf(early.query(PUBLISH, { input: anOffer(applicant), key: aKey() }))).toBe(
      'PROVIDER_NOT_ADMITTED',
    );
    const viewer = service.as({ role: 'PROVIDER_VIEWER', organisationKind: 'PROVIDER', organisationId: id });
    expect(await codeOf(viewer.query(PUBLISH, { input: anOffer(id), key: aKey() }))).toBe('FORBIDDEN');
  });

  test('new versions at the same moment take a number each', async () => {
    const { id, seller } = await aProvider();
    const { id: solutionId } = await aSolution(seller, anOffer(id));
    const inputs = Array.from({ length: 5 }, () => anOffer(id, { solutionId }));
    const codes = await Promise.all(
      inputs.map((input) => codeOf(seller.query(PUBLISH, { input, key: aKey() }))),
    );
    expect(codes).toEqual(inputs.map(() => undefined));
    const rows = await service.sql<{ number: number }>(
      'select catalogue_version as number from provider.solution_version where solution_id = $1 order by 1',
      [solutionId],
    );
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('the catalogue goes by scenario, industry, provider and a part of the title', async () => {
    const { id: providerId, seller } = await aProvider();
    await aSolution(
      seller,
      anOffer(providerId, { title: '甲', scenarios: ['S01', 'S02'], industries: ['C33'] }),
    );
    await aSolution(seller, anOffer(providerId, { title: '乙', scenarios: ['S02'], industries: ['C3311'] }));
    await aSolution(seller, anOffer(providerId, { title: '丙', scenarios: ['S03'], industries: [] }));
    await aSolution(seller, anOffer(providerId, { title: '丁', scenarios: ['S02'], industries: ['C34'] }));
    const titles = async (variables: Record<string, unknown>): Promise<string[]> => {
      const answer = await service.visitor.query(SOLUTIONS, {
        providerId,
        ...variables,
      });
      return answer.data.solutions.edges.map(({ node }) => node.title);
    };
    expect(await titles({})).toEqual(['丁', '丙', '乙', '甲']);
    expect(await titles({ scenario: 'S02' })).toEqual(['丁', '乙', '甲']);
    expect(await titles({ industryCode: 'C3311' })).toEqual(['丙', '乙', '甲']);
    expect(await titles({ industryCode: '3321' })).toEqual(['丙', '甲']);
    expect(await titles({ scenario: 'S02', industryCode: 'C3311' })).toEqual(['乙', '甲']);
    expect(await titles({ text: '丁' })).toEqual(['丁']);
  });
});

describe('the schema', () => {
  test('is what the entities say, after all migrations', async () => {
    const owner = service.database.url('provider_owner');
    const orm = await MikroORM.init(databaseOptions('provider', providerEntities, owner));
    try {
      expect(await orm.schema.getUpdateSchemaSQL()).toBe('');
    } finally {
      await orm.close();
    }
  });
});

describe('the demonstration', () => {
  test('is loaded once, with its events', async () => {
    const before = (await service.outbox()).length;
    const em = service.app.get(EntityManager);
    const loading = new Demonstration(2020, loadProviderDemonstration, em, service.app.get(Outbox));
    await loading.ensure(() => undefined);
    await loading.ensure(() => undefined);
    const added = (await service.outbox()).slice(before).map(({ type }) => type);
    expect(added.filter((type) => type === 'provider.admitted.v1').length).toBeGreaterThanOrEqual(200);
    expect(added.filter((type) => type === 'solution.published.v1').length).toBeGreaterThan(1_000);
    const found = await service.visitor.query(SOLUTIONS, {
      scenario: 'S08',
      industryCode: 'C3311',
    });
    expect(found.errors).toBeUndefined();
    expect(found.data.solutions.edges.length).toBeGreaterThan(10);
  });
});
