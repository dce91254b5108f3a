import { newId } from '#libs/kernel';
import { Sweeps } from '#libs/platform';
import type { Answer, Client } from '../../support/a-service.js';
import type { AnswerOf, VariablesOf } from '../../support/graphql/typed.js';
import { aMarket, BEFORE, codeOf, type Market } from '../../support/world/matching/market.js';

let market: Market;

beforeAll(async () => {
  market = await aMarket();
}, 60_000);
afterAll(() => market?.service.stop());
beforeEach(() => market.moveClock(BEFORE));

const JOINT_NEED = '{ id state members joined led budgetToFen machines { kind count } needIds }';
const OPERATIONS = {
  openJointNeed: `mutation ($input: OpenJointNeedInput!, $key: ID!) {
    answer: openJointNeed(input: $input, idempotencyKey: $key) ${JOINT_NEED} }`,
  joinJointNeed: `mutation ($id: ID!, $enterpriseId: ID!, $own: JointNeedMemberInput!, $key: ID!) {
    answer: joinJointNeed(id: $id, enterpriseId: $enterpriseId, own: $own, idempotencyKey: $key) ${JOINT_NEED} }`,
  publishJointNeed: `mutation ($id: ID!, $key: ID!) {
    answer: publishJointNeed(id: $id, idempotencyKey: $key) ${JOINT_NEED} }`,
  jointNeed: `query ($id: ID!) {
    answer: jointNeed(id: $id) ${JOINT_NEED} }`,
} as const;
type Operations = typeof OPERATIONS;

/** Runs an operation, and hands on its answer under one name. */
const call = <Name extends keyof Operations>(
  by: Client,
  name: Name,
  variables: Omit<VariablesOf<Operations[Name]>, 'key'>,
): Promise<Answer<AnswerOf<Operations[Name]>>> =>
  by.queryAnything(OPERATIONS[name], { key: newId(), ...variables });

/** What all members ask for alike. */
function content() {
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
    bidDeadline: '2020-10-10T09:00:00.000Z',
  };
}

describe('a joint need', () => {
  const open = (enterpriseId: string) =>
    call(market.buyer(enterpriseId), 'openJointNeed', {
      input: {
        enterpriseId,
        clusterName: '演示小榄五金集群',
        joinUntil: '2020-10-01T00:00:00.000Z',
        content: content(),
      },
    });
  const join = (enterpriseId: string, id: string) =>
    call(market.buyer(enterpriseId), 'joinJointNeed', {
      id,
      enterpriseId,
      own: {
        protocols: [],
        integrations: [],
        machines: [{ kind: '注塑机', count: 10, protocol: 'EUROMAP 63' }],
        budgetFromFen: '1000000',
        budgetToFen: '5000000',
      },
    });
  const publish = (enterpriseId: string, id: string) =>
    call(market.buyer(enterpriseId), 'publishJointNeed', { id });

  test('is joined by enterprises of the cluster and published as a need for each', async () => {
    const [lead, member] = [
      await market.anEnterprise(),
      await market.anEnterprise({ name: '演示中山压铸有限公司' }),
    ];
    const { id } = (await open(lead)).data.answer;
    expect((await join(member, id)).data.answer).toMatchObject({
      members: 2,
      joined: true,
      led: false,
      budgetToFen: '20000000',
      machines: [{ kind: '注塑机', count: 50 }],
    });
    expect(codeOf(await join(member, id))).toBe('JOINT_NEED_JOINED');
    expect(codeOf(await publish(lead, id))).toBe('JOINT_NEED_STILL_JOINING');
    const outside = call(market.seller(await market.aProvider()), 'jointNeed', { id });
    expect(codeOf(await outside)).toBe('NOT_FOUND');

    await market.moveClock(new Date('2020-10-01T00:00:00.000Z'));
    await market.service.app.get(Sweeps).run();
    await market.service.app.get(Sweeps).run();
    const told = (await market.service.outbox('joint-need.completed.v1')).filter(
      ({ subject }) => subject === id,
    );
    expect(told.map(({ data }) => data)).toEqual([
      {
        jointNeedId: id,
        enterpriseId: lead,
        completedAt: '2020-10-01T00:00:00.000Z',
        nextMover: 'ENTERPRISE',
      },
    ]);
    expect(codeOf(await join(await market.anEnterprise(), id))).toBe('JOINT_NEED_CLOSED');
    expect(codeOf(await publish(member, id))).toBe('NOT_FOUND');
    const published = (await publish(lead, id)).data.answer;
    expect(published).toMatchObject({ state: 'PUBLISHED', led: true });
    expect(published.needIds).toHaveLength(2);
    const needs = await market.service.sql<{ enterprise_id: string; budget_to_fen: string }>(
      'select enterprise_id, budget_to_fen from matching.need where joint_need_id = $1 order by budget_to_fen::bigint',
      [id],
    );
    expect(needs).toEqual([
      { enterprise_id: member, budget_to_fen: '5000000' },
      { enterprise_id: lead, budget_to_fen: '15000000' },
    ]);
  });

  test('is published once, however often at the same moment, and not for a single member', async () => {
    const [lead, member] = [await market.anEnterprise(), await market.anEnterprise()];
    const { id } = (await open(lead)).data.answer;
    const alone = (await open(lead)).data.answer.id;
    await join(member, id);
    await market.moveClock(new Date('2020-10-02T00:00:00.000Z'));
    const answers = await Promise.all(Array.from({ length: 8 }, () => publish(lead, id)));
    expect(answers.filter((answer) => codeOf(answer) === undefined)).toHaveLength(1);
    expect(
      await market.service.sql('select 1 from matching.need where joint_need_id = $1', [id]),
    ).toHaveLength(2);
    expect(codeOf(await publish(lead, alone))).toBe('JOINT_NEED_TOO_SMALL');
  });
});
