import { newId } from '#libs/kernel';
import { aService, type TestService } from '../support/a-service.js';
import { aContract, aRound, claim, certified, expectWholeLedger, manager } from './subsidy-world.js';

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectWholeLedger(service));

describe('claiming', () => {
  test('reserves a share of the eligible lines, each rounded down', async () => {
    const roundId = await aRound(service);
    const one = await aContract(service, {
      lines: [
        { kind: 'PLATFORM_SERVICE', amountFen: '33333333' },
        { kind: 'AUTOMATION_EQUIPMENT', amountFen: '50000000' },
        { kind: 'NETWORK', amountFen: '3' },
      ],
    });
    const { data, errors } = await claim(roundId, one);
    expect(errors).toBeUndefined();
    expect(data.claimVoucher).toMatchObject({
      ineligibilities: [],
      voucher: {
        state: 'RESERVED',
        amountFen: '9999999',
        lines: [
          { kind: 'PLATFORM_SERVICE', eligible: true, awardFen: '9999999', reason: null },
          { kind: 'AUTOMATION_EQUIPMENT', eligible: false, awardFen: '0', reason: 'COST_KIND_NOT_ELIGIBLE' },
          { kind: 'NETWORK', eligible: true, awardFen: '0' },
        ],
      },
    });
    const [event] = (await service.outbox('voucher.reserved.v1')).slice(-1);
    expect(event).toMatchObject({ data: { voucherId: data.claimVoucher.voucher!.id, amountFen: '9999999' } });
  });

  test('names every rule that is not met at once, in the language of the request', async () => {
    const roundId = await aRound(service);
    const one = await aContract(service, {
      city: '440300',
      signedOn: '2018-03-20',
      lines: [{ kind: 'NON_CLOUD_SOFTWARE', amountFen: '100' }],
    });
    const { data } = await claim(roundId, one);
    expect(data.claimVoucher.voucher).toBeNull();
    expect(data.claimVoucher.ineligibilities.map(({ rule }) => rule)).toEqual([
      'CITY_TAKES_PART',
      'CONTRACT_SIGNED_AFTER',
      'SOME_ELIGIBLE_LINE',
    ]);
    expect(data.claimVoucher.ineligibilities[1]!.text).toBe('合同须在 2018-03-20 之后签订，签订日期为 2018-03-20。');
  });

  test('gives the first answer again for the same key, and refuses a second voucher for the contract', async () => {
    const roundId = await aRound(service);
    const one = await aContract(service);
    const key = newId();
    const first = await claim(roundId, one, key);
    expect(await claim(roundId, one, key)).toEqual(first);
    const second = await claim(roundId, one);
    expect(second.errors?.[0]?.extensions.code).toBe('VOUCHER_EXISTS');
  });

  test('gives the money to as many as fit, in the order of acceptance; the rest wait in that order', async () => {
    const roundId = await aRound(service, { budgetFen: '100000000' });
    const claimants = await Promise.all(Array.from({ length: 60 }, () => aContract(service)));
    const outcomes = await Promise.all(claimants.map((one) => claim(roundId, one)));
    const vouchers = outcomes
      .map(({ data }) => data.claimVoucher.voucher!)
      .toSorted((a, b) => Number(a.acceptedNumber) - Number(b.acceptedNumber));
    expect(vouchers.map(({ amountFen }) => amountFen)).toEqual(Array(60).fill('7300000'));
    expect(vouchers.map(({ state }) => state)).toEqual([...Array(13).fill('RESERVED'), ...Array(47).fill('WAITING')]);
    const stored = await service.sql<{ state: string; waiting_for: string | null }>(
      'select state, waiting_for from subsidy.voucher where round_id = $1 order by accepted_number',
      [roundId],
    );
    expect(stored.filter(({ state }) => state === 'RESERVED')).toHaveLength(13);
    expect(stored.slice(13).every(({ waiting_for }) => waiting_for === 'CITY_TRANCHE')).toBe(true);
  });

  test('an application before certification keeps its place and passes only afterwards', async () => {
    const roundId = await aRound(service);
    const one = await aContract(service, { certified: false });
    const { data } = await claim(roundId, one);
    expect(data.claimVoucher.voucher).toMatchObject({ state: 'WAITING_CERTIFICATION' });
    const message = await certified(service, one.enterpriseId);
    await service.redeliver(message);
    const after = await one.signatory.query<{ voucher: { state: string; acceptedNumber: string } }>(
      'query ($id: ID!) { voucher(id: $id) { state acceptedNumber } }',
      { id: data.claimVoucher.voucher!.id },
    );
    expect(after.data.voucher).toEqual({
      state: 'RESERVED',
      acceptedNumber: data.claimVoucher.voucher!.acceptedNumber,
    });
  });

  test('what is given up goes to the first who waits', async () => {
    const roundId = await aRound(service, { budgetFen: '14600000' });
    const [a, b, c, d] = [
      await aContract(service),
      await aContract(service),
      await aContract(service),
      await aContract(service),
    ];
    const first = (await claim(roundId, a)).data.claimVoucher.voucher!;
    await claim(roundId, b);
    const third = (await claim(roundId, c)).data.claimVoucher.voucher!;
    const fourth = (await claim(roundId, d)).data.claimVoucher.voucher!;
    expect([third, fourth]).toMatchObject([
      { state: 'WAITING', waitingFor: 'CITY_TRANCHE', waitingPosition: 1 },
      { state: 'WAITING', waitingPosition: 2 },
    ]);
    const released = await a.signatory.query(
      'mutation ($id: ID!, $key: ID!) { releaseVoucher(id: $id, reason: "不再实施", idempotencyKey: $key) { state } }',
      { id: first.id, key: newId() },
    );
    expect(released).toMatchObject({ data: { releaseVoucher: { state: 'RELEASED' } } });
    const states = await service.sql('select id, state from subsidy.voucher where id = any ($1) order by accepted_number', [
      [third.id, fourth.id],
    ]);
    expect(states).toEqual([
      { id: third.id, state: 'RESERVED' },
      { id: fourth.id, state: 'WAITING' },
    ]);
  });

  test('outside the window is refused, naming the window and now', async () => {
    const roundId = await aRound(service);
    const one = await aContract(service);
    await service.moveClock(new Date('2020-09-30T17:00:00+08:00'));
    const { errors } = await claim(roundId, one);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'CLAIM_WINDOW',
      params: { from: '2020-05-25T10:00:00.000+08:00', to: '2020-09-30T17:00:00.000+08:00' },
    });
  });
});

describe('a round', () => {
  test('is seen by everybody with what each city has left', async () => {
    const roundId = await aRound(service);
    await claim(roundId, await aContract(service));
    const { data } = await service.visitor.query(
      'query ($id: ID!) { round(id: $id) { claimsOpen cities { cityCode grantedFen reservedFen paidFen availableFen } } }',
      { id: roundId },
    );
    expect(data).toEqual({
      round: {
        claimsOpen: true,
        cities: [
          {
            cityCode: '440600',
            grantedFen: '10000000000',
            reservedFen: '7300000',
            paidFen: '0',
            availableFen: '9992700000',
          },
        ],
      },
    });
    const budget = await manager(service).query(
      'query ($id: ID!) { budget(roundId: $id) { programme { grantedFen reservedFen availableFen } providers { grantedFen reservedFen } } }',
      { id: roundId },
    );
    expect(budget.data).toEqual({
      budget: {
        programme: { grantedFen: '10000000000', reservedFen: '7300000', availableFen: '9992700000' },
        providers: [{ grantedFen: '500000000', reservedFen: '7300000' }],
      },
    });
  });
});
