import { ProviderLeftV1, ProviderSuspendedV1 } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { aService, type Client, type TestService } from '../../../support/a-service.js';
import { AFTER_DEADLINE, contractWorld, must } from '../../../support/world/matching/contract.js';
import { codeOf } from '../../../support/world/matching/market.js';

const DAY = 86_400_000;

let service: TestService;
let world: ReturnType<typeof contractWorld>;

beforeAll(async () => {
  service = await aService('matching', { SEALING_KEY: Buffer.alloc(32, 7).toString('base64') });
  world = contractWorld(service);
}, 60_000);
afterAll(() => service?.stop());

const withReason = (
  by: Client,
  name: 'proposeTermination' | 'terminateContract' | 'withdrawContractChange',
  id: string,
) => world.command(by, name, { id: id, reason: '演示理由：停产' });

const notice = (by: Client, id: string) =>
  by.query(
    `mutation ($id: ID!, $key: ID!) {
      giveTerminationNotice(id: $id, reason: "屡次逾期", idempotencyKey: $key) { effectiveAt } }`,
    { id, key: newId() },
  );

const told = async (type: string, id: string) =>
  (await service.outbox(type)).filter(({ subject }) => subject === id).map(({ data }) => data);

describe('an amendment', () => {
  const parts = (contract: { milestones: { id: string; title: string }[] }, secondFen: string) => {
    const [first, second] = [contract.milestones[0]!, contract.milestones[1]!];
    return [
      { id: first.id, title: first.title, dueInMonths: 2, amountFen: '6000000', phase: 1 },
      { id: second.id, title: second.title, dueInMonths: 6, amountFen: secondFen, phase: 1 },
    ];
  };
  const line = (id: string, amountFen: string) => {
    const words = { description: '演示明细', industrialPlatform: true, publicCloud: true };
    return { ...words, id, kind: 'PLATFORM_SERVICE' as const, amountFen };
  };

  test('is in force once both have signed it, leaves what is delivered, and works the total out anew', async () => {
    const { buyer, seller, contract } = await world.aContract();
    await world.deliver(buyer, seller, contract.milestones[0]!.id);
    const change = {
      lines: [line(contract.lines[0]!.id, '9000000')],
      milestones: parts(contract, '3000000'),
    };
    const proposed = (await world.propose(seller, contract.id, change, '取消机械手')).it;
    expect(proposed).toMatchObject({
      state: 'SIGNED',
      version: 1,
      totalFen: '12000000',
      pending: { version: 2, kind: 'AMENDMENT' },
    });
    const { pending } = proposed;
    expect(JSON.parse(pending!.document)).toMatchObject({
      amends: { version: 1, documentHash: contract.documentHash, reason: '取消机械手' },
    });
    must(await world.signText(buyer, contract.id, pending!.documentHash));
    expect((await world.read(buyer, contract.id)).totalFen).toBe('12000000');
    const amended = (await world.signText(seller, contract.id, pending!.documentHash)).it;
    expect(amended).toMatchObject({ state: 'SIGNED', version: 2, totalFen: '9000000', pending: null });
    expect(amended.lines.map(({ id }) => id)).toEqual([contract.lines[0]!.id]);
    expect(await told('contract.amended.v1', contract.id)).toMatchObject([
      { version: 2, totalFen: '9000000', documentHash: pending!.documentHash, reason: '取消机械手' },
    ]);
    const rows = await service.sql(
      `select amount_fen::text, ended_in_version from matching.contract_line where contract_id = $1 order by position`,
      [contract.id],
    );
    expect(rows).toEqual([
      { amount_fen: '9000000', ended_in_version: null },
      { amount_fen: '3000000', ended_in_version: 2 },
    ]);
    expect((await world.deliver(buyer, seller, contract.milestones[1]!.id)).state).toBe('ACCEPTED');
  });

  test('that touches what was delivered is refused, also when it was delivered after the proposal', async () => {
    const { buyer, seller, contract } = await world.aContract();
    const [first, second] = [contract.milestones[0]!.id, contract.milestones[1]!.id];
    await world.deliver(buyer, seller, first);
    const milestones = parts(contract, '7000000').map((each) => ({ ...each }));
    milestones[0]!.amountFen = '5000000';
    expect(codeOf(await world.propose(buyer, contract.id, { milestones }))).toBe('DELIVERED_CHANGED');
    const later = { lines: [line(contract.lines[0]!.id, '9000000')], milestones: parts(contract, '3000000') };
    const { documentHash } = (await world.propose(buyer, contract.id, later)).it.pending!;
    must(await world.signText(buyer, contract.id, documentHash));
    must(await world.report(seller, second));
    expect(codeOf(await world.signText(seller, contract.id, documentHash))).toBe('DELIVERED_CHANGED');
    expect((await withReason(seller, 'withdrawContractChange', contract.id)).it.pending).toBeNull();
    expect((await world.accept(buyer, second)).it).toMatchObject({ state: 'ACCEPTED', totalFen: '12000000' });
  });
});

