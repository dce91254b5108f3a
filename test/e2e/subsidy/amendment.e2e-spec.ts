import { newId } from '#libs/kernel';
import { aService, type Client, type TestService } from '../../support/a-service.js';
import { hasToDoWith } from '../../support/world/subsidy/payment.js';
import {
  aContract,
  approver,
  aRound,
  claim,
  done,
  expectWholeLedger,
  manager,
  PROPOSE as PROPOSE_ROUND,
  PUBLISH,
  schemeId,
} from '../../support/world/subsidy/subsidy.js';
import type { InputOf } from '../../support/graphql/typed.js';

const SHOWN = 'id state claimTo redeemTo budgetAddedFen providerId limitChangeFen reason';
const PROPOSE =
  `mutation ($input: ProposeAmendmentInput!, $key: ID!) { proposeAmendment(input: $input, idempotencyKey: $key) { ${SHOWN} } }` as const;
const APPROVE =
  `mutation ($id: ID!, $key: ID!) { approveAmendment(id: $id, idempotencyKey: $key) { ${SHOWN} } }` as const;
const LIST = `query ($id: ID!) { amendments(roundId: $id) { edges { node { id } } } }`;
const ROUND = `query ($id: ID!) { round(id: $id) { claimTo redeemTo budgetFen claimsOpen cities { cityCode availableFen } } }`;

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectWholeLedger(service));

const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) =>
  answer.errors?.[0]?.extensions.code;

type Change = Omit<InputOf<typeof PROPOSE>, 'reason'> & { reason?: string };

function propose(input: Change) {
  return manager(service).query(PROPOSE, {
    input: { reason: '平台故障，统一延期', ...input },
    key: newId(),
  });
}
const approve = (id: string) => approver(service).query(APPROVE, { id, key: newId() });

async function amend(input: Change): Promise<string> {
  const { proposeAmendment } = await done(propose(input));
  await done(approve(proposeAmendment.id));
  return proposeAmendment.id;
}

const stateOf = async (roundId: string): Promise<object> =>
  (await done(service.visitor.query(ROUND, { id: roundId }))).round;

