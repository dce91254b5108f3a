import { newId } from '#libs/kernel';
import { aService, type TestService } from '../../support/a-service.js';
import { aCrowd, storedVouchers, WORTH_73_000 } from '../../support/world/subsidy/crowd.js';
import {
  accepted,
  aRedeemable,
  aRound,
  certified,
  claim,
  done,
  DO,
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
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectWholeLedger(service));

const RELEASE = `mutation ($id: ID!, $key: ID!) { releaseVoucher(id: $id, reason: "不再实施", idempotencyKey: $key) { state } }`;
const LIST = `query ($roundId: ID!, $of: String) {
  waitingList(roundId: $roundId, waitingFor: CITY_TRANCHE, of: $of, first: 100) {
    edges { node { position acceptedNumber clusterFirst amountFen } } } }`;

interface Place {
  readonly position: number;
  readonly acceptedNumber: string;
  readonly clusterFirst: boolean;
}

async function places(roundId: string): Promise<Place[]> {
  const { waitingList } = await done(service.visitor.query(LIST, { roundId, of: '440600' }));
  return waitingList.edges.map(({ node }) => node);
}

async function voucherOf(roundId: string, one: SignedUp) {
  return (await done(claim(roundId, one))).claimVoucher.voucher!;
}

/** Lets the database's clock stand still. @returns the statement that lets it go again */
async function frozen(at: Date): Promise<string> {
  const [clock] = await service.sql<{ definition: string }>(
    `select pg_get_functiondef('clock.now()'::regprocedure) as definition`,
  );
  await service.sql(
    `create or replace function clock.now() returns timestamptz language sql stable as $$
       select timestamptz '${at.toISOString()}' $$`,
  );
  return clock!.definition;
}