describe('a contract ends early', () => {
  test('by an agreement that both sign, with the settlement in it', async () => {
    const { buyer, seller, contract } = await world.aContract();
    await world.deliver(buyer, seller, contract.milestones[0]!.id);
    const { pending } = (await withReason(buyer, 'proposeTermination', contract.id)).it;
    expect(JSON.parse(pending!.document)).toMatchObject({ acceptedFen: '6000000', remainingFen: '6000000' });
    must(await world.signText(buyer, contract.id, pending!.documentHash));
    const ended = (await world.signText(seller, contract.id, pending!.documentHash)).it;
    expect(ended.state).toBe('TERMINATED');
    expect(await told('contract.terminated.v1', contract.id)).toMatchObject([
      { reasonCode: 'AGREEMENT', acceptedFen: '6000000', remainingFen: '6000000' },
    ]);
    expect(codeOf(await world.report(seller, contract.milestones[1]!.id))).toBe('CONTRACT_NOT_IN_FORCE');
  });

  test('not by an agreement whose settlement is not true any more', async () => {
    const { buyer, seller, contract } = await world.aContract();
    const { pending } = (await withReason(buyer, 'proposeTermination', contract.id)).it;
    must(await world.signText(buyer, contract.id, pending!.documentHash));
    await world.deliver(buyer, seller, contract.milestones[0]!.id);
    expect(codeOf(await world.signText(seller, contract.id, pending!.documentHash))).toBe(
      'SETTLEMENT_CHANGED',
    );
    expect((await world.read(buyer, contract.id)).state).toBe('SIGNED');
  });

  test('for cause by one side, when its notice has run out', async () => {
    const { buyer, seller, contract } = await world.aContract();
    expect(codeOf(await withReason(buyer, 'terminateContract', contract.id))).toBe('NO_NOTICE');
    must(await notice(buyer, contract.id));
    expect(codeOf(await notice(seller, contract.id))).toBe('NOTICE_STANDS');
    expect(codeOf(await withReason(buyer, 'terminateContract', contract.id))).toBe('NOTICE_RUNS');
    const answered = await seller.query(
      `mutation ($id: ID!, $key: ID!) {
        answerTerminationNotice(id: $id, statement: "停机窗口未提供", idempotencyKey: $key) { statement } }`,
      { id: contract.id, key: newId() },
    );
    expect(codeOf(answered)).toBeUndefined();
    await service.moveClock(new Date(AFTER_DEADLINE.getTime() + 16 * DAY));
    expect(codeOf(await withReason(seller, 'terminateContract', contract.id))).toBe('NO_NOTICE');
    const both = await Promise.all([1, 2].map(() => withReason(buyer, 'terminateContract', contract.id)));
    expect(both.map(codeOf).filter(Boolean)).toEqual(['CONTRACT_NOT_IN_FORCE']);
    expect(await told('contract.terminated.v1', contract.id)).toMatchObject([
      { reasonCode: 'CAUSE', acceptedFen: '0', remainingFen: '12000000' },
    ]);
  });

  test('by the commission, once its provider has left the pool', async () => {
    const { contract, providerId, buyer } = await world.aContract();
    const manager = service.as({ role: 'PROGRAMME_MANAGER', organisationKind: 'COMMISSION' });
    expect(codeOf(await withReason(manager, 'terminateContract', contract.id))).toBe('PROVIDER_STANDS');
    const fact = { providerId, at: '2020-10-20T00:00:00.000Z', reason: '取消资格' };
    await service.deliver(ProviderLeftV1, providerId, { ...fact, cause: 'REMOVED' });
    expect((await withReason(manager, 'terminateContract', contract.id)).it.state).toBe('TERMINATED');
    expect(await told('contract.terminated.v1', contract.id)).toMatchObject([
      { reasonCode: 'PROVIDER_REMOVED' },
    ]);
    const next = await world.aProvider();
    const drafted = await world.command(buyer, 'chooseReplacement', {
      contractId: contract.id,
      providerId: next,
      reason: '承接全部',
    });
    must(await world.sign(buyer, drafted.it));
    expect((await world.sign(world.providerMember(next), drafted.it)).it.state).toBe('SIGNED');
    expect((await world.read(buyer, contract.id)).state).toBe('REPLACED');
  });
});