describe('a published round', () => {
  test('is open longer for everybody when two people say so, and everybody sees it', async () => {
    const roundId = await aRound(service);
    const early = await aContract(service);
    const { claimVoucher } = await done(claim(roundId, early));
    await service.moveClock(new Date('2020-10-01T10:00:00+08:00'));
    const late = await aContract(service);
    expect(codeOf(await claim(roundId, late))).toBe('CLAIM_WINDOW');
    const id = await amend({
      roundId,
      claimTo: '2020-10-15T17:00:00+08:00',
      redeemTo: '2021-03-08T17:00:00+08:00',
    });
    expect(await stateOf(roundId)).toMatchObject({ claimsOpen: true, redeemTo: '2021-03-08T09:00:00.000Z' });
    await done(claim(roundId, late));
    // An enterprise that had a voucher already has the longer window as well.
    const ends = await service.sql('select distinct redeem_by from subsidy.voucher where round_id = $1', [
      roundId,
    ]);
    expect(ends).toEqual([{ redeem_by: new Date('2021-03-08T17:00:00+08:00') }]);
    expect(claimVoucher.voucher?.state).toBe('RESERVED');
    expect(await done(service.visitor.query(LIST, { id: roundId }))).toEqual({
      amendments: { edges: [{ node: { id } }] },
    });
  });

  test('gets more money, which serves those who wait', async () => {
    const roundId = await aRound(service, { budgetFen: '7300000' });
    await done(claim(roundId, await aContract(service)));
    const { claimVoucher } = await done(claim(roundId, await aContract(service)));
    expect(claimVoucher.voucher?.state).toBe('WAITING');
    await amend({
      roundId,
      budgetAddedFen: '20000000',
      tranches: [{ cityCode: '440600', amountFen: '8000000' }],
      reason: '追加预算',
    });
    expect(await stateOf(roundId)).toMatchObject({
      budgetFen: '27300000',
      cities: [{ cityCode: '440600', availableFen: '700000' }],
    });
    const [voucher] = await service.sql('select state from subsidy.voucher where id = $1', [
      claimVoucher.voucher!.id,
    ]);
    expect(voucher).toEqual({ state: 'RESERVED' });
  });

  test('takes another limit for one provider: up serves who waits, down takes what is free, unseen by the public', async () => {
    const roundId = await aRound(service, { budgetFen: '100000000000' });
    const lines = [{ kind: 'PLATFORM_SERVICE', amountFen: '166666667' }];
    const first = await aContract(service, { lines });
    const { providerId } = first;
    await amend({ roundId, providerId, limitChangeFen: '-450000000', reason: '抽查发现问题' });
    await done(claim(roundId, first));
    const { claimVoucher } = await done(claim(roundId, await aContract(service, { lines, providerId })));
    expect(claimVoucher.voucher).toMatchObject({ state: 'WAITING', waitingFor: 'PROVIDER_LIMIT' });
    const { proposeAmendment } = await done(
      propose({ roundId, providerId, limitChangeFen: '-1', reason: '投诉属实' }),
    );
    expect(codeOf(await approve(proposeAmendment.id))).toBe('ACCOUNT_SHORT');
    await amend({ roundId, providerId, limitChangeFen: '50000000', reason: '评价良好' });
    const [voucher] = await service.sql('select state from subsidy.voucher where id = $1', [
      claimVoucher.voucher!.id,
    ]);
    expect(voucher).toEqual({ state: 'RESERVED' });
    expect(await done(service.visitor.query(LIST, { id: roundId }))).toEqual({ amendments: { edges: [] } });
    const seen = await done(manager(service).query(LIST, { id: roundId }));
    expect(seen.amendments.edges).toHaveLength(3);
  });

  test('the limit of a provider is changed by nobody who has to do with it, nor do they read of it', async () => {
    const roundId = await aRound(service);
    const { providerId } = await aContract(service);
    const change = { input: { roundId, providerId, limitChangeFen: '100', reason: '平台扩容' } };
    const [proposer, conflictedManager, conflictedApprover] = [
      manager(service),
      manager(service),
      approver(service),
    ];
    await hasToDoWith(conflictedManager, 'PROVIDER', providerId);
    await hasToDoWith(conflictedApprover, 'PROVIDER', providerId);
    expect(codeOf(await conflictedManager.query(PROPOSE, { ...change, key: newId() }))).toBe('NOT_FOUND');
    const { id } = (await done(proposer.query(PROPOSE, { ...change, key: newId() }))).proposeAmendment;
    expect(codeOf(await conflictedApprover.query(APPROVE, { id, key: newId() }))).toBe('NOT_FOUND');
    const withdrawn = conflictedManager.query(
      'mutation ($id: ID!, $key: ID!) { withdrawAmendment(id: $id, reason: "撤回", idempotencyKey: $key) { id } }',
      { id, key: newId() },
    );
    expect(codeOf(await withdrawn)).toBe('NOT_FOUND');
    const listed = async (by: Client) => (await done(by.query(LIST, { id: roundId }))).amendments.edges;
    expect(await listed(conflictedApprover)).toEqual([]);
    expect(await listed(proposer)).toHaveLength(1);
    await done(approve(id));
  });

  test('is changed by two people only, and not in every way', async () => {
    const roundId = await aRound(service);
    const personId = newId();
    const proposer = service.as({ role: 'PROGRAMME_MANAGER', organisationKind: 'COMMISSION', personId });
    const same = service.as({ role: 'COMMISSION_APPROVER', organisationKind: 'COMMISSION', personId });
    const input = { roundId, claimTo: '2020-10-15T17:00:00+08:00', reason: '延期' };
    const { proposeAmendment } = await done(proposer.query(PROPOSE, { input, key: newId() }));
    expect(codeOf(await same.query(APPROVE, { id: proposeAmendment.id, key: newId() }))).toBe(
      'DUTIES_SEPARATED',
    );
    for (const wrong of [
      {},
      { claimTo: '2020-09-29T17:00:00+08:00' },
      { budgetAddedFen: '1', tranches: [{ cityCode: '440600', amountFen: '2' }] },
      { providerId: (await aContract(service)).providerId },
    ])
      expect([wrong, codeOf(await propose({ roundId, ...wrong }))]).toEqual([wrong, 'AMENDMENT']);
  });

  test('grows by an amendment alone, and by each one once', async () => {
    const roundId = await aRound(service);
    const amendmentId = await amend({ roundId, budgetAddedFen: '1000' });
    const refusedBy = (constraint: string, statement: string, id: string) =>
      expect(service.sql(statement, [id])).rejects.toMatchObject({ constraint });
    const grow = 'update subsidy.round set budget_fen = budget_fen + 1000, version = version';
    await refusedBy('round_is_amended', `${grow} + 1 where id = $1`, roundId);
    await refusedBy('round_guard', `${grow} where id = $1`, roundId);
    await refusedBy('round_guard', 'update subsidy.round set budget_fen = 1 where id = $1', roundId);
    await refusedBy(
      'amendment_guard',
      'update subsidy.amendment set round_version = round_version + 1 where id = $1',
      amendmentId,
    );
  });

  test('loses no claim that is on its way while redemption is made longer', async () => {
    const roundId = await aRound(service);
    const contracts = await Promise.all(Array.from({ length: 30 }, () => aContract(service)));
    const { proposeAmendment } = await done(propose({ roundId, redeemTo: '2021-03-08T17:00:00+08:00' }));
    const [answers] = await Promise.all([
      Promise.all(contracts.map((one) => claim(roundId, one))),
      done(approve(proposeAmendment.id)),
    ]);
    expect(answers.filter(({ errors }) => errors)).toEqual([]);
    const ends = await service.sql('select distinct redeem_by from subsidy.voucher where round_id = $1', [
      roundId,
    ]);
    expect(ends).toEqual([{ redeem_by: new Date('2021-03-08T17:00:00+08:00') }]);
  });
});

test('a round that says no more than its budget has the windows and the split of its scheme', async () => {
  const input = { basedOn: await schemeId(service), name: '演示轮次', budgetFen: '20000000001' };
  const { proposeRound } = await done(manager(service).query(PROPOSE_ROUND, { input, key: newId() }));
  await done(approver(service).query(PUBLISH, { id: proposeRound.id, key: newId() }));
  const round = (await stateOf(proposeRound.id)) as { cities: { cityCode: string; availableFen: string }[] };
  expect(round).toMatchObject({ claimTo: '2020-09-30T09:00:00.000Z', redeemTo: '2021-02-08T09:00:00.000Z' });
  expect(round.cities).toHaveLength(20);
  expect(round.cities.reduce((sum, { availableFen }) => sum + BigInt(availableFen), 0n)).toBe(
    20_000_000_001n,
  );
  const without = { ...input, basedOn: await schemeId(service, 'GD-2018') };
  expect(codeOf(await manager(service).query(PROPOSE_ROUND, { input: without, key: newId() }))).toBe(
    'ROUND_WINDOW_MISSING',
  );
});
