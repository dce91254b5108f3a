import { EnterpriseCertifiedV1, ProviderAdmittedV1 } from '#libs/contracts';
import { newId, type Role } from '#libs/kernel';
import { aService, type Answer, type Client, type TestService } from '../../support/a-service.js';
import type { AnswerOf, InputOf, VariablesOf } from '../../support/graphql/typed.js';

const NOW = new Date('2020-09-28T02:00:00Z');
const DEADLINE = '2020-10-10T09:00:00.000Z';

let service: TestService;

beforeAll(async () => {
  service = await aService('matching', { SEALING_KEY: Buffer.alloc(32, 7).toString('base64') });
}, 60_000);
afterAll(() => service?.stop());
beforeEach(() => service.moveClock(NOW));

async function anEnterprise(name = '演示佛山注塑有限公司'): Promise<string> {
  const enterpriseId = newId();
  await service.deliver(EnterpriseCertifiedV1, enterpriseId, {
    enterpriseId,
    unifiedSocialCreditCode: '91440606722473344C',
    name,
    divisionCode: '440606',
    industryCode: 'C2929',
    sizeClass: 'SMALL',
    employees: 80,
    priorYearRevenueFen: '3000000000',
    establishedOn: '2010-01-01',
    certifiedAt: '2020-09-01T00:00:00.000Z',
  });
  return enterpriseId;
}

