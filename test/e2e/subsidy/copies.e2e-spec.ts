import {
  ContractAmendedV1,
  ProviderLeftV1,
  ProviderReinstatedV1,
  ProviderSuspendedV1,
} from '#libs/contracts';
import { newId } from '#libs/kernel';
import { aService, type TestService } from '../../support/a-service.js';
import { aCrowd } from '../../support/world/subsidy/crowd.js';
import {
  accepted,
  aRound,
  claim,
  DO,
  done,
  expectWholeLedger,
  IN_REDEEM_WINDOW,
  papers,
  type SignedUp,
} from '../../support/world/subsidy/subsidy.js';

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
const IN_CLAIM_WINDOW = new Date('2020-09-28T10:00:00+08:00');
beforeEach(() => service.moveClock(IN_CLAIM_WINDOW));
afterEach(() => expectWholeLedger(service));

const at = (hour: number) => `2020-09-28T0${hour}:00:00.000Z`;

async function refusedBy(roundId: string, one: SignedUp): Promise<string[]> {
  const { claimVoucher } = await done(claim(roundId, one));
  return claimVoucher.ineligibilities.map(({ rule }) => rule);
}

test('a claim on a provider that is suspended or has left is refused, and one on a provider that is back is not', async () => {
  const roundId = await aRound(service);
  const [first, second, third] = await aCrowd(service, 3);
  const { providerId } = first!;
  const told = { providerId, reason: '演示' };
  await service.deliver(ProviderSuspendedV1, providerId, { ...told, at: at(1) });
  expect(await refusedBy(roundId, first!)).toEqual(['PROVIDER_IN_POOL']);
  const back = await service.deliver(ProviderReinstatedV1, providerId, { ...told, at: at(2) });
  expect(await refusedBy(roundId, second!)).toEqual([]);
  await service.deliver(ProviderLeftV1, providerId, { ...told, at: at(3), cause: 'REMOVED' });
  await service.redeliver({ ...back, id: newId() });
  expect(await refusedBy(roundId, third!)).toEqual(['PROVIDER_IN_POOL']);
});

test('a change of what no event has brought is set aside', async () => {
  const providerId = newId();
  await service.deliver(ProviderSuspendedV1, providerId, { providerId, at: at(1), reason: '演示' });
  const aside = await service.sql('select reason from subsidy.set_aside where subject = $1', [providerId]);
  expect(aside).toEqual([{ reason: expect.stringContaining('ProviderCopy') }]);
});

const PHASE = '8000000';
const inPhases = (...amounts: string[]) => amounts.map((amountFen) => ({ title: '', amountFen }));

function amended({ contractId, enterpriseId, providerId }: SignedUp, version: number, amounts: string[]) {
  const totalFen = String(amounts.reduce((sum, each) => sum + BigInt(each), 0n));
  const line = { lineId: newId(), kind: 'PLATFORM_SERVICE', description: '演示', amountFen: totalFen };
  return service.deliver(ContractAmendedV1, contractId, {
    contractId,
    enterpriseId,
    providerId,
    version,
    totalFen,
    lines: [{ ...line, industrialPlatform: true, publicCloud: true }],
    phases: amounts.map((amountFen) => ({ phaseId: newId(), title: '', amountFen })),
    documentHash: 'b'.repeat(64),
    amendedAt: at(1),
    reason: '演示',
  });
}

async function voucherOf({ contractId }: SignedUp) {
  const [voucher] = await service.sql<{
    id: string;
    state: string;
    amount_fen: string;
    phases: { contractFen: string; grantFen: string; state: string }[];
  }>('select id, state, amount_fen, phases from subsidy.voucher where contract_id = $1', [contractId]);
  return voucher!;
}

/** One who holds all the money of the city by a contract in two phases, and one who waits for a quarter of it. */
async function twoWho() {
  const roundId = await aRound(service, { budgetFen: '4800000' });
  const [holds, waits] = await aCrowd(service, 2, (i) =>
    i === 0 ? { amountFen: '16000000', phases: inPhases(PHASE, PHASE) } : { amountFen: '4000000' },
  );
  for (const one of [holds!, waits!]) await done(claim(roundId, one));
  expect(await voucherOf(holds!)).toMatchObject({ state: 'RESERVED', amount_fen: '4800000' });
  expect(await voucherOf(waits!)).toMatchObject({ state: 'WAITING' });
  return { holds: holds!, waits: waits! };
}

test('the voucher follows a contract that shrinks, and what it gives back goes to those who wait', async () => {
  const { holds, waits } = await twoWho();
  await service.redeliver(await amended(holds, 2, ['8000000', '4000000']));
  expect(await voucherOf(holds)).toMatchObject({
    state: 'RESERVED',
    amount_fen: '3600000',
    phases: [
      { contractFen: '8000000', grantFen: '2400000', state: 'RESERVED' },
      { contractFen: '4000000', grantFen: '1200000', state: 'RESERVED' },
    ],
  });
  expect(await voucherOf(waits)).toMatchObject({ state: 'RESERVED', amount_fen: '1200000' });
});

test('honest papers of an amended contract redeem, for what it costs now and never for more than was held', async () => {
  for (const [amountFen, grantFen, otherFen] of [
    ['12000000', '3600000', '16000000'],
    ['17600000', '4800000', '15000000'],
  ] as const) {
    await service.moveClock(IN_CLAIM_WINDOW);
    const roundId = await aRound(service);
    const [one] = await aCrowd(service, 1, () => ({ amountFen: '16000000' }));
    await done(claim(roundId, one!));
    await amended(one!, 2, [amountFen]);
    await accepted(service, one!);
    await service.moveClock(IN_REDEEM_WINDOW);
    const { id } = await voucherOf(one!);
    const submit = (paidFen: string) =>
      one!.signatory.query(DO.submit, { input: papers(id, { paidFen }), key: newId() });
    expect((await submit(otherFen)).errors?.[0]?.extensions.code).toBe('REDEMPTION_INCOMPLETE');
    await done(submit(amountFen));
    const files = await service.sql(
      'select amount_fen, contract_fen from subsidy.redemption where voucher_id = $1',
      [id],
    );
    expect(files).toEqual([{ amount_fen: grantFen, contract_fen: amountFen }]);
  }
});

test('it never grows, and an older amendment that comes late changes nothing', async () => {
  const { holds } = await twoWho();
  await amended(holds, 3, ['32000000']);
  expect(await voucherOf(holds)).toMatchObject({ state: 'RESERVED', amount_fen: '4800000' });
  await amended(holds, 2, ['1000000']);
  expect(await voucherOf(holds)).toMatchObject({
    amount_fen: '4800000',
    phases: [{ contractFen: '32000000' }, { state: 'RELEASED', grantFen: '0' }],
  });
});
