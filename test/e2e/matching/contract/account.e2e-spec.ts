import { newId } from '#libs/kernel';
import { aService, type Client, type TestService } from '../../../support/a-service.js';
import { contractWorld, must } from '../../../support/world/matching/contract.js';
import { codeOf } from '../../../support/world/matching/market.js';

const PAYER = '91440606722473344C';
const PAYEE = '914403001922038216';

let service: TestService;
let world: ReturnType<typeof contractWorld>;

beforeAll(async () => {
  service = await aService('matching', { SEALING_KEY: Buffer.alloc(32, 7).toString('base64') });
  world = contractWorld(service);
}, 60_000);
afterAll(() => service?.stop());

/** A contract of a fixed line of 10,000,000 fen and a metered one of 1,000 units at 2,000 fen. */
async function aMeteredContract() {
  const words = { description: '演示明细', industrialPlatform: true, publicCloud: true };
  const signed = await world.aContract({
    lines: [
      { ...words, kind: 'PLATFORM_SERVICE', amountFen: '10000000' },
      {
        ...words,
        kind: 'APPLICATION_SERVICE',
        amountFen: '2000000',
        metering: { unit: '次', unitPriceFen: '2000', mostUnits: '1000' },
      },
    ],
  });
  return { ...signed, lineId: signed.contract.lines[1]!.id };
}

const read = (by: Client, lineId: string, month: string, units: string) =>
  by.query(
    `mutation ($lineId: ID!, $month: String!, $units: Fen!, $key: ID!) {
      reportMeter(lineId: $lineId, month: $month, units: $units, idempotencyKey: $key) { id amountFen } }`,
    { lineId, month, units, key: newId() },
  );

const decide = (
  by: Client,
  what: 'decideMeterReading' | 'decideContractPayment',
  id: string,
  refusal?: string,
) =>
  by.query(
    `mutation ($id: ID!, $refusal: String, $key: ID!) {
      ${what}(id: $id, refusal: $refusal, idempotencyKey: $key) { id } }`,
    { id, refusal, key: newId() },
  );

const pay = (by: Client, contractId: string, amountFen: string, change: object = {}) =>
  by.query(
    `mutation ($input: RecordPaymentInput!, $key: ID!) { recordPayment(input: $input, idempotencyKey: $key) { id } }`,
    {
      input: {
        contractId,
        amountFen,
        paidOn: '2020-10-10',
        bankReference: newId(),
        proofHash: 'a'.repeat(64),
        payerUnifiedSocialCreditCode: PAYER,
        payeeUnifiedSocialCreditCode: PAYEE,
        ...change,
      },
      key: newId(),
    },
  );

const account = async (by: Client, contractId: string) =>
  must(
    await by.query(
      `query ($contractId: ID!) { contractAccount(contractId: $contractId) { payableFen recordedFen confirmedFen
        confirmedBasisPoints paidEnough payments { id } readings { month amountFen acceptedAt refusedAt } } }`,
      { contractId },
    ),
  ).contractAccount;

describe('a metered line', () => {
  test('is paid by use, month by month, and never above its ceiling', async () => {
    const { buyer, seller, contract, lineId } = await aMeteredContract();
    const first = must(await read(seller, lineId, '2020-10', '300')).reportMeter;
    expect(first.amountFen).toBe('600000');
    expect((await account(buyer, contract.id)).payableFen).toBe('10000000');
    must(await decide(buyer, 'decideMeterReading', first.id));
    expect((await account(buyer, contract.id)).payableFen).toBe('10600000');
    await service.moveClock(new Date('2020-12-05T00:00:00Z'));
    expect(must(await read(seller, lineId, '2020-11', '900')).reportMeter.amountFen).toBe('1400000');
    expect(must(await read(seller, lineId, '2020-12', '10')).reportMeter.amountFen).toBe('0');
    expect(codeOf(await read(seller, lineId, '2020-11', '1'))).toBe('READING_EXISTS');
  });

  test('is reported anew after the enterprise refused a reading', async () => {
    const { buyer, seller, contract, lineId } = await aMeteredContract();
    const wrong = must(await read(seller, lineId, '2020-10', '1000')).reportMeter;
    expect(codeOf(await decide(seller, 'decideMeterReading', wrong.id))).toBe('FORBIDDEN');
    must(await decide(buyer, 'decideMeterReading', wrong.id, '与现场计数不符'));
    expect(codeOf(await decide(buyer, 'decideMeterReading', wrong.id))).toBe('DECIDED_ALREADY');
    expect(must(await read(seller, lineId, '2020-10', '900')).reportMeter.amountFen).toBe('1800000');
    expect((await account(seller, contract.id)).readings).toHaveLength(2);
  });

  test.each([
    ['a month before the signature', '2020-09', '1', 'METER_MONTH'],
    ['a month ahead', '2020-11', '1', 'METER_MONTH'],
    ['no units', '2020-10', '0', 'READING_OF_NOTHING'],
  ])('takes no reading of %s', async (_, month, units, code) => {
    const { seller, lineId } = await aMeteredContract();
    expect(codeOf(await read(seller, lineId, month, units))).toBe(code);
  });

  test('takes no reading of a fixed line, of a stranger, or twice at once; and the database knows the ceiling', async () => {
    const { seller, contract, lineId } = await aMeteredContract();
    expect(codeOf(await read(seller, contract.lines[0]!.id, '2020-10', '1'))).toBe('LINE_NOT_METERED');
    expect(codeOf(await read(world.providerMember(newId()), lineId, '2020-10', '1'))).toBe('NOT_FOUND');
    const both = await Promise.all([1, 2].map(() => read(seller, lineId, '2020-10', '600')));
    expect(both.map(codeOf).filter(Boolean)).toEqual(['READING_EXISTS']);
    await expect(
      service.sql(
        `insert into matching.meter_reading (id, contract_id, line_id, lineage_id, month, units, amount_fen, reported_by, reported_at)
         select gen_random_uuid(), contract_id, line_id, lineage_id, '2020-09', 1, 800001, '', now()
           from matching.meter_reading where line_id = $1`,
        [lineId],
      ),
    ).rejects.toThrow(/above its ceiling/);
  });
});