async function aProvider(name = '演示云智服务商'): Promise<string> {
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

const factory = (organisationId: string, role: Role = 'ENTERPRISE_SIGNATORY'): Client =>
  service.as({ organisationKind: 'ENTERPRISE', role, organisationId });
const seller = (organisationId: string): Client =>
  service.as({ organisationKind: 'PROVIDER', role: 'PROVIDER_SALES', organisationId });
const official = (): Client =>
  service.as({ organisationKind: 'BUREAU', role: 'BUREAU_REVIEWER', divisionCode: '440600' });

const codeOf = (answer: Answer<unknown>): string | undefined => answer.errors?.[0]?.extensions.code;

function content(change: object = {}) {
  return {
    title: '注塑车间生产管控',
    description: '四十台注塑机需要联网，采集数据并管控生产进度。',
    scenario: 'S06',
    protocols: ['OPC-UA'],
    integrations: ['ERP'],
    sites: [{ divisionCode: '440606', name: '一车间', workshopSquareMetres: 3000 }],
    machines: [{ kind: '注塑机', count: 40, protocol: 'EUROMAP 63' }],
    budgetFromFen: '4000000',
    budgetToFen: '15000000',
    deliverBy: '2021-03-31',
    bidDeadline: DEADLINE,
    ...change,
  };
}

const DRAFT = '{ id state revision needId returnReason problems { field code text } }';
const NEED = `{ id state enterpriseName enterprise { id } divisionCode budgetToFen contentVersion closingReason
  machines { kind count } sites { name divisionCode } integrations hiddenFields }`;
const QUESTION = '{ id number own text answer }';
const OPERATIONS = {
  saveNeedDraft: `mutation ($input: SaveNeedDraftInput!, $key: ID!) {
    answer: saveNeedDraft(input: $input, idempotencyKey: $key) ${DRAFT} }`,
  publishNeedDraft: `mutation ($id: ID!, $key: ID!) {
    answer: publishNeedDraft(id: $id, idempotencyKey: $key) ${NEED} }`,
  need: `query ($id: ID!) {
    answer: need(id: $id) ${NEED} }`,
  returnNeedDraft: `mutation ($id: ID!, $reason: String!, $key: ID!) {
    answer: returnNeedDraft(id: $id, reason: $reason, idempotencyKey: $key) ${DRAFT} }`,
  needDraft: `query ($id: ID!) {
    answer: needDraft(id: $id) ${DRAFT} }`,
  needPreview: `query ($id: ID!) {
    answer: needPreview(id: $id) ${NEED} }`,
  copyNeed: `mutation ($needId: ID!, $key: ID!) {
    answer: copyNeed(needId: $needId, idempotencyKey: $key) ${DRAFT} }`,
  amendNeed: `mutation ($needId: ID!, $changes: NeedChangesInput!, $addendum: String!, $key: ID!) {
    answer: amendNeed(needId: $needId, changes: $changes, addendum: $addendum, idempotencyKey: $key) ${NEED} }`,
  closeNeed: `mutation ($needId: ID!, $reason: NeedClosingReason!, $note: String!, $key: ID!) {
    answer: closeNeed(needId: $needId, reason: $reason, note: $note, idempotencyKey: $key) ${NEED} }`,
  followNeed: `mutation ($needId: ID!, $providerId: ID!, $key: ID!) {
    answer: followNeed(needId: $needId, providerId: $providerId, idempotencyKey: $key) { following } }`,
  needVersions: `query ($needId: ID!) {
    answer: needVersions(needId: $needId) { version budgetToFen protocols addendum } }`,
  needNews: `query ($providerId: ID!) {
    answer: needNews(providerId: $providerId) { kind text needId } }`,
  needs: `query ($state: NeedState, $text: String) {
    answer: needs(state: $state, text: $text) { edges { node { id } } } }`,
  askQuestion: `mutation ($needId: ID!, $providerId: ID!, $text: String!, $key: ID!) {
    answer: askQuestion(needId: $needId, providerId: $providerId, text: $text, idempotencyKey: $key) ${QUESTION} }`,
  answerQuestion: `mutation ($id: ID!, $answer: String!, $key: ID!) {
    answer: answerQuestion(id: $id, answer: $answer, idempotencyKey: $key) ${QUESTION} }`,
  questions: `query ($needId: ID!) {
    answer: questions(needId: $needId) ${QUESTION} }`,
  submitNeedDraft: `mutation ($id: ID!, $key: ID!) {
    answer: submitNeedDraft(id: $id, idempotencyKey: $key) ${DRAFT} }`,
} as const;
type Operations = typeof OPERATIONS;

/** Runs an operation, and hands on its answer under one name. */
const call = <Name extends keyof Operations>(
  by: Client,
  name: Name,
  variables: Omit<VariablesOf<Operations[Name]>, 'key'>,
): Promise<Answer<AnswerOf<Operations[Name]>>> =>
  by.queryAnything(OPERATIONS[name], { key: newId(), ...variables });

const save = (by: Client, input: InputOf<Operations['saveNeedDraft']>) =>
  call(by, 'saveNeedDraft', { input });
const submitDraft = (by: Client, id: string) => call(by, 'submitNeedDraft', { id });

const publishDraft = (by: Client, id: string) => call(by, 'publishNeedDraft', { id });
const readNeed = (by: Client, id: string) => call(by, 'need', { id });

async function aNeed(enterpriseId: string, change: object = {}): Promise<string> {
  const draft = await save(factory(enterpriseId), { enterpriseId, content: content(change) });
  const published = await publishDraft(factory(enterpriseId), draft.data.answer.id);
  expect(published.errors).toBeUndefined();
  return published.data.answer.id;
}

describe('a draft of a need', () => {
  test('is saved as far as it goes, says everything that is missing, and is published by the signatory', async () => {
    const enterpriseId = await anEnterprise();
    const preparer = factory(enterpriseId, 'ENTERPRISE_PREPARER');
    const begun = (await save(preparer, { enterpriseId, content: { title: '注塑车间' } })).data.answer;
    expect(begun.problems.map(({ field, code }) => `${code} ${field}`)).toEqual(
      expect.arrayContaining([
        'FIELD_MISSING description',
        'FIELD_MISSING budgetToFen',
        'FIELD_MISSING scenario',
      ]),
    );
    const { id } = begun;
    const whole = await save(preparer, { id, enterpriseId, revision: 1, content: content() });
    expect(whole.data.answer).toMatchObject({ revision: 2, problems: [] });
    expect((await submitDraft(preparer, id)).data.answer.state).toBe('IN_CHECK');
    expect(codeOf(await publishDraft(preparer, id))).toBe('FORBIDDEN');

    const back = await call(factory(enterpriseId), 'returnNeedDraft', { id, reason: '预算再核一下' });
    expect(back.data.answer).toMatchObject({ state: 'RETURNED', returnReason: '预算再核一下' });
    await save(preparer, { id, enterpriseId, revision: 2, content: content({ budgetToFen: '16000000' }) });
    await submitDraft(preparer, id);
    const need = (await publishDraft(factory(enterpriseId), id)).data.answer;
    expect(need).toMatchObject({ state: 'OPEN', budgetToFen: '16000000', machines: [{ count: 40 }] });
    const after = await call(preparer, 'needDraft', { id });
    expect(after.data.answer).toMatchObject({ state: 'PUBLISHED', needId: need.id, problems: [] });
    expect(codeOf(await publishDraft(factory(enterpriseId), id))).toBe('MOVE_NOT_ALLOWED');
  });

  test('loses nothing when two people edit at once: the second is told and keeps what it wrote', async () => {
    const enterpriseId = await anEnterprise();
    const by = [factory(enterpriseId), factory(enterpriseId, 'ENTERPRISE_PREPARER')];
    const { id } = (await save(by[0]!, { enterpriseId, content: content() })).data.answer;
    const answers = await Promise.all(
      by.map((each, at) =>
        save(each, { id, enterpriseId, revision: 1, content: content({ title: `第${at}版标题` }) }),
      ),
    );
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['DRAFT_CHANGED', undefined]));
    const [row] = await service.sql<{ revision: number }>(
      'select revision from matching.need_draft where id = $1',
      [id],
    );
    expect(row!.revision).toBe(2);
  });

  test('is seen by its enterprise alone', async () => {
    const enterpriseId = await anEnterprise();
    const { id } = (await save(factory(enterpriseId), { enterpriseId, content: content() })).data.answer;
    const read = (by: Client) => call(by, 'needDraft', { id });
    expect(codeOf(await read(factory(await anEnterprise())))).toBe('NOT_FOUND');
    expect(codeOf(await read(official()))).toBe('FORBIDDEN');
    expect(codeOf(await save(factory(newId()), { id, enterpriseId, revision: 1, content: {} }))).toBe(
      'NOT_FOUND',
    );
  });

  test('shows before publishing what providers will see, and refuses a text that tells the hidden name', async () => {
    const enterpriseId = await anEnterprise();
    const by = factory(enterpriseId);
    const hiddenFields = ['ENTERPRISE', 'DISTRICT', 'BUDGET'];
    const { id } = (await save(by, { enterpriseId, content: content({ hiddenFields }) })).data.answer;
    const preview = (await call(by, 'needPreview', { id })).data.answer;
    const told = content({ hiddenFields, description: '演示佛山注塑的四十台机要联网，采集数据。' });
    const checked = (await save(by, { id, enterpriseId, revision: 1, content: told })).data.answer;
    expect(checked.problems).toEqual([expect.objectContaining({ code: 'SECRET_IN_TEXT' })]);
    expect(checked.problems[0]!.text).toContain('演示佛山注塑');
    expect(codeOf(await publishDraft(by, id))).toBe('DRAFT_INCOMPLETE');

    await save(by, { id, enterpriseId, revision: 2, content: content({ hiddenFields }) });
    const needId = (await publishDraft(by, id)).data.answer.id;
    const seen = (await readNeed(seller(await aProvider()), needId)).data.answer;
    expect(seen).toEqual({ ...preview, id: needId });
    expect(seen).toMatchObject({
      enterpriseName: null,
      enterprise: null,
      divisionCode: '440600',
      budgetToFen: null,
    });
    expect((await readNeed(by, needId)).data.answer.enterpriseName).toBe('演示佛山注塑有限公司');
    expect((await readNeed(official(), needId)).data.answer.budgetToFen).toBe('15000000');
  });

  test('can be copied from an earlier need, without its times', async () => {
    const enterpriseId = await anEnterprise();
    const needId = await aNeed(enterpriseId);
    const copy = await call(factory(enterpriseId), 'copyNeed', { needId });
    expect(new Set(copy.data.answer.problems.map(({ field }) => field))).toEqual(
      new Set(['bidDeadline', 'deliverBy']),
    );
  });
});

