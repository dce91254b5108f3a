import { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { CreditCodeConfirmedV1 } from '#libs/contracts';
import { syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import { newId } from '#libs/kernel';
import { databaseOptions, Demonstration, Outbox } from '#libs/platform';
import { loadProviderDemonstration, providerEntities } from '#libs/provider';
import type { TestService } from '../../support/a-service.js';
import type { VariablesOf } from '../../support/graphql/typed.js';
import {
  ADMIT,
  aKey,
  anApplication,
  APPLY,
  aSerial,
  codeOf,
  providerWorld,
  type ProviderWorld,
} from '../../support/world/provider.js';

const REFUSE = `mutation ($id: ID!, $reason: String!, $key: ID!) {
  refuseProvider(id: $id, reason: $reason, idempotencyKey: $key) { id state refusalReason }
}`;
const PROVIDER = `query ($id: ID!) { provider(id: $id) { id name state divisionName } }`;
const POOL = `query ($providerClass: ProviderClass, $cityCode: String, $text: String, $after: String) {
  providers(first: 2, after: $after, providerClass: $providerClass, cityCode: $cityCode, text: $text) {
    edges { node { id name } } pageInfo { hasNextPage endCursor }
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
interface Page<T> {
  readonly edges: { readonly node: T }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

let world: ProviderWorld;
let service: TestService;
beforeAll(async () => {
  world = await providerWorld();
  ({ service } = world);
});
afterAll(() => service?.stop());

/** The names on a page of the pool, as a visitor sees it. */
async function poolPage(variables: VariablesOf<typeof POOL>): Promise<[string[], Page<Named>['pageInfo']]> {
  const { data } = await service.visitor.query(POOL, variables);
  return [data.providers.edges.map(({ node }) => node.name), data.providers.pageInfo];
}

describe('the pool', () => {
  test('takes a code that does not keep to the standard once two officials have confirmed it', async () => {
    const application = anApplication();
    const { unifiedSocialCreditCode: regular } = application;
    const odd = regular.slice(0, 17) + (regular.endsWith('X') ? 'Y' : 'X');
    const input = { ...application, unifiedSocialCreditCode: odd.toLowerCase() };
    const apply = () => service.newcomer.query(APPLY, { input, key: aKey() });
    expect(await codeOf(apply())).toBe('USCC_CHECK_DIGIT');
    await service.deliver(CreditCodeConfirmedV1, newId(), {
      unifiedSocialCreditCode: odd,
      confirmedAt: '2020-09-28T02:00:00.000Z',
    });
    expect((await apply()).errors).toBeUndefined();
    expect(await codeOf(apply())).toBe('PROVIDER_EXISTS');
  });

  test('a newcomer applies, the manager admits in the class found, and the other rooms are told', async () => {
    const id = await world.anApplicant();
    const key = aKey();
    const first = await world.manager.query(ADMIT, { id, providerClass: 'PLATFORM', key });
    expect(first.data).toMatchObject({ admitProvider: { state: 'ADMITTED', providerClass: 'PLATFORM' } });
    expect(await world.manager.query(ADMIT, { id, providerClass: 'PLATFORM', key })).toEqual(first);
    const events = (await service.outbox('provider.admitted.v1')).filter(({ subject }) => subject === id);
    expect(events).toMatchObject([
      {
        data: { providerClass: 'PLATFORM', divisionCode: '440106', registeredBy: service.newcomer.personId },
      },
    ]);
  });

  test('a provider outside the province is taken without a division', async () => {
    const { divisionCode: _, ...input } = anApplication({
      unifiedSocialCreditCode: syntheticUnifiedSocialCreditCode(aSerial(), '310101'),
    });
    const { data } = await service.newcomer.query(APPLY, { input, key: aKey() });
    expect(data).toMatchObject({ applyToPool: { state: 'APPLIED', cityCode: null } });
  });

  test('is closed to officials, who are told why', async () => {
    const { errors } = await world.manager.query(APPLY, { input: anApplication(), key: aKey() });
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
    const unifiedSocialCreditCode = syntheticUnifiedSocialCreditCode(aSerial(), '440106');
    const id = await world.anApplicant({ unifiedSocialCreditCode });
    expect(
      await codeOf(
        service.newcomer.query(APPLY, { input: anApplication({ unifiedSocialCreditCode }), key: aKey() }),
      ),
    ).toBe('PROVIDER_EXISTS');
    const refused = await world.manager.query(REFUSE, { id, reason: '案例不足', key: aKey() });
    expect(refused.data).toMatchObject({ refuseProvider: { state: 'REFUSED', refusalReason: '案例不足' } });
    expect(await codeOf(world.manager.query(ADMIT, { id, key: aKey() }))).toBe('MOVE_NOT_ALLOWED');
    expect(await world.anApplicant({ unifiedSocialCreditCode })).not.toBe(id);
  });

  test('of many managers at the same moment one admits, and one event leaves', async () => {
    const id = await world.anApplicant();
    const codes = await Promise.all(
      Array.from({ length: 6 }, () => codeOf(world.manager.query(ADMIT, { id, key: aKey() }))),
    );
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.every((code) => [undefined, 'CONFLICT', 'MOVE_NOT_ALLOWED'].includes(code))).toBe(true);
    const events = (await service.outbox('provider.admitted.v1')).filter(({ subject }) => subject === id);
    expect(events).toHaveLength(1);
  });

  test('everybody sees the pool; an application is seen by its applicant and by managers', async () => {
    const id = await world.anApplicant();
    const stranger = service.as({ role: 'PROVIDER_SALES', organisationKind: 'PROVIDER' });
    const representations = [{ __typename: 'Provider', id }];
    expect(await codeOf(service.visitor.query(PROVIDER, { id }))).toBe('NOT_FOUND');
    expect(await codeOf(stranger.query(PROVIDER, { id }))).toBe('NOT_FOUND');
    expect((await service.visitor.query(ENTITIES, { representations })).data).toEqual({ _entities: [null] });
    expect(await codeOf(service.newcomer.query(PROVIDER, { id }))).toBeUndefined();
    expect(await codeOf(stranger.query(`{ poolApplications { edges { cursor } } }`))).toBe('FORBIDDEN');
    const mine = await service.newcomer.query(`{ myProviders(first: 100) { edges { node { id } } } }`);
    expect(mine.data.myProviders.edges.map(({ node }) => node.id)).toContain(id);
    const waiting = await world.manager.query(`{ poolApplications(first: 100) { edges { node { id } } } }`);
    expect(waiting.data.poolApplications.edges.map(({ node }) => node.id)).toContain(id);
    await world.manager.query(ADMIT, { id, key: aKey() });
    const member = await service.visitor.query(PROVIDER, { id });
    expect(member.data.provider).toMatchObject({ state: 'ADMITTED', divisionName: '广州市天河区' });
    expect((await service.visitor.query(ENTITIES, { representations })).data).toMatchObject({
      _entities: [{ id }],
    });
  });

  test('the pool goes by class, city and a part of the name, page by page', async () => {
    for (const number of [1, 2, 3])
      await world.aProvider({ divisionCode: '440802', name: `演示湛江100%云${number}` });
    await world.aProvider({ divisionCode: '440803', name: '演示湛江100云', providerClass: 'PLATFORM' });
    const [first, { endCursor }] = await poolPage({ cityCode: '440800', text: '１００%' });
    expect(first).toEqual(['演示湛江100%云1', '演示湛江100%云2']);
    const [second, { hasNextPage }] = await poolPage({ cityCode: '440800', text: '100%', after: endCursor });
    expect(second).toEqual(['演示湛江100%云3']);
    expect(hasNextPage).toBe(false);
    expect((await poolPage({ cityCode: '440800', providerClass: 'PLATFORM' }))[0]).toEqual(['演示湛江100云']);
  });

  test('only a programme manager admits', async () => {
    const id = await world.anApplicant();
    expect(await codeOf(service.newcomer.query(ADMIT, { id, key: aKey() }))).toBe('FORBIDDEN');
    const approver = service.as({ role: 'COMMISSION_APPROVER', organisationKind: 'COMMISSION' });
    expect(await codeOf(approver.query(ADMIT, { id, key: aKey() }))).toBe('FORBIDDEN');
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
