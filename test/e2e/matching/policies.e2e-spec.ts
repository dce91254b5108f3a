import { newId } from '#libs/kernel';
import { aService, type Client, type TestService } from '../../support/a-service.js';
import { contractWorld } from '../../support/world/matching/contract.js';
import { aNeedInput, codeOf, peopleOf } from '../../support/world/matching/market.js';

const DAY = 86_400_000;

let service: TestService;
let world: ReturnType<typeof contractWorld>;
let manager: Client;
let approver: Client;
let now: Date;

beforeAll(async () => {
  service = await aService('matching', { SEALING_KEY: Buffer.alloc(32, 7).toString('base64') });
  world = contractWorld(service);
  manager = service.as({ role: 'PROGRAMME_MANAGER', organisationKind: 'COMMISSION' });
  approver = service.as({ role: 'COMMISSION_APPROVER', organisationKind: 'COMMISSION' });
  [{ now }] = (await service.sql<{ now: Date }>('select clock.now() as now')) as [{ now: Date }];
}, 60_000);
afterAll(() => service?.stop());

const OPERATOR = { source: '演示：由运营方设定', confidence: 'OPERATOR' as const };

const propose = (by: Client, noticeDays: unknown, inForceFrom: Date, key = newId()) =>
  by.query(
    `mutation ($settings: [PolicySettingInput!]!, $from: DateTime!, $key: ID!) {
      proposeMatchingPolicy(policy: "contractEnd", settings: $settings, reason: "演示", inForceFrom: $from, idempotencyKey: $key) }`,
    {
      settings: [
        { name: 'noticeDays', value: JSON.stringify(noticeDays), ...OPERATOR },
        { name: 'handOverDays', value: '30', ...OPERATOR },
      ],
      from: inForceFrom.toISOString(),
      key,
    },
  );

const decide = (by: Client, verb: 'publish' | 'withdraw', id: string) =>
  by.query(`mutation ($id: ID!, $key: ID!) { ${verb}MatchingPolicy(id: $id, idempotencyKey: $key) }`, {
    id,
    key: newId(),
  });

const policies = async (by: Client, language = 'en') => {
  const answer = await by.query(
    `{ matchingPolicies { name versions { version settings { name value words } } } }`,
    {},
    { language },
  );
  return answer.data.matchingPolicies.find(({ name }) => name === 'contractEnd')!;
};

type Signed = Awaited<ReturnType<typeof world.aContract>>;
/** How many days a notice runs that is given now. */
const daysOfNotice = async ({ buyer, contract }: Signed) => {
  const answer = await buyer.query(
    `mutation ($id: ID!, $key: ID!) {
      giveTerminationNotice(id: $id, reason: "屡次逾期", idempotencyKey: $key) { effectiveAt } }`,
    { id: contract.id, key: newId() },
  );
  return Math.round(
    (Date.parse(answer.data.giveTerminationNotice.effectiveAt) - (await clock()).getTime()) / DAY,
  );
};

const clock = async () => (await service.sql<{ now: Date }>('select clock.now() as now'))[0]!.now;

test('anybody reads what ships with the platform, with its source, in the language asked for', async () => {
  const english = await policies(service.visitor);
  expect(english.versions).toMatchObject([
    {
      version: 1,
      settings: [
        { name: 'noticeDays', value: '15' },
        { name: 'handOverDays', value: '30' },
      ],
    },
  ]);
  const chinese = await policies(service.visitor, 'zh-CN');
  expect(chinese.versions[0]!.settings[0]!.words).toContain('解除合同');
  expect(english.versions[0]!.settings[0]!.words).toContain('Termination for cause');
});

test('a version takes two people, holds from its day on, and is never changed', async () => {
  // A contract needs moments of its own, so all three are there before the clock matters.
  const contracts = [await world.aContract(), await world.aContract(), await world.aContract()] as const;
  expect(await daysOfNotice(contracts[0])).toBe(15);
  const from = new Date((await clock()).getTime() + DAY);
  const id = (await propose(manager, 20, from)).data.proposeMatchingPolicy;
  expect((await policies(service.visitor)).versions).toHaveLength(1);
  expect((await policies(approver)).versions).toHaveLength(2);
  expect(codeOf(await propose(manager, 25, from))).toBe('POLICY_OPEN');

  const both = service.as({
    role: 'COMMISSION_APPROVER',
    organisationKind: 'COMMISSION',
    personId: manager.personId,
  });
  expect(codeOf(await decide(both, 'publish', id))).toBe('POLICY_TWO_PEOPLE');
  expect((await decide(approver, 'publish', id)).errors).toBeUndefined();
  expect(codeOf(await decide(approver, 'publish', id))).toBe('POLICY_NOT_OPEN');
  expect(codeOf(await decide(manager, 'withdraw', id))).toBe('POLICY_NOT_OPEN');

  expect(await daysOfNotice(contracts[1])).toBe(15);
  await service.moveClock(new Date(from.getTime() + 1000));
  expect(await daysOfNotice(contracts[2])).toBe(20);
  const refused = service.sql(`update matching.policy_version set reason = 'x' where id = $1`, [id]);
  await expect(refused).rejects.toThrow('never changed');
});

