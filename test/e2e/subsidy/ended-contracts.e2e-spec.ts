import { ContractReplacedV1, ContractSignedV1, ContractTerminatedV1 } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { aService, type TestService } from '../../support/a-service.js';
import { aCrowd, storedVouchers } from '../../support/world/subsidy/crowd.js';
import {
  admitted,
  aRound,
  claim,
  DO,
  done,
  expectWholeLedger,
  IN_REDEEM_WINDOW,
  papers,
  type SignedUp,
} from '../../support/world/subsidy/subsidy.js';

const THIRD = '8111111';
const PHASES = Array.from({ length: 3 }, () => ({ title: '', amountFen: THIRD }));
const TOTAL = String(3n * BigInt(THIRD));
/** What the scheme of 2020 pays for it. */
const AWARD = '7299999';

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectWholeLedger(service));

/** One who holds all the money of the city, in three phases, and one who waits for it. */
async function twoWho(): Promise<{ roundId: string; holds: SignedUp; waits: SignedUp }> {
  const roundId = await aRound(service, { budgetFen: AWARD });
  const [holds, waits] = await aCrowd(service, 2, (i) =>
    i === 0 ? { amountFen: TOTAL, phases: PHASES } : { amountFen: THIRD },
  );
  for (const one of [holds!, waits!]) await done(claim(roundId, one));
  return { roundId, holds: holds!, waits: waits! };
}

const states = async (roundId: string) =>
  (await storedVouchers(service, roundId)).map(({ state, waiting_for }) => waiting_for ?? state);

function terminated({ contractId, enterpriseId, providerId }: SignedUp, acceptedFen: string) {
  return service.deliver(ContractTerminatedV1, contractId, {
    contractId,
    enterpriseId,
    providerId,
    terminatedAt: '2020-09-28T00:00:00.000Z',
    reasonCode: 'AGREEMENT',
    acceptedFen,
    remainingFen: String(BigInt(TOTAL) - BigInt(acceptedFen)),
  });
}

/** The rest of a contract goes to another provider; told of by two events in either order. */
async function replaced(old: SignedUp, providerId: string, signedFirst: boolean): Promise<string> {
  const contractId = newId();
  const remainingFen = String(2n * BigInt(THIRD));
  const signed = () =>
    service.deliver(ContractSignedV1, contractId, {
      contractId,
      contractNumber: '演示-接续',
      needId: newId(),
      enterpriseId: old.enterpriseId,
      providerId,
      scenario: 'S01',
      totalFen: remainingFen,
      lines: [
        {
          lineId: newId(),
          kind: 'PLATFORM_SERVICE',
          description: '演示',
          amountFen: remainingFen,
          industrialPlatform: true,
          publicCloud: true,
        },
      ],
      documentHash: 'c'.repeat(64),
      signedOn: '2020-09-28',
      signedAt: '2020-09-28T09:00:00+08:00',
    });
  if (signedFirst) await signed();
  const message = await service.deliver(ContractReplacedV1, old.contractId, {
    contractId: old.contractId,
    enterpriseId: old.enterpriseId,
    providerId: old.providerId,
    replacedByContractId: contractId,
    replacedByProviderId: providerId,
    replacedByContractNumber: '演示-接续',
    acceptedFen: THIRD,
    remainingFen,
    replacedAt: '2020-09-28T09:00:00+08:00',
  });
  if (!signedFirst) await signed();
  await service.redeliver(message);
  return contractId;
}

test('of a contract that ends, what was delivered stays held and the rest goes to those who wait', async () => {
  const { roundId, holds } = await twoWho();
  expect(await states(roundId)).toEqual(['RESERVED', 'CITY_TRANCHE']);
  await service.redeliver(await terminated(holds, THIRD));
  expect(await states(roundId)).toEqual(['RESERVED', 'RESERVED']);
  const [voucher] = await service.sql<{ phases: { state: string }[] }>(
    'select phases from subsidy.voucher where contract_id = $1',
    [holds.contractId],
  );
  expect(voucher!.phases.map(({ state }) => state)).toEqual(['RESERVED', 'RELEASED', 'RELEASED']);
});