test('a draft is not signed with a provider that is suspended', async () => {
  const { contract, providerId, buyer, seller } = await world.aDraft();
  must(await world.sign(buyer, contract));
  const fact = { providerId, at: '2020-10-20T00:00:00.000Z', reason: '暂停' };
  await service.deliver(ProviderSuspendedV1, providerId, fact);
  expect(codeOf(await world.sign(seller, contract))).toBe('PROVIDER_NOT_IN_GOOD_STANDING');
});

describe('a dispute', () => {
  const DISPUTE = `id state outcome statement milestoneId`;
  const open = (by: Client, contractId: string, milestoneId?: string) =>
    by.query(
      `mutation ($contractId: ID!, $milestoneId: ID, $key: ID!) { openDispute(contractId: $contractId,
        milestoneId: $milestoneId, facts: "看板数据与现场不符", idempotencyKey: $key) { ${DISPUTE} } }`,
      { contractId, milestoneId, key: newId() },
    );
  const mediate = (by: Client, id: string) =>
    by.query(
      `mutation ($id: ID!, $key: ID!) {
        mediateDispute(id: $id, outcome: FOR_PROVIDER, reason: "现场复核一致", idempotencyKey: $key) { ${DISPUTE} } }`,
      { id, key: newId() },
    );
  const answer = (by: Client, id: string) =>
    by.query(
      `mutation ($id: ID!, $key: ID!) {
        answerDispute(id: $id, statement: "采集点位已核对", idempotencyKey: $key) { ${DISPUTE} } }`,
      { id, key: newId() },
    );

  test('keeps its milestone from being accepted, and no other, until the bureau has mediated', async () => {
    const { buyer, seller, contract } = await world.aContract();
    const [first, second] = [contract.milestones[0]!.id, contract.milestones[1]!.id];
    must(await world.report(seller, first));
    const dispute = must(await open(buyer, contract.id, first)).openDispute;
    expect(codeOf(await open(seller, contract.id, first))).toBe('MILESTONE_DISPUTED');
    expect(codeOf(await world.accept(buyer, first))).toBe('MILESTONE_DISPUTED');
    await world.deliver(buyer, seller, second);
    expect(codeOf(await answer(buyer, dispute.id))).toBe('OWN_DISPUTE');
    expect(must(await answer(seller, dispute.id)).answerDispute.state).toBe('ANSWERED');
    const bureau = (divisionCode: string) =>
      service.as({ organisationKind: 'BUREAU', role: 'BUREAU_REVIEWER', divisionCode });
    expect(codeOf(await mediate(bureau('440100'), dispute.id))).toBe('NOT_FOUND');
    expect(codeOf(await mediate(buyer, dispute.id))).toBe('FORBIDDEN');
    expect(must(await mediate(bureau('440600'), dispute.id)).mediateDispute).toMatchObject({
      state: 'MEDIATED',
      outcome: 'FOR_PROVIDER',
    });
    expect((await world.accept(buyer, first)).it.state).toBe('ACCEPTED');
    expect(codeOf(await open(buyer, contract.id, first))).toBe('MILESTONE_SETTLED');
  });

  test('is opened once at a time, for the two sides alone', async () => {
    const { buyer, seller, contract } = await world.aContract();
    const milestone = contract.milestones[0]!.id;
    const both = await Promise.all([
      open(buyer, contract.id, milestone),
      open(seller, contract.id, milestone),
    ]);
    expect(both.map(codeOf).filter(Boolean)).toEqual(['MILESTONE_DISPUTED']);
    expect(codeOf(await open(world.enterpriseMember(newId()), contract.id))).toBe('NOT_FOUND');
    expect(codeOf(await open(buyer, contract.id, newId()))).toBe('NOT_FOUND');
  });
});