describe('the waiting list', () => {
  test('is public, by numbers and without names', async () => {
    const roundId = await aRound(service, { budgetFen: '7300000' });
    const crowd = await aCrowd(service, 4);
    for (const one of crowd) await voucherOf(roundId, one);
    const seen = await places(roundId);
    expect(seen.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(JSON.stringify(seen)).not.toContain(crowd[1]!.enterpriseId);
  });

  test('moves while others claim and give up in the same second: nobody is served out of turn', async () => {
    const roundId = await aRound(service, { budgetFen: '146000000' });
    const first = await aCrowd(service, 40);
    const vouchers = await Promise.all(first.map((one) => voucherOf(roundId, one)));
    const held = first.flatMap((one, i) =>
      vouchers[i]!.state === 'RESERVED' ? [{ one, id: vouchers[i]!.id }] : [],
    );
    expect(held).toHaveLength(20);
    const second = await aCrowd(service, 30);
    await Promise.all([
      ...held.slice(0, 12).map(({ one, id }) => done(one.signatory.query(RELEASE, { id, key: newId() }))),
      ...second.map((one) => voucherOf(roundId, one)),
    ]);
    const stored = (await storedVouchers(service, roundId)).filter(({ state }) => state !== 'RELEASED');
    expect(stored.map(({ state }) => state)).toEqual([
      ...Array(20).fill('RESERVED'),
      ...Array(38).fill('WAITING'),
    ]);
  });

  test('serves the pilots of a cluster first where the scheme says so, and says it', async () => {
    const roundId = await aRound(service, { budgetFen: '7300000' });
    // A version of its own: the shipped ones have no priority.
    await service.sql(
      `with version as (
         insert into subsidy.scheme_version
         select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'version', 900,
                   'rules', rules || '{"clusterPriority": {"value": true, "source": "演示", "confidence": "OPERATOR"}}'))).*
           from subsidy.scheme_version v where scheme = 'GD-2020' order by version limit 1 returning id)
       update subsidy.round set scheme_version_id = version.id, version = round.version + 1 from version where round.id = $1`,
      [roundId],
    );
    const crowd = await aCrowd(service, 5, (i) => (i === 4 ? { clusterCode: 'GD-CLUSTER-01' } : {}));
    const vouchers = [];
    for (const one of crowd) vouchers.push(await voucherOf(roundId, one));
    expect(await places(roundId)).toMatchObject([
      { acceptedNumber: vouchers[4]!.acceptedNumber, clusterFirst: true, position: 1 },
      { acceptedNumber: vouchers[1]!.acceptedNumber, clusterFirst: false, position: 2 },
      { position: 3 },
      { position: 4 },
    ]);
    await done(crowd[0]!.signatory.query(RELEASE, { id: vouchers[0]!.id, key: newId() }));
    const [served] = (await storedVouchers(service, roundId)).filter(({ state }) => state === 'RESERVED');
    expect(served!.id).toBe(vouchers[4]!.id);
  });

  test('a hundred and thirty vouchers of one enterprise wait for its certification, and keep their places', async () => {
    const roundId = await aRound(service, { budgetFen: '20000000' });
    const crowd = await aCrowd(service, 130, () => ({ amountFen: '1000000' }));
    const enterpriseId = crowd[0]!.enterpriseId;
    await service.sql('update subsidy.contract_copy set enterprise_id = $1 where id = any ($2)', [
      enterpriseId,
      crowd.map(({ contractId }) => contractId),
    ]);
    await service.sql('delete from subsidy.enterprise_copy where id = $1', [enterpriseId]);
    const mine = crowd.map((one) => ({ ...one, enterpriseId, signatory: crowd[0]!.signatory }));
    for (const one of mine) expect((await voucherOf(roundId, one)).state).toBe('WAITING_CERTIFICATION');
    const [late] = await aCrowd(service, 1, () => ({ amountFen: '60000000' }));
    expect((await voucherOf(roundId, late!)).state).toBe('RESERVED');
    await certified(service, enterpriseId);
    const stored = (await storedVouchers(service, roundId)).slice(0, 130);
    // ¥3,000 each out of what the one who came between left of ¥200,000.
    expect(stored.map(({ state }) => state)).toEqual([
      ...Array(6).fill('RESERVED'),
      ...Array(124).fill('WAITING'),
    ]);
  });
});

describe('time', () => {
  test('the last millisecond of the window is in it, the next is not', async () => {
    const roundId = await aRound(service);
    const [last, late] = await aCrowd(service, 2);
    const end = new Date('2020-09-30T17:00:00+08:00');
    const moving = await frozen(new Date(end.getTime() - 1));
    expect((await voucherOf(roundId, last!)).state).toBe('RESERVED');
    await frozen(end);
    const refused = await claim(roundId, late!);
    await service.sql(moving);
    expect(refused.errors?.[0]?.extensions.code).toBe('CLAIM_WINDOW');
  });

  test('what nobody asked for when the window closed goes back, whenever somebody looks next', async () => {
    const roundId = await aRound(service, { budgetFen: '7300000' });
    const [a, b] = await aCrowd(service, 2);
    const held = await voucherOf(roundId, a!);
    const waits = await voucherOf(roundId, b!);
    await service.moveClock(new Date('2021-02-08T17:00:00+08:00'));
    const seen = await done(
      a!.signatory.query('query ($id: ID!) { voucher(id: $id) { state } }', {
        id: held.id,
      }),
    );
    expect(seen.voucher.state).toBe('EXPIRED');
    await done(b!.signatory.query(RELEASE, { id: waits.id, key: newId() }));
    const [left] = await service.sql<{ available: string }>(
      `select credits_posted - debits_posted - debits_pending as available from subsidy.ledger_account where code = $1`,
      [`round/${roundId}/programme`],
    );
    expect(left!.available).toBe('7300000');
    expect((await storedVouchers(service, roundId)).map(({ state }) => state)).toEqual([
      'EXPIRED',
      'RELEASED',
    ]);
  });

  test('reminders are read off the clock: 30, 7 and 1 days before the end, and none twice', async () => {
    const roundId = await aRound(service);
    const [one] = await aCrowd(service, 1);
    await voucherOf(roundId, one!);
    const due = async (at: string) => {
      await service.moveClock(new Date(at));
      const { voucherReminders } = await done(
        one!.signatory.query('{ voucherReminders { edges { node { days voucher { id } } } } }'),
      );
      return voucherReminders.edges.map(({ node }) => node.days);
    };
    expect(await due('2021-01-08T10:00:00+08:00')).toEqual([]);
    expect(await due('2021-01-10T10:00:00+08:00')).toEqual([30]);
    expect(await due('2021-02-02T10:00:00+08:00')).toEqual([7]);
    expect(await due('2021-02-08T10:00:00+08:00')).toEqual([1]);
    expect(await due('2021-02-08T17:00:00+08:00')).toEqual([]);
  });
});

describe('phases', () => {
  test('three of ¥333,333.33 at 30 % come to the whole and are reserved one by one', async () => {
    const roundId = await aRound(service, { budgetFen: '1000000000' });
    const phases = Array.from({ length: 3 }, () => ({ title: '', amountFen: '33333333' }));
    const [one] = await aCrowd(service, 1, () => ({ amountFen: '99999999', phases }));
    const voucher = await voucherOf(roundId, one!);
    expect(voucher).toMatchObject({ state: 'RESERVED', amountFen: '29999999' });
    const held = await service.sql(
      `select reference, count(*)::int as limits, min(amount) as amount from subsidy.ledger_transfer
        where kind = 'PENDING' and reference like $1 || '%' group by reference order by reference`,
      [voucher.id],
    );
    expect(held).toEqual([
      { reference: voucher.id, limits: 4, amount: '9999999' },
      { reference: `${voucher.id}/2`, limits: 4, amount: '10000000' },
      { reference: `${voucher.id}/3`, limits: 4, amount: '10000000' },
    ]);
  });
});

test('of fifty redemptions of one voucher one wins, 49 get the same code; one file, no second event', async () => {
  const roundId = await aRound(service);
  const one = await aRedeemable(service, roundId);
  await accepted(service, one);
  await service.moveClock(IN_REDEEM_WINDOW);
  const input = papers(one.voucherId, { paidFen: WORTH_73_000 });
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => one.signatory.query(DO.submit, { input, key: newId() })),
  );
  const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'WON');
  expect(codes.filter((code) => code === 'WON')).toHaveLength(1);
  expect(new Set(codes.filter((code) => code !== 'WON'))).toEqual(new Set(['REDEMPTION_EXISTS']));
  const files = await service.sql('select id from subsidy.redemption where voucher_id = $1', [one.voucherId]);
  expect(files).toHaveLength(1);
});