test('a voucher of which nothing was delivered is released, and cannot be claimed again', async () => {
  const { roundId, holds } = await twoWho();
  await terminated(holds, '0');
  expect(await states(roundId)).toEqual(['RELEASED', 'RESERVED']);
  const { claimVoucher } = await done(claim(roundId, holds));
  expect(claimVoucher.ineligibilities.map(({ rule }) => rule)).toEqual(['CONTRACT_IN_FORCE']);
  const [kept] = await service.sql<{ ineligibilities: { rule: string }[] }>(
    'select ineligibilities from subsidy.claim_refusal where contract_id = $1',
    [holds.contractId],
  );
  expect(kept!.ineligibilities).toMatchObject([{ rule: 'CONTRACT_IN_FORCE' }]);
});

test.each([
  ['the new contract is told of first', true],
  ['the replacement is told of first', false],
])(
  'the rest is held for the contract that takes over, and for nobody in between: %s',
  async (_, signedFirst) => {
    const { roundId, holds } = await twoWho();
    const providerId = newId();
    await admitted(service, providerId);
    const contractId = await replaced(holds, providerId, signedFirst);
    const [old, successor, waits] = await service.sql(
      `select state, contract_id, provider_id, accepted_number, amount_fen, phases, succeeds from subsidy.voucher
      where round_id = $1 order by accepted_number, claimed_at, succeeds nulls first`,
      [roundId],
    );
    expect(old).toMatchObject({
      state: 'RESERVED',
      phases: [{ state: 'RESERVED' }, { state: 'RELEASED' }, { state: 'RELEASED' }],
    });
    expect(successor).toMatchObject({
      state: 'RESERVED',
      contract_id: contractId,
      provider_id: providerId,
      accepted_number: old!.accepted_number,
      amount_fen: '4866666',
    });
    expect(waits).toMatchObject({ state: 'WAITING' });
    const limits = await service.sql<{ code: string; held: string }>(
      `select code, credits_pending as held from subsidy.ledger_account
      where code in ($1, $2) order by code = $1 desc`,
      [`round/${roundId}/provider/${holds.providerId}/used`, `round/${roundId}/provider/${providerId}/used`],
    );
    expect(limits.map(({ held }) => held)).toEqual(['2433333', '4866666']);
  },
);

test('where the new provider has no room left, the rest waits for him with its old place', async () => {
  const { roundId, holds } = await twoWho();
  const providerId = newId();
  await admitted(service, providerId);
  const open = (code: string) => `round/${roundId}/provider/${providerId}${code}`;
  await service.sql(
    `insert into subsidy.ledger_account (code, never_negative, opened_at)
     values ($1, true, now()), ($2, false, now())`,
    [open(''), open('/used')],
  );
  await replaced(holds, providerId, true);
  expect(await states(roundId)).toContain('PROVIDER_LIMIT');
});

test('of a contract without phases, the part that was accepted is kept, redeemed and paid', async () => {
  const roundId = await aRound(service);
  const [one] = await aCrowd(service, 1, () => ({ amountFen: '14600000' }));
  const { claimVoucher } = await done(claim(roundId, one!));
  const voucherId = claimVoucher.voucher!.id;
  const message = await service.deliver(ContractTerminatedV1, one!.contractId, {
    contractId: one!.contractId,
    enterpriseId: one!.enterpriseId,
    providerId: one!.providerId,
    terminatedAt: '2020-09-28T00:00:00.000Z',
    reasonCode: 'AGREEMENT',
    acceptedFen: '7300000',
    remainingFen: '7300000',
  });
  await service.redeliver(message);
  const shown = await done(
    one!.signatory.query(
      'query ($id: ID!) { voucher(id: $id) { state phases { number contractFen grantFen state } } }',
      { id: voucherId },
    ),
  );
  expect(shown.voucher).toEqual({
    state: 'RESERVED',
    phases: [
      { number: 2, contractFen: '7300000', grantFen: '2190000', state: 'RESERVED' },
      { number: 1, contractFen: '7300000', grantFen: '2190000', state: 'RELEASED' },
    ],
  });
  await service.moveClock(IN_REDEEM_WINDOW);
  const input = papers(voucherId, { phase: 2, paidFen: '7300000' });
  const { submitRedemption } = await done(one!.signatory.query(DO.submit, { input, key: newId() }));
  expect(submitRedemption.state).toBe('SUBMITTED');
});