describe('a need in the own words', () => {
  const PROPOSE = `query ($text: String!) { proposeNeed(text: $text) {
    scenes { scenario said } machines { name said count } systems { name } protocols { name } } }`;
  const text = '28台啤机想联网，和现有ERP接起来，机台走modbus-tcp，看设备点检和保养';

  test('is read as scene, machines, systems and protocols, for who may write it', async () => {
    const by = factory(await anEnterprise(), 'ENTERPRISE_PREPARER');
    const { proposeNeed } = (await by.query(PROPOSE, { text })).data;
    expect(proposeNeed).toMatchObject({
      machines: [{ name: '注塑机', said: '啤机', count: 28 }],
      systems: [{ name: 'ERP' }],
      protocols: [{ name: 'Modbus TCP' }],
    });
    expect(proposeNeed.scenes[0]!.scenario).toBe('S08');
    expect(codeOf(await seller(await aProvider()).query(PROPOSE, { text }))).toBe('FORBIDDEN');
  });
});

describe('an open need', () => {
  const amend = (by: Client, needId: string, changes: VariablesOf<Operations['amendNeed']>['changes']) =>
    call(by, 'amendNeed', { needId, changes, addendum: '增加两台压铸机的采集要求。' });
  const close = (by: Client, needId: string) =>
    call(by, 'closeNeed', { needId, reason: 'PLANS_CHANGED', note: '改为明年实施' });

  test('changes by an addendum that its followers hear of; the earlier version stays readable', async () => {
    const enterpriseId = await anEnterprise();
    const providerId = await aProvider();
    const needId = await aNeed(enterpriseId, { hiddenFields: ['BUDGET'] });
    await call(seller(providerId), 'followNeed', { needId, providerId });
    const changed = await amend(factory(enterpriseId), needId, {
      budgetToFen: '20000000',
      protocols: ['MQTT'],
    });
    expect(changed.data.answer).toMatchObject({ contentVersion: 2, budgetToFen: '20000000' });
    const versions = async (by: Client) => (await call(by, 'needVersions', { needId })).data.answer;
    expect(await versions(factory(enterpriseId))).toMatchObject([
      { version: 1, budgetToFen: '15000000', protocols: ['OPC-UA'], addendum: null },
      { version: 2, budgetToFen: '20000000', protocols: ['MQTT'] },
    ]);
    expect((await versions(seller(providerId))).map(({ budgetToFen }) => budgetToFen)).toEqual([null, null]);
    const news = await call(seller(providerId), 'needNews', { providerId });
    expect(news.data.answer).toEqual([{ kind: 'ADDENDUM', text: '增加两台压铸机的采集要求。', needId }]);
  });

  test('is not changed in the last day, when it is closed, or by others', async () => {
    const enterpriseId = await anEnterprise();
    const needId = await aNeed(enterpriseId);
    expect(codeOf(await amend(factory(await anEnterprise()), needId, {}))).toBe('NOT_FOUND');
    await service.moveClock(new Date('2020-10-09T09:00:00.001Z'));
    expect(codeOf(await amend(factory(enterpriseId), needId, {}))).toBe('ADDENDUM_TOO_LATE');
    await service.moveClock(new Date(DEADLINE));
    expect(codeOf(await amend(factory(enterpriseId), needId, {}))).toBe('NEED_NOT_OPEN');
  });

  test('ends by its enterprise with a reason, takes no bid any more, and leaves the lists of providers', async () => {
    const enterpriseId = await anEnterprise();
    const providerId = await aProvider();
    const needId = await aNeed(enterpriseId);
    const closed = await close(factory(enterpriseId), needId);
    expect(closed.data.answer).toMatchObject({ state: 'CANCELLED', closingReason: 'PLANS_CHANGED' });
    expect(codeOf(await close(factory(enterpriseId), needId))).toBe('MOVE_NOT_ALLOWED');
    expect(codeOf(await readNeed(seller(providerId), needId))).toBe('NOT_FOUND');
    const direct = service.sql(
      `insert into matching.bid (id, need_id, provider_id, sealed_by, sealed_text, content_hash, sealed_at)
       values (gen_random_uuid(), $1, $2, '', '', repeat('0', 64), now())`,
      [needId, providerId],
    );
    await expect(direct).rejects.toThrow(/the need of this bid was closed/);
  });

  test('expires when nobody awards it for 90 days, read off the clock', async () => {
    const enterpriseId = await anEnterprise();
    const needId = await aNeed(enterpriseId);
    const stateAt = async (moment: string) => {
      await service.moveClock(new Date(moment));
      return (await readNeed(factory(enterpriseId), needId)).data.answer.state;
    };
    expect(await stateAt(DEADLINE)).toBe('CLOSED');
    expect(await stateAt('2021-01-08T08:59:00.000Z')).toBe('CLOSED');
    expect(await stateAt('2021-01-08T09:00:00.000Z')).toBe('EXPIRED');
    const listed = await call(factory(enterpriseId), 'needs', { state: 'EXPIRED' });
    expect(listed.data.answer.edges.map(({ node }) => node.id)).toEqual([needId]);
  });
});

