import { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import { enterpriseEntities, loadEnterpriseDemonstration } from '#libs/enterprise';
import { databaseOptions, Demonstration, Outbox } from '#libs/platform';
import { maturityQuestionnaire } from '#libs/reference';
import { aService, type Client, type TestService } from '../../support/a-service.js';
import type { InputOf, VariablesOf } from '../../support/graphql/typed.js';

const REGISTER = `mutation ($input: RegisterEnterpriseInput!, $key: ID!) {
  registerEnterprise(input: $input, idempotencyKey: $key) {
    id unifiedSocialCreditCode name divisionCode cityCode industryCode sizeClass state flags aboveScale
    priorYearRevenueFen establishedOn registeredAt certifiedAt
  }
}`;
const CERTIFY = `mutation ($id: ID!, $key: ID!) { certifyEnterprise(id: $id, idempotencyKey: $key) { id state certifiedAt } }`;
const REFUSE = `mutation ($id: ID!, $reason: String!, $key: ID!) {
  refuseCertification(id: $id, reason: $reason, idempotencyKey: $key) { id state refusalReason }
}`;
const CORRECT = `mutation ($id: ID!, $input: CorrectEnterpriseInput!, $key: ID!) {
  correctEnterprise(id: $id, input: $input, idempotencyKey: $key) { id state name divisionCode refusalReason }
}`;
const ENTERPRISE = `query ($id: ID!) { enterprise(id: $id) { id name state currentAssessment { level } } }`;
const QUEUE = `query ($after: String) {
  certificationQueue(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }
}`;
const LIST = `query ($state: EnterpriseState, $cityCode: String, $namePrefix: String, $after: String) {
  enterprises(first: 2, after: $after, state: $state, cityCode: $cityCode, namePrefix: $namePrefix) {
    edges { node { id name currentAssessment { level } } } pageInfo { hasNextPage endCursor }
  }
}`;
const SUBMIT = `mutation ($enterpriseId: ID!, $answers: [AnswerInput!]!, $sceneLevels: [SceneLevelInput!]!, $key: ID!) {
  submitAssessment(enterpriseId: $enterpriseId, answers: $answers, sceneLevels: $sceneLevels, idempotencyKey: $key) {
    id questionnaireVersion scoreHundredths level
    result { levelByScore weakScenes obstacles { kind needed reached scenes } dimensions { scoreHundredths } nextSteps { kind about text } }
  }
}`;
const ENTITIES = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Enterprise { id name } } }`;

let service: TestService;
let serial = 0;
beforeAll(async () => {
  service = await aService('enterprise');
});
afterAll(() => service.stop());

function aKey(): string {
  return `key-${++serial}`;
}

function anInput(changes: Partial<InputOf<typeof REGISTER>> = {}): InputOf<typeof REGISTER> {
  return {
    unifiedSocialCreditCode: syntheticUnifiedSocialCreditCode(++serial, '440604'),
    name: `佛山市演示五金（${serial}）有限公司`,
    divisionCode: '440604',
    industryCode: 'C3311',
    employees: 120,
    priorYearRevenueFen: '3000000000',
    establishedOn: '2010-05-01',
    pledged: true,
    ...changes,
  };
}

/** A registered enterprise and a person who may sign for it, as the event of identity would have made them. */
async function anEnterprise(
  changes: Partial<InputOf<typeof REGISTER>> = {},
): Promise<{ id: string; owner: Client }> {
  const input = anInput(changes);
  const answer = await service.newcomer.query(REGISTER, {
    input,
    key: aKey(),
  });
  expect(answer.errors).toBeUndefined();
  const { id } = answer.data.registerEnterprise;
  return {
    id,
    owner: service.as({ role: 'ENTERPRISE_SIGNATORY', organisationKind: 'ENTERPRISE', organisationId: id }),
  };
}

function aReviewer(divisionCode: string): Client {
  return service.as({ role: 'BUREAU_REVIEWER', organisationKind: 'BUREAU', divisionCode });
}

function aSheet(): Pick<VariablesOf<typeof SUBMIT>, 'answers' | 'sceneLevels'> {
  const { dimensions, scenes } = maturityQuestionnaire();
  const questions = dimensions.flatMap(({ subDimensions }) =>
    subDimensions.flatMap((each) => each.questions),
  );
  return {
    answers: questions.map(({ id, options }) => ({ questionId: id, optionKeys: [options.at(-1)!.key] })),
    sceneLevels: scenes.map(({ id }) => ({ sceneId: id, level: 1 })),
  };
}

async function codeOf(
  answer: Promise<{ errors?: { extensions: { code: string } }[] }>,
): Promise<string | undefined> {
  return (await answer).errors?.[0]?.extensions.code;
}

describe('registration', () => {
  test('takes a company, computes its size, and tells the other rooms', async () => {
    const input = anInput({ industryCode: '3311' });
    const { data, errors } = await service.newcomer.query(REGISTER, {
      input,
      key: aKey(),
    });
    expect(errors).toBeUndefined();
    expect(data.registerEnterprise).toMatchObject({
      unifiedSocialCreditCode: input.unifiedSocialCreditCode,
      cityCode: '440600',
      industryCode: 'C3311',
      sizeClass: 'SMALL',
      aboveScale: true,
      state: 'REGISTERED',
      flags: [],
      priorYearRevenueFen: '3000000000',
      establishedOn: '2010-05-01',
      certifiedAt: null,
    });
    const events = await service.outbox('enterprise.registered.v1');
    expect(events.filter(({ subject }) => subject === data.registerEnterprise.id)).toMatchObject([
      { data: { registeredBy: service.newcomer.personId, industryCode: 'C3311' } },
    ]);
  });

  test('a move since the code was given out is flagged, not refused', async () => {
    const input = anInput({ divisionCode: '441900003' });
    const { data } = await service.newcomer.query(REGISTER, { input, key: aKey() });
    expect(data).toMatchObject({
      registerEnterprise: { cityCode: '441900', flags: ['DIVISION_DIFFERS_FROM_REGISTRATION'] },
    });
  });

  test.each([
    ['unifiedSocialCreditCode', 'USCC_CHECK_DIGIT', '91440606722473344D', '第18位', 'position 18'],
    [
      'unifiedSocialCreditCode',
      'USCC_ORGANISATION_CHECK_DIGIT',
      '91440606722473345C',
      '第17位',
      'position 17',
    ],
    ['divisionCode', 'UNKNOWN_DIVISION', '440699', '440699', '440699'],
    ['divisionCode', 'DIVISION_TOO_COARSE', '440600', '佛山市', '440600'],
    ['industryCode', 'UNKNOWN_INDUSTRY', 'C9999', 'C9999', 'C9999'],
    ['industryCode', 'INDUSTRY_TOO_COARSE', 'C33', 'C33', 'C33'],
    ['establishedOn', 'ESTABLISHED_IN_FUTURE', '2999-01-01', '2999-01-01', '2999-01-01'],
    ['establishedOn', 'DATE_FORMAT', '2010-02-30', '2010-02-30', '2010-02-30'],
    ['priorYearRevenueFen', 'FEN_FRACTION', '10.5', '10.5', '10.5'],
    ['priorYearRevenueFen', 'REVENUE_NEGATIVE', '-1', '负数', 'negative'],
    ['pledged', 'PLEDGE_MISSING', false, '企业承诺书', 'pledge'],
    ['name', 'NAME_CHARACTER', '演示\u202E公司', 'U+202E', 'U+202E'],
    ['name', 'NAME_LENGTH', '云'.repeat(101), '101', '101'],
    ['employees', 'BAD_INPUT', -1, 'employees', 'employees'],
  ])('a wrong %s is refused as %s in both languages', async (field, code, value, chinese, english) => {
    const variables = { input: anInput({ [field]: value }), key: aKey() };
    const zh = await service.newcomer.query(REGISTER, variables, { language: 'zh-CN' });
    const en = await service.newcomer.query(REGISTER, variables, { language: 'en' });
    expect([zh.errors?.[0]?.extensions.code, en.errors?.[0]?.extensions.code]).toEqual([code, code]);
    expect(zh.errors?.[0]?.message).toContain(chinese);
    expect(en.errors?.[0]?.message).toContain(english);
  });

  test('a second registration of a code is refused and does not tell by whom the first was', async () => {
    const input = anInput();
    await service.newcomer.query(REGISTER, { input, key: aKey() });
    const stranger = service.as({ role: 'PROVIDER_SALES', organisationKind: 'PROVIDER' });
    const { errors } = await stranger.query(REGISTER, { input, key: aKey() });
    expect(errors?.[0]?.extensions).toEqual({ code: 'ENTERPRISE_EXISTS', params: {} });
  });

  test('of two registrations of one code at the same moment one wins', async () => {
    const input = anInput();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => service.newcomer.query(REGISTER, { input, key: aKey() })),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'won');
    expect(codes.toSorted()).toEqual([...Array.from({ length: 5 }, () => 'ENTERPRISE_EXISTS'), 'won']);
    const stored = await service.sql(
      'select 1 from enterprise.enterprise where unified_social_credit_code = $1',
      [input.unifiedSocialCreditCode],
    );
    expect(stored).toHaveLength(1);
  });

  test('the same request sent many times, at once and later, is one registration with one answer', async () => {
    const variables = { input: anInput(), key: aKey() };
    const atOnce = await Promise.all(
      Array.from({ length: 6 }, () => service.newcomer.query(REGISTER, variables)),
    );
    const later = await service.newcomer.query(REGISTER, variables);
    expect(later.errors).toBeUndefined();
    for (const answer of atOnce) expect(answer).toEqual(later);
    const events = await service.outbox('enterprise.registered.v1');
    const code = variables.input.unifiedSocialCreditCode;
    expect(events.filter(({ data }) => data.unifiedSocialCreditCode === code)).toHaveLength(1);
  });

  test('a key with another body is refused', async () => {
    const key = aKey();
    await service.newcomer.query(REGISTER, { input: anInput(), key });
    expect(await codeOf(service.newcomer.query(REGISTER, { input: anInput(), key }))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  test('a visitor must sign in first', async () =>
    expect(await codeOf(service.visitor.query(REGISTER, { input: anInput(), key: aKey() }))).toBe(
      'UNAUTHENTICATED',
    ));
});

describe('certification', () => {
  test('the bureau of the district certifies, once, and the facts are told', async () => {
    const { id } = await anEnterprise();
    const reviewer = aReviewer('440604');
    const key = aKey();
    const first = await reviewer.query(CERTIFY, { id, key });
    expect(first.data.certifyEnterprise).toMatchObject({ state: 'CERTIFIED' });
    expect(await reviewer.query(CERTIFY, { id, key })).toEqual(first);
    const events = (await service.outbox('enterprise.certified.v1')).filter(({ subject }) => subject === id);
    expect(events).toMatchObject([
      {
        data: {
          sizeClass: 'SMALL',
          employees: 120,
          priorYearRevenueFen: '3000000000',
          establishedOn: '2010-05-01',
        },
      },
    ]);
  });

  test('tells who controls an enterprise and which cluster pilot it belongs to', async () => {
    const controller = syntheticUnifiedSocialCreditCode(900_001, '440604');
    const wrong = anInput({ controllingUnifiedSocialCreditCode: '91440101000000000X' });
    expect(await codeOf(service.newcomer.query(REGISTER, { input: wrong, key: aKey() }))).toMatch(/^USCC_/);
    const { id } = await anEnterprise({
      controllingUnifiedSocialCreditCode: controller,
      clusterCode: 'GD-CLUSTER-01',
    });
    await aReviewer('440604').query(CERTIFY, { id, key: aKey() });
    const [event] = (await service.outbox('enterprise.certified.v1')).filter(({ subject }) => subject === id);
    expect(event!.data).toMatchObject({
      controllingUnifiedSocialCreditCode: controller,
      clusterCode: 'GD-CLUSTER-01',
    });
  });

  test('the city and the province reach the district; a neighbour finds nothing', async () => {
    const { id } = await anEnterprise();
    expect(await codeOf(aReviewer('440605').query(CERTIFY, { id, key: aKey() }))).toBe('NOT_FOUND');
    expect(await codeOf(aReviewer('440605').query(ENTERPRISE, { id }))).toBe('NOT_FOUND');
    expect(await codeOf(aReviewer('440100').query(ENTERPRISE, { id }))).toBe('NOT_FOUND');
    expect(await codeOf(aReviewer('440600').query(ENTERPRISE, { id }))).toBeUndefined();
    expect(await codeOf(aReviewer('440600').query(CERTIFY, { id, key: aKey() }))).toBeUndefined();
  });

  test('what is hidden and what is absent look the same', async () => {
    const { id } = await anEnterprise();
    const neighbour = aReviewer('440605');
    const hidden = await neighbour.query(ENTERPRISE, { id });
    const absent = await neighbour.query(ENTERPRISE, { id: '019f0000-0000-7000-8000-000000000000' });
    expect(hidden).toEqual(absent);
  });

  test('of many reviewers at the same moment one certifies, and one event leaves', async () => {
    const { id } = await anEnterprise();
    const reviewers = Array.from({ length: 6 }, () => aReviewer('440604'));
    const codes = await Promise.all(
      reviewers.map((each) => codeOf(each.query(CERTIFY, { id, key: aKey() }))),
    );
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.every((code) => [undefined, 'CONFLICT', 'MOVE_NOT_ALLOWED'].includes(code))).toBe(true);
    const events = (await service.outbox('enterprise.certified.v1')).filter(({ subject }) => subject === id);
    expect(events).toHaveLength(1);
  });

  test('a refused file is corrected by its owner and handed in again', async () => {
    const { id, owner } = await anEnterprise();
    const reviewer = aReviewer('440604');
    const { unifiedSocialCreditCode: _, ...input } = anInput({
      name: '佛山市演示更名有限公司',
      divisionCode: '440605',
    });
    expect(await codeOf(owner.query(CORRECT, { id, input, key: aKey() }))).toBe('MOVE_NOT_ALLOWED');
    const refused = await reviewer.query(REFUSE, { id, reason: '行政区划与营业执照不符', key: aKey() });
    expect(refused.data).toMatchObject({
      refuseCertification: { state: 'REFUSED', refusalReason: '行政区划与营业执照不符' },
    });
    expect(await codeOf(reviewer.query(CERTIFY, { id, key: aKey() }))).toBe('MOVE_NOT_ALLOWED');
    expect(await codeOf(reviewer.query(CORRECT, { id, input, key: aKey() }))).toBe('FORBIDDEN');
    const stranger = service.as({ role: 'ENTERPRISE_SIGNATORY', organisationKind: 'ENTERPRISE' });
    expect(await codeOf(stranger.query(CORRECT, { id, input, key: aKey() }))).toBe('NOT_FOUND');
    const corrected = await owner.query(CORRECT, { id, input, key: aKey() });
    expect(corrected.data).toMatchObject({
      correctEnterprise: { state: 'REGISTERED', divisionCode: '440605', refusalReason: null },
    });
    // It lies in another district now, and its old bureau does not see it any more.
    expect(await codeOf(reviewer.query(CERTIFY, { id, key: aKey() }))).toBe('NOT_FOUND');
    const changes = await service.sql(
      `select role, before ->> 'state' as state from enterprise.history where subject_id = $1 and from_state is not null order by id`,
      [id],
    );
    expect(changes).toEqual([
      { role: 'BUREAU_REVIEWER', state: 'REGISTERED' },
      { role: 'ENTERPRISE_SIGNATORY', state: 'REFUSED' },
    ]);
  });

  test('a move that is not in the table names the state and who may', async () => {
    const { id } = await anEnterprise();
    const reviewer = aReviewer('440604');
    await reviewer.query(CERTIFY, { id, key: aKey() });
    expect(await codeOf(reviewer.query(REFUSE, { id, reason: 'a\u0000b', key: aKey() }))).toBe('BAD_INPUT');
    const { errors } = await reviewer.query(REFUSE, { id, reason: '再看', key: aKey() }, { language: 'en' });
    expect(errors?.[0]?.extensions.code).toBe('MOVE_NOT_ALLOWED');
    expect(errors?.[0]?.message).toContain('The state is "certified"');
  });

  test('an owner may not certify', async () => {
    const { id, owner } = await anEnterprise();
    expect(await codeOf(owner.query(CERTIFY, { id, key: aKey() }))).toBe('FORBIDDEN');
  });

  test('what was is kept by the database itself', async () => {
    const denied = await service.sql(
      `select t from unnest(array['history', 'assessment', 'questionnaire_edition']) t
        where has_table_privilege('enterprise', 'enterprise.' || t, 'UPDATE') or has_table_privilege('enterprise', 'enterprise.' || t, 'DELETE')`,
    );
    expect(denied).toEqual([]);
  });
});

describe('who sees what', () => {
  test('the queue holds what waits in the own division, first come first, page by page', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push((await anEnterprise({ divisionCode: '440703' })).id);
    await anEnterprise({ divisionCode: '440704' });
    const reviewer = aReviewer('440703');
    const first = (await reviewer.query(QUEUE)).data.certificationQueue;
    expect(first.edges.map(({ node }) => node.id)).toEqual(ids.slice(0, 2));
    expect(first.pageInfo.hasNextPage).toBe(true);
    const after = first.pageInfo.endCursor;
    const second = (await reviewer.query(QUEUE, { after })).data.certificationQueue;
    expect(second.edges.map(({ node }) => node.id)).toEqual(ids.slice(2));
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect(await codeOf(reviewer.query(QUEUE, { after: 'nonsense' }))).toBe('CURSOR_FORMAT');
  });

  test('the list of officials goes by state, city and beginning of the name', async () => {
    await anEnterprise({ divisionCode: '440802', name: 'ＡＡ演示一' });
    const { id } = await anEnterprise({ divisionCode: '440803', name: 'aa演示二' });
    await anEnterprise({ divisionCode: '440902', name: 'Aa演示三' });
    await aReviewer('440803').query(CERTIFY, { id, key: aKey() });
    const manager = service.as({ role: 'PROGRAMME_MANAGER', organisationKind: 'COMMISSION' });
    const names = async (variables: Record<string, unknown>, client = manager): Promise<string[]> => {
      const { data } = await client.query(LIST, variables);
      return data.enterprises.edges.map(({ node }) => node.name);
    };
    expect(await names({ cityCode: '440800', namePrefix: 'AA 演示' })).toEqual(['ＡＡ演示一', 'aa演示二']);
    expect(await names({ cityCode: '440803' })).toEqual(['aa演示二']);
    expect(await names({ cityCode: '440800', state: 'CERTIFIED' })).toEqual(['aa演示二']);
    expect(await names({ namePrefix: 'aa' }, aReviewer('440902'))).toEqual(['Aa演示三']);
    expect(await names({ cityCode: '440800' }, aReviewer('440902'))).toEqual([]);
  });

  test('a stranger finds no enterprise, in no way', async () => {
    const { id, owner } = await anEnterprise();
    const other = service.as({ role: 'ENTERPRISE_SIGNATORY', organisationKind: 'ENTERPRISE' });
    const representations = [{ __typename: 'Enterprise', id }];
    expect(await codeOf(other.query(ENTERPRISE, { id }))).toBe('NOT_FOUND');
    expect(await codeOf(other.query(LIST))).toBe('FORBIDDEN');
    expect(await codeOf(other.query(QUEUE))).toBe('FORBIDDEN');
    expect((await other.query(ENTITIES, { representations })).data).toEqual({ _entities: [null] });
    expect(
      (await other.query(ENTITIES, { representations: [{ __typename: 'Enterprise', id: "' or 1=1" }] })).data,
    ).toEqual({
      _entities: [null],
    });
    expect((await service.visitor.query(ENTITIES, { representations })).data).toEqual({
      _entities: [null],
    });
    expect((await service.newcomer.query(ENTITIES, { representations })).data).toEqual({
      _entities: [null],
    });
    expect((await owner.query(ENTITIES, { representations })).data).toMatchObject({ _entities: [{ id }] });
  });

  test('my enterprises are those in which I hold a role', async () => {
    const { id, owner } = await anEnterprise();
    const mine = `{ myEnterprises { edges { node { id } } } }`;
    expect((await owner.query(mine)).data).toEqual({ myEnterprises: { edges: [{ node: { id } }] } });
    expect((await service.newcomer.query(mine)).data).toEqual({ myEnterprises: { edges: [] } });
  });
});

describe('maturity', () => {
  test('anybody may read the questionnaire', async () => {
    const { data } = await service.visitor.query(`{
      maturityQuestionnaire { version dimensions { subDimensions { questions { id kind options { key } } } } scenes { id } levels { level } }
    }`);
    expect(data).toMatchObject({ maturityQuestionnaire: { version: '2024' } });
    const other = service.visitor.query(`{ maturityQuestionnaire(version: "1999") { version } }`);
    expect(await codeOf(other)).toBe('UNKNOWN_QUESTIONNAIRE');
  });

  test('the owner assesses; each assessment is kept, the latest is the current one', async () => {
    const { id, owner } = await anEnterprise();
    const sheet = aSheet();
    const first = await owner.query(SUBMIT, {
      enterpriseId: id,
      ...sheet,
      key: aKey(),
    });
    expect(first.errors).toBeUndefined();
    expect(first.data.submitAssessment).toMatchObject({ questionnaireVersion: '2024', level: 1 });
    const nothing = sheet.sceneLevels.map((scene) => ({ ...scene, level: 0 }));
    await owner.query(SUBMIT, {
      enterpriseId: id,
      answers: sheet.answers,
      sceneLevels: nothing,
      key: aKey(),
    });
    expect((await owner.query(ENTERPRISE, { id })).data).toMatchObject({
      enterprise: { currentAssessment: { level: 0 } },
    });
    const history = await owner.query(
      `query ($id: ID!) { assessments(enterpriseId: $id) { edges { node { level } } } }`,
      { id },
    );
    expect(history.data).toEqual({
      assessments: { edges: [{ node: { level: 0 } }, { node: { level: 1 } }] },
    });
    const events = (await service.outbox('assessment.completed.v1')).filter(({ subject }) => subject === id);
    expect(events.map(({ data }) => data.level)).toEqual([1, 0]);
  });

  test('all that is wrong with a sheet is told at once', async () => {
    const { id, owner } = await anEnterprise();
    const answers = [{ questionId: 'network', optionKeys: ['A', 'B'] }];
    const { errors } = await owner.query(SUBMIT, { enterpriseId: id, answers, sceneLevels: [], key: aKey() });
    expect(errors?.[0]?.extensions.code).toBe('ASSESSMENT_NOT_VALID');
    const problem = (code: string, about: string) => ({ code, params: { about } });
    expect(errors?.[0]?.extensions.params?.problems).toEqual(
      expect.arrayContaining([
        problem('SHEET_EXCLUSIVE_OPTION', 'network.A'),
        problem('SHEET_MISSING_ANSWER', 'equip_online'),
        problem('SHEET_MISSING_SCENE', 'S16'),
      ]),
    );
    expect(errors?.[0]?.message).toContain('题目 equip_online 未作答');
  });

  test('nobody assesses an enterprise of others', async () => {
    const { id } = await anEnterprise();
    const other = service.as({ role: 'ENTERPRISE_SIGNATORY', organisationKind: 'ENTERPRISE' });
    expect(await codeOf(other.query(SUBMIT, { enterpriseId: id, ...aSheet(), key: aKey() }))).toBe(
      'NOT_FOUND',
    );
    expect(
      await codeOf(
        other.query(`query ($id: ID!) { assessments(enterpriseId: $id) { edges { cursor } } }`, { id }),
      ),
    ).toBe('NOT_FOUND');
  });
});

describe('the schema', () => {
  test('is what the entities say, after all migrations', async () => {
    const owner = service.database.url('enterprise_owner');
    const orm = await MikroORM.init(databaseOptions('enterprise', enterpriseEntities, owner));
    try {
      expect(await orm.schema.getUpdateSchemaSQL()).toBe('');
    } finally {
      await orm.close();
    }
  });
});

describe('the demonstration', () => {
  test('is loaded once, in all states and with its events', async () => {
    const { database } = service;
    const before = await service.outbox();
    const loading = new Demonstration(
      2020,
      loadEnterpriseDemonstration,
      service.app.get(EntityManager),
      service.app.get(Outbox),
    );
    await loading.ensure(() => undefined);
    await loading.ensure(() => undefined);
    const states = await database.sql(
      `select state, count(*)::int as count from enterprise.enterprise where name like '%演示%' group by state order by count desc`,
    );
    expect(states.map((row) => (row as { state: string }).state)).toEqual([
      'CERTIFIED',
      'REGISTERED',
      'REFUSED',
    ]);
    const [counted] = await database.sql<{ certified: number; assessed: number }>(
      `select (select count(*)::int from enterprise.enterprise where certified_at is not null and registered_by is null) as certified,
              (select count(*)::int from enterprise.assessment where submitted_by is null) as assessed`,
    );
    const added = (await service.outbox()).slice(before.length);
    expect(added.filter(({ type }) => type === 'enterprise.certified.v1')).toHaveLength(counted!.certified);
    expect(added.filter(({ type }) => type === 'assessment.completed.v1')).toHaveLength(counted!.assessed);
    const manager = service.as({ role: 'PROGRAMME_MANAGER', organisationKind: 'COMMISSION' });
    const page = await manager.query(LIST, { cityCode: '440600', state: 'CERTIFIED' });
    expect(page.errors).toBeUndefined();
    expect(page.data.enterprises.edges).toHaveLength(2);
    expect(counted!.certified).toBeGreaterThan(2_000);
  });
});
