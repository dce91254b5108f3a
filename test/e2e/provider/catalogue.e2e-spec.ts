import { newId } from '#libs/kernel';
import type { Client, TestService } from '../../support/a-service.js';
import type { InputOf } from '../../support/graphql/typed.js';
import { aKey, aSerial, codeOf, providerWorld, type ProviderWorld } from '../../support/world/provider.js';

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

interface SolutionData {
  readonly id: string;
  readonly title: string;
  readonly catalogueVersion: number;
}

let world: ProviderWorld;
let service: TestService;
beforeAll(async () => {
  world = await providerWorld();
  ({ service } = world);
});
afterAll(() => service?.stop());

function anOffer(
  providerId: string,
  changes: Partial<InputOf<typeof PUBLISH>> = {},
): InputOf<typeof PUBLISH> {
  return {
    providerId,
    title: `演示设备云（${aSerial()}）`,
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

async function aSolution(seller: Client, input: InputOf<typeof PUBLISH>): Promise<SolutionData> {
  const { data, errors } = await seller.query(PUBLISH, {
    input,
    key: aKey(),
  });
  expect(errors).toBeUndefined();
  return data.publishSolution;
}

describe('the catalogue', () => {
  test('a provider publishes; a new version leaves the old one as it was', async () => {
    const { id: providerId, seller } = await world.aProvider();
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
    const { id, seller } = await world.aProvider();
    const variables = { input: anOffer(id, { [field]: value }), key: aKey() };
    const zh = await seller.query(PUBLISH, variables, { language: 'zh-CN' });
    const en = await seller.query(PUBLISH, variables, { language: 'en' });
    expect([zh.errors?.[0]?.extensions.code, en.errors?.[0]?.extensions.code]).toEqual([code, code]);
    expect(zh.errors?.[0]?.message).toContain(chinese);
    expect(en.errors?.[0]?.message).toContain(english);
  });

  test('nobody publishes for others, nor before admission', async () => {
    const { id, seller } = await world.aProvider();
    const other = await world.aProvider();
    const solution = await aSolution(seller, anOffer(id));
    expect(await codeOf(other.seller.query(PUBLISH, { input: anOffer(id), key: aKey() }))).toBe('NOT_FOUND');
    const stolen = anOffer(other.id, { solutionId: solution.id });
    expect(await codeOf(other.seller.query(PUBLISH, { input: stolen, key: aKey() }))).toBe('NOT_FOUND');
    const applicant = await world.anApplicant();
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
    const { id, seller } = await world.aProvider();
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
    const { id: providerId, seller } = await world.aProvider();
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
