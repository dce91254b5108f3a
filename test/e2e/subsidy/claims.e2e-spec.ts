import { newId } from '#libs/kernel';
import { aService, type TestService } from '../../support/a-service.js';
import {
  aCrowd,
  deadlocks,
  storedVouchers,
  sumsDuring,
  type StoredVoucher,
} from '../../support/world/subsidy/crowd.js';
import { aRound, claim, expectWholeLedger, type SignedUp } from '../../support/world/subsidy/subsidy.js';

const ZERO = JSON.stringify({ posted: '0', pending: '0' });

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectWholeLedger(service));

/** A claim whose connection was refused or reset in the crowd is sent again under its key, as a browser would. */
async function claimed(roundId: string, one: SignedUp) {
  const key = newId();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await claim(roundId, one, key);
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

/** All of them at the same moment; the answers, which must not be errors, by their numbers. */
async function rush(roundId: string, crowd: readonly SignedUp[]) {
  const before = await deadlocks(service);
  const claims = Promise.all(crowd.map((one) => claimed(roundId, one)));
  const sums = await sumsDuring(service, claims);
  const answers = await claims;
  expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
  expect([...sums]).toEqual([ZERO]);
  expect(await deadlocks(service)).toBe(before);
  return answers
    .map(({ data }) => data.claimVoucher.voucher!)
    .toSorted((a, b) => Number(a.acceptedNumber) - Number(b.acceptedNumber));
}

/** As the rules say, one after the other: who must have been reserved, and who waits for what. */
function served(vouchers: readonly StoredVoucher[], limits: ReadonlyMap<string, bigint>): string[] {
  const left = new Map(limits);
  const closed = new Set<string>();
  return vouchers.map((voucher) => {
    const asked = [voucher.group_code, voucher.provider_id, voucher.division_code.slice(0, 4), 'programme'];
    const amount = BigInt(voucher.amount_fen);
    const short = asked.find((each) => closed.has(each) || (left.get(each) ?? amount) < amount);
    if (short) {
      closed.add(short);
      return ['GROUP_LIMIT', 'PROVIDER_LIMIT', 'CITY_TRANCHE', 'PROGRAMME'][asked.indexOf(short)]!;
    }
    for (const each of asked) if (left.has(each)) left.set(each, left.get(each)! - amount);
    return 'RESERVED';
  });
}

test('a thousand at once for ¥73,000 each out of ¥10,000,000: 136 are served, 864 wait in their order', async () => {
  const roundId = await aRound(service, { budgetFen: '1000000000' });
  const providers = Array.from({ length: 40 }, () => newId());
  const crowd = await aCrowd(service, 1000, (i) => ({ providerId: providers[i % 40]! }));
  const answers = await rush(roundId, crowd);
  expect(answers.map(({ state }) => state)).toEqual([
    ...Array(136).fill('RESERVED'),
    ...Array(864).fill('WAITING'),
  ]);
  expect(answers.slice(136).map(({ waitingPosition }) => waitingPosition)).toEqual(
    Array.from({ length: 864 }, (_, i) => i + 1),
  );
  const stored = await storedVouchers(service, roundId);
  expect(stored.filter(({ state }) => state === 'RESERVED')).toHaveLength(136);
  expect(new Set(stored.map(({ accepted_number }) => accepted_number)).size).toBe(1000);
  const told = await service.outbox('voucher.reserved.v1');
  expect(new Set(told.map(({ data }) => data.voucherId)).size).toBe(136);
  expect(told).toHaveLength(136);
}, 300_000);

test('all four limits at once: each stops some, and nobody is served out of turn', async () => {
  const crowded = newId();
  // Tranches come to more than the programme, so each of the four can be the one that binds.
  const roundId = await aRound(service, {
    budgetFen: '1300000000',
    overAllocated: true,
    tranches: [
      { cityCode: '440600', amountFen: '300000000' },
      { cityCode: '440100', amountFen: '1300000000' },
    ],
  });
  const group = '91440101YUNGROUP01';
  const others = Array.from({ length: 20 }, () => newId());
  const crowd = await aCrowd(service, 500, (i) => ({
    city: i % 3 === 0 ? '440600' : '440100',
    providerId: i % 2 === 0 ? crowded : others[i % 20]!,
    ...(i % 11 === 0 ? { controlledBy: group } : {}),
    // Small sums, which would still fit where a large one does not: they must not overtake it.
    ...(i % 5 === 4 ? { amountFen: '3333334' } : {}),
  }));
  await rush(roundId, crowd);
  const stored = await storedVouchers(service, roundId);
  const limits = new Map<string, bigint>([
    ['programme', 1_300_000_000n],
    ['4406', 300_000_000n],
    ['4401', 1_300_000_000n],
    ...[crowded, ...others].map((id) => [id, 500_000_000n] as const),
    ...stored.map(({ group_code }) => [group_code, 50_000_000n] as const),
  ]);
  expect(stored.map(({ state, waiting_for }) => waiting_for ?? state)).toEqual(served(stored, limits));
  expect(new Set(stored.map(({ waiting_for }) => waiting_for))).toEqual(
    new Set([null, 'GROUP_LIMIT', 'PROVIDER_LIMIT', 'CITY_TRANCHE', 'PROGRAMME']),
  );
}, 300_000);