describe("the enterprise's own share", () => {
  test('counts when the provider confirms it, and 90 % of the contract shows as enough', async () => {
    const { buyer, seller, contract } = await world.aContract();
    const first = must(await pay(buyer, contract.id, '10799999')).recordPayment;
    expect(await account(buyer, contract.id)).toMatchObject({ recordedFen: '10799999', confirmedFen: '0' });
    expect(codeOf(await decide(buyer, 'decideContractPayment', first.id))).toBe('FORBIDDEN');
    must(await decide(seller, 'decideContractPayment', first.id));
    expect(await account(buyer, contract.id)).toMatchObject({
      confirmedBasisPoints: 8999,
      paidEnough: false,
    });
    const second = must(await pay(buyer, contract.id, '1')).recordPayment;
    must(await decide(seller, 'decideContractPayment', second.id));
    expect(await account(seller, contract.id)).toMatchObject({
      confirmedBasisPoints: 9000,
      paidEnough: true,
    });
    const third = must(await pay(buyer, contract.id, '1200000')).recordPayment;
    must(await decide(seller, 'decideContractPayment', third.id, '款项未到账'));
    expect(await account(buyer, contract.id)).toMatchObject({ recordedFen: '10800000' });
  });

  test.each([
    ['from another payer', { payerUnifiedSocialCreditCode: PAYEE }, 'PAYMENT_PARTIES'],
    ['to another payee', { payeeUnifiedSocialCreditCode: PAYER }, 'PAYMENT_PARTIES'],
    ['of tomorrow', { paidOn: '2020-10-12' }, 'PAID_IN_FUTURE'],
    ['above the contract', { amountFen: '12000001' }, 'PAYMENT_ABOVE_CONTRACT'],
    ['of nothing', { amountFen: '0' }, 'PAYMENT_ABOVE_CONTRACT'],
  ])('is not recorded %s', async (_, change, code) => {
    const { buyer, contract } = await world.aContract();
    expect(codeOf(await pay(buyer, contract.id, '1', change))).toBe(code);
  });

  test('is recorded once per transfer, also for two contracts at the same moment, and never above the total', async () => {
    const [one, two] = [await world.aContract(), await world.aContract()];
    const reference = newId();
    const same = await Promise.all(
      [
        { ...one, bankReference: reference },
        { ...two, bankReference: `　${reference.replaceAll('-', '').toUpperCase()}` },
      ].map(({ buyer, contract, bankReference }) => pay(buyer, contract.id, '1', { bankReference })),
    );
    expect(same.map(codeOf).filter(Boolean)).toEqual(['PAYMENT_RECORDED']);
    const many = await Promise.all([1, 2, 3, 4].map(() => pay(one.buyer, one.contract.id, '5000000')));
    expect(many.map(codeOf).filter(Boolean)).toEqual(['PAYMENT_ABOVE_CONTRACT', 'PAYMENT_ABOVE_CONTRACT']);
    const draft = await world.aDraft();
    expect(codeOf(await pay(draft.buyer, draft.contract.id, '1'))).toBe('CONTRACT_NOT_IN_FORCE');
  });
});

test('a milestone that is not accepted by its day is late', async () => {
  const { buyer, seller, contract } = await world.aContract();
  const [first, second] = [contract.milestones[0]!, contract.milestones[1]!];
  expect([first.dueOn, second.dueOn]).toEqual(['2020-12-10', '2021-01-10']);
  await service.moveClock(new Date('2020-12-10T12:00:00+08:00'));
  expect((await world.read(buyer, contract.id)).lateMilestones).toEqual([]);
  await service.moveClock(new Date('2020-12-11T00:00:00+08:00'));
  expect((await world.read(buyer, contract.id)).lateMilestones).toEqual([first.id]);
  expect((await world.deliver(buyer, seller, first.id)).lateMilestones).toEqual([]);
});