test('a need is found by a part of its title, by those who have it on their list', async () => {
  const enterpriseId = await anEnterprise();
  const needId = await aNeed(enterpriseId);
  const found = async (by: Client, text: string): Promise<string[]> =>
    (await call(by, 'needs', { text })).data.answer.edges.map(({ node }) => node.id);
  expect(await found(factory(enterpriseId), '车间生产')).toEqual([needId]);
  expect(await found(factory(enterpriseId), '注%车间')).toEqual([]);
  expect(await found(factory(await anEnterprise()), '车间生产')).toEqual([]);
});

describe('questions', () => {
  const ask = (providerId: string, needId: string, text = '注塑机控制器是什么型号？') =>
    call(seller(providerId), 'askQuestion', { needId, providerId, text });
  const answerTo = (by: Client, id: string) =>
    call(by, 'answerQuestion', {
      id,
      answer: '弘讯和科强两种。',
    });
  const list = async (by: Client, needId: string) => (await call(by, 'questions', { needId })).data.answer;

  test('and answers reach everybody, and nobody learns who asked', async () => {
    const enterpriseId = await anEnterprise();
    const [asker, rival] = [await aProvider(), await aProvider('演示数联服务商')];
    const needId = await aNeed(enterpriseId);
    const { id } = (await ask(asker, needId)).data.answer;
    expect((await ask(rival, needId, '交付能否分两期？')).data.answer.number).toBe(2);
    expect(codeOf(await answerTo(seller(rival), id))).toBe('FORBIDDEN');
    expect((await answerTo(factory(enterpriseId), id)).data.answer.answer).toBe('弘讯和科强两种。');
    expect(codeOf(await answerTo(factory(enterpriseId), id))).toBe('QUESTION_ANSWERED');
    expect((await list(seller(asker), needId)).map(({ own }) => own)).toEqual([true, false]);
    expect((await list(seller(rival), needId)).map(({ own }) => own)).toEqual([false, true]);
    const whole = JSON.stringify(await list(factory(enterpriseId), needId));
    expect(whole).not.toContain(asker);
    expect(codeOf(await ask(asker, needId, '演示云智服务商想知道控制器型号'))).toBe('QUESTION_NAMES_ASKER');
  });

  test('are numbered without gaps, however many ask at once', async () => {
    const needId = await aNeed(await anEnterprise());
    const providers = await Promise.all(Array.from({ length: 6 }, (_, at) => aProvider(`演示第${at}服务商`)));
    const numbers = (await Promise.all(providers.map((id) => ask(id, needId)))).map(
      ({ data }) => data.answer.number,
    );
    expect(new Set(numbers)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  });

  test.each([
    ['a minute before the cut-off', -60_000, undefined],
    ['at the cut-off', 0, 'QUESTIONS_CLOSED'],
  ])('%s', async (_, offset, code) => {
    const questionsUntil = '2020-10-05T09:00:00.000Z';
    const needId = await aNeed(await anEnterprise(), { questionsUntil });
    const providerId = await aProvider();
    await service.moveClock(new Date(Date.parse(questionsUntil) + offset));
    expect(codeOf(await ask(providerId, needId))).toBe(code);
  });
});
