import { syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import { DAY_MS, dayOf, newId } from '#libs/kernel';
import { Sweeps } from '#libs/platform';
import { aService, type Answer, type Client, type TestService } from '../../support/a-service.js';

let service: TestService;
let manager: Client;
let approver: Client;
let serial = 5_000;
beforeAll(async () => {
  service = await aService('provider');
  manager = service.as({ role: 'PROGRAMME_MANAGER', organisationKind: 'COMMISSION' });
  approver = service.as({ role: 'COMMISSION_APPROVER', organisationKind: 'COMMISSION' });
});
afterAll(() => service?.stop());

const codeOf = (answer: Answer<unknown>) => answer.errors?.[0]?.extensions.code;

async function aProvider(): Promise<{ id: string; signatory: Client }> {
  const input = {
    unifiedSocialCreditCode: syntheticUnifiedSocialCreditCode(++serial, '440106'),
    name: `演示云服务（${serial}）有限公司`,
    providerClass: 'OTHER' as const,
    establishedOn: '2012-03-01',
    employees: 80,
    introduction: '面向中小制造企业的设备上云。',
    pledged: true,
  };
  const applied = await service.newcomer.query(
    `mutation ($input: ApplyToPoolInput!, $key: ID!) { applyToPool(input: $input, idempotencyKey: $key) { id } }`,
    { input, key: newId() },
  );
  const { id } = applied.data.applyToPool;
  await manager.query(
    `mutation ($id: ID!, $key: ID!) { admitProvider(id: $id, idempotencyKey: $key) { id } }`,
    {
      id,
      key: newId(),
    },
  );
  const signatory = service.as({
    role: 'PROVIDER_SIGNATORY',
    organisationKind: 'PROVIDER',
    organisationId: id,
  });
  return { id, signatory };
}

const step = (
  by: Client,
  name: 'leavePool' | 'reinstateProvider' | 'removeProvider' | 'suspendProvider' | 'warnProvider',
  id: string,
  key = newId(),
) =>
  by.query(
    `mutation ($id: ID!, $key: ID!) { it: ${name}(id: $id, reason: "演示理由：抽查不合格", idempotencyKey: $key) { standing } }`,
    { id, key },
  );

const appeal = (by: Client, id: string) =>
  by.query(
    `mutation ($id: ID!, $key: ID!) {
      appealStanding(id: $id, statement: "抽查样本有误", idempotencyKey: $key) { ${FILE} } }`,
    { id, key: newId() },
  );

const decide = (by: Client, appealId: string, decision: 'REJECTED' | 'UPHELD') =>
  by.query(
    `mutation ($appealId: ID!, $decision: StandingAppealDecision!, $key: ID!) {
      decideStandingAppeal(appealId: $appealId, decision: $decision, reason: "复核样本", idempotencyKey: $key) { ${FILE} } }`,
    { appealId, decision, key: newId() },
  );

const FILE = `standing changes { fromStanding toStanding reason clearBy appeal { id decision } }`;

const told = async (id: string) =>
  (await service.outbox())
    .filter(({ subject, type }) => subject === id && type !== 'provider.admitted.v1')
    .map(({ type }) => type);

const listed = async (id: string) => {
  const { data } = await service.visitor.query(`query ($id: ID!) { provider(id: $id) { standing } }`, { id });
  const pool = await service.sql<{ id: string }>(
    `select id from provider.provider where id = $1 and standing in ('GOOD', 'WARNED', 'RECTIFYING', 'SUSPENDED')`,
    [id],
  );
  return { standing: data.provider.standing, inPool: pool.length === 1 };
};

test('the ladder is climbed step by step, each with its reason, and told of where it stops the work', async () => {
  const { id, signatory } = await aProvider();
  expect((await step(manager, 'warnProvider', id)).data.it.standing).toBe('WARNED');
  const rectify = await manager.query(
    `mutation ($id: ID!, $key: ID!) {
      orderRectification(id: $id, reason: "限期整改", clearBy: "2099-01-31", idempotencyKey: $key) { standing } }`,
    { id, key: newId() },
  );
  expect(rectify.data.orderRectification.standing).toBe('RECTIFYING');
  const warned = ['provider.warned.v1', 'provider.warned.v1'];
  expect(await told(id)).toEqual(warned);
  const key = newId();
  const first = await step(manager, 'suspendProvider', id, key);
  expect((await step(manager, 'suspendProvider', id, key)).data).toEqual(first.data);
  expect(await listed(id)).toEqual({ standing: 'SUSPENDED', inPool: true });
  expect((await step(manager, 'removeProvider', id)).errors).toBeUndefined();
  expect(await listed(id)).toEqual({ standing: 'REMOVED', inPool: false });
  expect(await told(id)).toEqual([...warned, 'provider.suspended.v1', 'provider.left.v1']);
  const file = await signatory.query(`query ($id: ID!) { providerStanding(id: $id) { ${FILE} } }`, { id });
  expect(file.data.providerStanding.changes.map((change) => change.toStanding)).toEqual([
    'REMOVED',
    'SUSPENDED',
    'RECTIFYING',
    'WARNED',
  ]);
});

test('the pool is searched by standing, and says where a provider sits', async () => {
  const { id } = await aProvider();
  await step(manager, 'warnProvider', id);
  const named = async (standing: 'WARNED' | 'GOOD' | 'REMOVED') => {
    const { data } = await service.visitor.query(
      `query ($standing: ProviderStanding, $text: String) {
         providers(first: 100, standing: $standing, text: $text) { edges { node { id divisionName } } } }`,
      { standing, text: `（${serial}）` },
    );
    return data.providers.edges.map(({ node }) => node);
  };
  expect(await named('WARNED')).toEqual([{ id, divisionName: null }]);
  expect(await named('GOOD')).toEqual([]);
  await step(manager, 'removeProvider', id);
  expect(await named('REMOVED')).toEqual([]);
});

test('an appeal that is upheld by another person puts the provider back', async () => {
  const { id, signatory } = await aProvider();
  expect(codeOf(await appeal(signatory, id))).toBe('NOTHING_TO_APPEAL');
  await step(manager, 'removeProvider', id);
  const filed = (await appeal(signatory, id)).data.appealStanding.changes[0]!.appeal!;
  expect(codeOf(await appeal(signatory, id))).toBe('APPEAL_FILED');
  const desk = await approver.query(
    '{ standingAppeals(first: 100) { edges { node { id statement provider { id name } } } } }',
  );
  expect(desk.data.standingAppeals.edges.find(({ node }) => node.id === filed.id)?.node).toMatchObject({
    statement: '抽查样本有误',
    provider: { id, name: expect.stringContaining('演示云服务') },
  });
  expect(codeOf(await decide(manager, filed.id, 'UPHELD'))).toBe('FORBIDDEN');
  const twoHats = service.as({
    role: 'COMMISSION_APPROVER',
    organisationKind: 'COMMISSION',
    personId: manager.personId,
  });
  await service.sql(`delete from provider.membership where person_id = $1 and role = 'PROGRAMME_MANAGER'`, [
    manager.personId,
  ]);
  expect(codeOf(await decide(twoHats, filed.id, 'UPHELD'))).toBe('SAME_PERSON');
  const decided = await decide(approver, filed.id, 'UPHELD');
  expect(decided.data.decideStandingAppeal).toMatchObject({
    standing: 'GOOD',
    changes: [{ toStanding: 'GOOD' }, { toStanding: 'REMOVED', appeal: { decision: 'UPHELD' } }],
  });
  expect(codeOf(await decide(approver, filed.id, 'REJECTED'))).toBe('APPEAL_DECIDED');
  expect(await told(id)).toEqual(['provider.left.v1', 'provider.reinstated.v1']);
  manager = service.as({ role: 'PROGRAMME_MANAGER', organisationKind: 'COMMISSION' });
});

test('of two managers at the same moment one suspends', async () => {
  const { id } = await aProvider();
  const other = service.as({ role: 'PROGRAMME_MANAGER', organisationKind: 'COMMISSION' });
  const answers = await Promise.all([manager, other].map((by) => step(by, 'suspendProvider', id)));
  expect(answers.map(codeOf).filter(Boolean)).toEqual(['MOVE_NOT_ALLOWED']);
  expect(await told(id)).toEqual(['provider.suspended.v1']);
  expect((await step(manager, 'reinstateProvider', id)).data.it.standing).toBe('GOOD');
  expect(await told(id)).toEqual(['provider.suspended.v1', 'provider.reinstated.v1']);
});

test('a provider leaves by its own signatory, and cannot publish once it stands badly', async () => {
  const { id, signatory } = await aProvider();
  const rival = (await aProvider()).signatory;
  expect(codeOf(await step(rival, 'leavePool', id))).toBe('NOT_FOUND');
  expect(codeOf(await step(signatory, 'suspendProvider', id))).toBe('FORBIDDEN');
  expect((await step(signatory, 'leavePool', id)).data.it.standing).toBe('WITHDRAWN');
  expect(codeOf(await step(manager, 'reinstateProvider', id))).toBe('MOVE_NOT_ALLOWED');
  const input = {
    providerId: id,
    title: '演示设备云',
    summary: '设备接入',
    scenarios: ['S08'],
    industries: [],
    sizeClasses: [],
    regions: [],
    protocols: [],
    integrations: [],
    priceFromFen: '1',
    priceToFen: '1',
    lines: [{ kind: 'PLATFORM_SERVICE', description: '平台', amountFen: '1' }],
    deliveryMonths: 3,
    capacityPerMonth: 5,
    industrialPlatform: true,
    publicCloud: true,
  };
  const published = await signatory.query(
    `mutation ($input: PublishSolutionInput!, $key: ID!) { publishSolution(input: $input, idempotencyKey: $key) { id } }`,
    { input, key: newId() },
  );
  expect(codeOf(published)).toBe('PROVIDER_SUSPENDED');
  expect(codeOf(await step(manager, 'suspendProvider', newId()))).toBe('NOT_FOUND');
  await expect(service.sql(`set role provider; delete from provider.standing_change`)).rejects.toThrow(
    /permission denied/,
  );
});

test('a day to rectify by that passes is told once, with the instant at which it was over', async () => {
  const { id } = await aProvider();
  const [clock] = await service.sql<{ now: Date }>('select clock.now() as now');
  const clearBy = dayOf(new Date(clock!.now.getTime() + 2 * DAY_MS));
  await manager.query(
    `mutation ($id: ID!, $clearBy: LocalDate!, $key: ID!) {
      orderRectification(id: $id, reason: "限期整改", clearBy: $clearBy, idempotencyKey: $key) { standing } }`,
    { id, clearBy, key: newId() },
  );
  const over = new Date(Date.parse(`${clearBy}T00:00:00+08:00`) + DAY_MS);
  const [warned] = (await service.outbox('provider.warned.v1')).filter(({ subject }) => subject === id);
  expect(warned!.data).toMatchObject({
    standing: 'RECTIFYING',
    nextMover: 'PROVIDER',
    moveBy: over.toISOString(),
  });
  await service.moveClock(new Date(over.getTime() + 5 * DAY_MS));
  await Promise.all(Array.from({ length: 20 }, () => service.app.get(Sweeps).run()));
  await service.app.get(Sweeps).run();
  const overdue = await service.outbox('provider.rectification-overdue.v1');
  expect(overdue.map(({ data }) => data)).toEqual([
    { providerId: id, dueAt: over.toISOString(), nextMover: 'COMMISSION' },
  ]);
  const history = await service.sql(
    `select to_state, at from provider.history where subject_id = $1 and to_state = 'RECTIFICATION_OVERDUE'`,
    [id],
  );
  expect(history).toEqual([{ to_state: 'RECTIFICATION_OVERDUE', at: over }]);
});
