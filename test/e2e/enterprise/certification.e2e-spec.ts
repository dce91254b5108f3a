import { syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import {
  CERTIFY,
  ENTERPRISE,
  LIST,
  REGISTER,
  aKey,
  anInput,
  codeOf,
  enterpriseWorld,
  type EnterpriseWorld,
} from '../../support/world/enterprise.js';

const REFUSE = `mutation ($id: ID!, $reason: String!, $key: ID!) {
  refuseCertification(id: $id, reason: $reason, idempotencyKey: $key) { id state refusalReason }
}`;
const CORRECT = `mutation ($id: ID!, $input: CorrectEnterpriseInput!, $key: ID!) {
  correctEnterprise(id: $id, input: $input, idempotencyKey: $key) { id state name divisionCode refusalReason }
}`;
const QUEUE = `query ($after: String) {
  certificationQueue(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }
}`;
const ENTITIES = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Enterprise { id name } } }`;

let world: EnterpriseWorld;
beforeAll(async () => {
  world = await enterpriseWorld();
}, 60_000);
afterAll(() => world?.service.stop());

describe('certification', () => {
  test('the bureau of the district certifies, once, and the facts are told', async () => {
    const { id } = await world.anEnterprise();
    const reviewer = world.aReviewer('440604');
    const key = aKey();
    const first = await reviewer.query(CERTIFY, { id, key });
    expect(first.data.certifyEnterprise).toMatchObject({ state: 'CERTIFIED' });
    expect(await reviewer.query(CERTIFY, { id, key })).toEqual(first);
    const events = (await world.service.outbox('enterprise.certified.v1')).filter(
      ({ subject }) => subject === id,
    );
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
    expect(await codeOf(world.service.newcomer.query(REGISTER, { input: wrong, key: aKey() }))).toMatch(
      /^USCC_/,
    );
    const { id } = await world.anEnterprise({
      controllingUnifiedSocialCreditCode: controller,
      clusterCode: 'GD-CLUSTER-01',
    });
    await world.aReviewer('440604').query(CERTIFY, { id, key: aKey() });
    const [event] = (await world.service.outbox('enterprise.certified.v1')).filter(
      ({ subject }) => subject === id,
    );
    expect(event!.data).toMatchObject({
      controllingUnifiedSocialCreditCode: controller,
      clusterCode: 'GD-CLUSTER-01',
    });
  });

  test('the city and the province reach the district; a neighbour finds nothing', async () => {
    const { id } = await world.anEnterprise();
    expect(await codeOf(world.aReviewer('440605').query(CERTIFY, { id, key: aKey() }))).toBe('NOT_FOUND');
    expect(await codeOf(world.aReviewer('440605').query(ENTERPRISE, { id }))).toBe('NOT_FOUND');
    expect(await codeOf(world.aReviewer('440100').query(ENTERPRISE, { id }))).toBe('NOT_FOUND');
    expect(await codeOf(world.aReviewer('440600').query(ENTERPRISE, { id }))).toBeUndefined();
    expect(await codeOf(world.aReviewer('440600').query(CERTIFY, { id, key: aKey() }))).toBeUndefined();
  });

  test('what is hidden and what is absent look the same', async () => {
    const { id } = await world.anEnterprise();
    const neighbour = world.aReviewer('440605');
    const hidden = await neighbour.query(ENTERPRISE, { id });
    const absent = await neighbour.query(ENTERPRISE, { id: '019f0000-0000-7000-8000-000000000000' });
    expect(hidden).toEqual(absent);
  });

  test('of many reviewers at the same moment one certifies, and one event leaves', async () => {
    const { id } = await world.anEnterprise();
    const reviewers = Array.from({ length: 6 }, () => world.aReviewer('440604'));
    const codes = await Promise.all(
      reviewers.map((each) => codeOf(each.query(CERTIFY, { id, key: aKey() }))),
    );
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.every((code) => [undefined, 'CONFLICT', 'MOVE_NOT_ALLOWED'].includes(code))).toBe(true);
    const events = (await world.service.outbox('enterprise.certified.v1')).filter(
      ({ subject }) => subject === id,
    );
    expect(events).toHaveLength(1);
  });

  test('a refused file is corrected by its owner and handed in again', async () => {
    const { id, owner } = await world.anEnterprise();
    const reviewer = world.aReviewer('440604');
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
    const stranger = world.service.as({ role: 'ENTERPRISE_SIGNATORY', organisationKind: 'ENTERPRISE' });
    expect(await codeOf(stranger.query(CORRECT, { id, input, key: aKey() }))).toBe('NOT_FOUND');
    const corrected = await owner.query(CORRECT, { id, input, key: aKey() });
    expect(corrected.data).toMatchObject({
      correctEnterprise: { state: 'REGISTERED', divisionCode: '440605', refusalReason: null },
    });
    // It lies in another district now, and its old bureau does not see it any more.
    expect(await codeOf(reviewer.query(CERTIFY, { id, key: aKey() }))).toBe('NOT_FOUND');
    const changes = await world.service.sql(
      `select role, before ->> 'state' as state from enterprise.history where subject_id = $1 and from_state is not null order by id`,
      [id],
    );
    expect(changes).toEqual([
      { role: 'BUREAU_REVIEWER', state: 'REGISTERED' },
      { role: 'ENTERPRISE_SIGNATORY', state: 'REFUSED' },
    ]);
  });

  test('a correction keeps its place in the queue', async () => {
    const first = await world.anEnterprise({ divisionCode: '441202' });
    const second = await world.anEnterprise({ divisionCode: '441202' });
    const reviewer = world.aReviewer('441202');
    const waiting = async () =>
      (await reviewer.query(QUEUE, {})).data.certificationQueue.edges.map(({ node }) => node.id);
    await reviewer.query(REFUSE, { id: first.id, reason: '名称与营业执照不符', key: aKey() });
    expect(await waiting()).toEqual([second.id]);
    const { unifiedSocialCreditCode: _, ...input } = anInput({ divisionCode: '441202' });
    await first.owner.query(CORRECT, { id: first.id, input, key: aKey() });
    expect(await waiting()).toEqual([first.id, second.id]);
  });

  test('a move that is not in the table names the state and who may', async () => {
    const { id } = await world.anEnterprise();
    const reviewer = world.aReviewer('440604');
    await reviewer.query(CERTIFY, { id, key: aKey() });
    expect(await codeOf(reviewer.query(REFUSE, { id, reason: 'a\u0000b', key: aKey() }))).toBe('BAD_INPUT');
    const { errors } = await reviewer.query(REFUSE, { id, reason: '再看', key: aKey() }, { language: 'en' });
    expect(errors?.[0]?.extensions.code).toBe('MOVE_NOT_ALLOWED');
    expect(errors?.[0]?.message).toContain('The state is "certified"');
  });

  test('an owner may not certify', async () => {
    const { id, owner } = await world.anEnterprise();
    expect(await codeOf(owner.query(CERTIFY, { id, key: aKey() }))).toBe('FORBIDDEN');
  });

  test('what was is kept by the database itself', async () => {
    const denied = await world.service.sql(
      `select t from unnest(array['history', 'assessment', 'questionnaire_edition']) t
        where has_table_privilege('enterprise', 'enterprise.' || t, 'UPDATE') or has_table_privilege('enterprise', 'enterprise.' || t, 'DELETE')`,
    );
    expect(denied).toEqual([]);
  });
});

describe('who sees what', () => {
  test('the queue holds what waits in the own division, first come first, page by page', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push((await world.anEnterprise({ divisionCode: '440703' })).id);
    await world.anEnterprise({ divisionCode: '440704' });
    const reviewer = world.aReviewer('440703');
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
    await world.anEnterprise({ divisionCode: '440802', name: 'ＡＡ演示一' });
    const { id } = await world.anEnterprise({ divisionCode: '440803', name: 'aa演示二' });
    await world.anEnterprise({ divisionCode: '440902', name: 'Aa演示三' });
    await world.aReviewer('440803').query(CERTIFY, { id, key: aKey() });
    const manager = world.service.as({ role: 'PROGRAMME_MANAGER', organisationKind: 'COMMISSION' });
    const names = async (variables: Record<string, unknown>, client = manager): Promise<string[]> => {
      const { data } = await client.query(LIST, variables);
      return data.enterprises.edges.map(({ node }) => node.name);
    };
    expect(await names({ cityCode: '440800', namePrefix: 'AA 演示' })).toEqual(['ＡＡ演示一', 'aa演示二']);
    expect(await names({ cityCode: '440803' })).toEqual(['aa演示二']);
    expect(await names({ cityCode: '440800', state: 'CERTIFIED' })).toEqual(['aa演示二']);
    expect(await names({ namePrefix: 'aa' }, world.aReviewer('440902'))).toEqual(['Aa演示三']);
    expect(await names({ cityCode: '440800' }, world.aReviewer('440902'))).toEqual([]);
  });

  test('officials find by a part of the name and by the beginning of the code, in their divisions only', async () => {
    const code = syntheticUnifiedSocialCreditCode(76_543, '440802');
    await world.anEnterprise({
      unifiedSocialCreditCode: code,
      divisionCode: '440802',
      name: '湛江市寻找_演示厂',
    });
    const found = async (text: string, by = world.aReviewer('440802')): Promise<number> =>
      (
        await by.query(`query ($text: String) { enterprises(text: $text) { edges { node { id } } } }`, {
          text,
        })
      ).data.enterprises.edges.length;
    expect(await found('寻找_')).toBe(1);
    expect(await found('寻%厂')).toBe(0);
    expect(await found(` ${code.toLowerCase().slice(0, 16)}`)).toBe(1);
    expect(await found('寻找_', world.aReviewer('440902'))).toBe(0);
  });

  test('a stranger finds no enterprise, in no way', async () => {
    const { id, owner } = await world.anEnterprise();
    const other = world.service.as({ role: 'ENTERPRISE_SIGNATORY', organisationKind: 'ENTERPRISE' });
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
    expect((await world.service.visitor.query(ENTITIES, { representations })).data).toEqual({
      _entities: [null],
    });
    expect((await world.service.newcomer.query(ENTITIES, { representations })).data).toEqual({
      _entities: [null],
    });
    expect((await owner.query(ENTITIES, { representations })).data).toMatchObject({ _entities: [{ id }] });
  });

  test('my enterprises are those in which I hold a role', async () => {
    const { id, owner } = await world.anEnterprise();
    const mine = `{ myEnterprises { edges { node { id } } } }`;
    expect((await owner.query(mine)).data).toEqual({ myEnterprises: { edges: [{ node: { id } }] } });
    expect((await world.service.newcomer.query(mine)).data).toEqual({ myEnterprises: { edges: [] } });
  });
});
