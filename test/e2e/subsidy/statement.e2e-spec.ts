import { rowsOf } from '../../../libs/subsidy/src/bank/csv.rules.js';
import { aService, type Client, type TestService } from '../../support/a-service.js';
import { expectEven, paid, payables } from '../../support/world/subsidy/payment.js';
import {
  anApproved,
  aRedeemable,
  aRound,
  done,
  IN_REDEEM_WINDOW,
  payer,
} from '../../support/world/subsidy/subsidy.js';

let service: TestService;
let finance: Client;
beforeAll(async () => {
  service = await aService('subsidy');
  finance = payer(service);
});
afterAll(async () => {
  await service?.stop();
});
afterEach(() => expectEven(service));

const STATEMENT = `query ($id: ID!) { statement(organisationId: $id) {
  sumFen csv entries { kind amountFen sumFen contractNumber } } }`;

test('a statement holds every step with a sum that is the bank’s, and is nobody else’s to read', async () => {
  const roundId = await aRound(service);
  const [one] = await payables(service, roundId, 1);
  await paid(finance, roundId);
  const { statement } = await done(one!.signatory.query(STATEMENT, { id: one!.enterpriseId }));
  expect(statement.entries.map(({ kind, sumFen }) => [kind, sumFen])).toEqual([
    ['CLAIMED', '0'],
    ['RESERVED', '0'],
    ['REDEMPTION_ASKED', '0'],
    ['PAID', '7300000'],
  ]);
  const rows = rowsOf(statement.csv)!;
  expect(rows).toHaveLength(5);
  expect(rows[4]!.slice(4)).toEqual(['73000.00', expect.stringMatching(/^EB/), '73000.00']);

  const provider = service.as({
    role: 'PROVIDER_SALES',
    organisationKind: 'PROVIDER',
    organisationId: one!.providerId,
  });
  const theirs = await done(provider.query(STATEMENT, { id: one!.providerId }));
  expect(theirs.statement.sumFen).toBe('7300000');
  for (const stranger of [
    provider,
    service.as({ role: 'ENTERPRISE_SIGNATORY', organisationKind: 'ENTERPRISE' }),
    service.as({ role: 'BUREAU_REVIEWER', organisationKind: 'BUREAU', divisionCode: '440100' }),
  ]) {
    const { errors } = await stranger.query(STATEMENT, { id: one!.enterpriseId });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  }
});

test('a promise names the day, who has the file, and no probability out of too few', async () => {
  const roundId = await aRound(service);
  await service.moveClock(new Date('2020-09-28T10:00:00+08:00'));
  const one = await aRedeemable(service, roundId);
  await service.moveClock(IN_REDEEM_WINDOW);
  const redemptionId = await anApproved(service, one);
  const { paymentForecast } = await done(
    one.signatory.query(
      `query ($id: ID!) { paymentForecast(redemptionId: $id) {
        dueBy payWithinDays heldBy stopped stoppedDays probability } }`,
      { id: redemptionId },
    ),
  );
  // The day of submission is not counted and the sixtieth counts whole.
  expect(paymentForecast).toEqual({
    dueBy: new Date('2020-12-10T00:00:00+08:00').toISOString(),
    payWithinDays: 60,
    heldBy: 'COMMISSION',
    stopped: false,
    stoppedDays: 0,
    probability: null,
  });
});

test('ageing is public by city, and small numbers are hidden', async () => {
  const roundId = await aRound(service);
  const ageing = async () => {
    const data = await done(
      service.visitor.query(
        `query ($roundId: ID!) { ageing(roundId: $roundId) {
          cityCode medianDaysToPayment waiting { days files amountFen } } }`,
        { roundId },
      ),
    );
    return data.ageing;
  };
  await payables(service, roundId, 2);
  const [few] = await ageing();
  expect(few).toMatchObject({ cityCode: '440600', medianDaysToPayment: null });
  expect(few!.waiting[0]).toEqual({ days: '0-30', files: null, amountFen: null });
  await payables(service, roundId, 1);
  const [three] = await ageing();
  expect(three!.waiting[0]).toEqual({ days: '0-30', files: 3, amountFen: '21900000' });
  await paid(finance, roundId);
  const [after] = await ageing();
  expect(after!.waiting[0]).toMatchObject({ files: null });
  expect(after!.medianDaysToPayment).toBeGreaterThan(0);
});