test('nothing is backdated, incomplete, or without sense', async () => {
  const past = new Date((await clock()).getTime() - 1000);
  const ahead = new Date((await clock()).getTime() + DAY);
  expect(codeOf(await propose(manager, 20, past))).toBe('POLICY_BACKDATED');
  expect(codeOf(await propose(manager, 0, ahead))).toBe('POLICY_PROBLEMS');
  expect(codeOf(await propose(manager, '20', ahead))).toBe('POLICY_PROBLEMS');
  const id = (await propose(manager, 30, ahead)).data.proposeMatchingPolicy;
  await service.moveClock(new Date(ahead.getTime() + 1000));
  // Its day went by while it waited: published now it would have held for what is past.
  expect(codeOf(await decide(approver, 'publish', id))).toBe('POLICY_BACKDATED');
  expect((await decide(manager, 'withdraw', id)).errors).toBeUndefined();
});

test('of many proposals at once one stands', async () => {
  const ahead = new Date((await clock()).getTime() + DAY);
  const answers = await Promise.all(Array.from({ length: 20 }, () => propose(manager, 30, ahead)));
  expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
  expect(answers.filter(({ errors }) => errors).map(codeOf)).toEqual(Array(19).fill('POLICY_OPEN'));
});

test('a factory neither proposes nor publishes', async () => {
  const factory = service.as({ role: 'ENTERPRISE_SIGNATORY', organisationKind: 'ENTERPRISE' });
  expect(codeOf(await propose(factory, 20, new Date(now.getTime() + 40 * DAY)))).toBe('FORBIDDEN');
});

describe('a need keeps to what held when it was published', () => {
  /** Publishes a version of a policy that differs in some values, in force in a minute, and passes that moment. */
  async function decided(policy: string, change: Readonly<Record<string, unknown>>): Promise<void> {
    const { matchingPolicies } = (
      await approver.query(
        `{ matchingPolicies { name versions { publishedAt inForceFrom settings { name value source confidence } } } }`,
      )
    ).data;
    const settings = matchingPolicies
      .find(({ name }) => name === policy)!
      .versions[0]!.settings.map(({ name, value, source, confidence }) => ({
        name,
        value: name in change ? JSON.stringify(change[name]) : value,
        source,
        confidence,
      }));
    const from = new Date((await clock()).getTime() + 60_000);
    const proposed = await manager.query(
      `mutation ($policy: String!, $settings: [PolicySettingInput!]!, $from: DateTime!, $key: ID!) {
        proposeMatchingPolicy(policy: $policy, settings: $settings, reason: "演示", inForceFrom: $from, idempotencyKey: $key) }`,
      { policy, settings, from: from.toISOString(), key: newId() },
    );
    expect(codeOf(await decide(approver, 'publish', proposed.data.proposeMatchingPolicy))).toBeUndefined();
    await service.moveClock(new Date(from.getTime() + 1000));
  }

  async function aNeed(): Promise<{ buyer: Client; needId: string; bidDeadline: Date }> {
    const people = peopleOf(service);
    const buyer = people.buyer(await people.anEnterprise());
    const bidDeadline = new Date((await clock()).getTime() + 20 * DAY);
    const input = aNeedInput(buyer.organisationId, {
      bidDeadline: bidDeadline.toISOString(),
      deliverBy: '2023-01-01',
    });
    const { publishNeed } = (
      await buyer.query(
        `mutation ($input: PublishNeedInput!, $key: ID!) { publishNeed(input: $input, idempotencyKey: $key) { id } }`,
        { input, key: newId() },
      )
    ).data;
    return { buyer, needId: publishNeed.id, bidDeadline };
  }

  const planOf = async ({ buyer, needId }: { buyer: Client; needId: string }) =>
    (
      await buyer.query(`query ($id: ID!) { evaluationPlan(needId: $id) { leastBids rulesVersion } }`, {
        id: needId,
      })
    ).data.evaluationPlan;

  test('of how many bids there should be', async () => {
    const before = await aNeed();
    await decided('procurement', { leastBids: [{ fromFen: '0', value: 4 }] });
    const after = await aNeed();
    expect(await planOf(before)).toEqual({ leastBids: 1, rulesVersion: '1' });
    expect(await planOf(after)).toEqual({ leastBids: 4, rulesVersion: '2' });
  });

  test('of by when it has to be awarded, and of its last quiet days', async () => {
    const before = await aNeed();
    await decided('needTerms', { awardWithinDays: 5, quietDays: 10, longestOpenDays: 30 });
    const after = await aNeed();
    const amend = ({ buyer, needId }: { buyer: Client; needId: string }) =>
      buyer.query(
        `mutation ($needId: ID!, $key: ID!) {
          amendNeed(needId: $needId, changes: {}, addendum: "现场踏勘安排", idempotencyKey: $key) { id } }`,
        { needId, key: newId() },
      );
    await service.moveClock(new Date(after.bidDeadline.getTime() - 5 * DAY));
    expect([codeOf(await amend(before)), codeOf(await amend(after))]).toEqual([
      undefined,
      'ADDENDUM_TOO_LATE',
    ]);
    await service.moveClock(new Date(after.bidDeadline.getTime() + 6 * DAY));
    const read = async ({ buyer, needId }: { buyer: Client; needId: string }) =>
      (await buyer.query(`query ($id: ID!) { need(id: $id) { state awardBy } }`, { id: needId })).data.need;
    expect(await read(before)).toEqual({
      state: 'CLOSED',
      awardBy: new Date(before.bidDeadline.getTime() + 90 * DAY).toISOString(),
    });
    expect(await read(after)).toEqual({
      state: 'EXPIRED',
      awardBy: new Date(after.bidDeadline.getTime() + 5 * DAY).toISOString(),
    });
  });
});
