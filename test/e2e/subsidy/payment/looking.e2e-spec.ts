import { aService, type Client, type TestService } from '../../../support/a-service.js';
import { aRun, payables } from '../../../support/world/subsidy/payment.js';
import { aRound, done, payer } from '../../../support/world/subsidy/subsidy.js';
import { aTaxRegister, type TestTaxRegister } from '../../../support/world/subsidy/tax-register.js';

let register: TestTaxRegister;
let service: TestService;
beforeAll(async () => {
  register = await aTaxRegister();
  service = await aService('subsidy', register.settings);
});
afterAll(async () => {
  await service?.stop();
  register?.close();
});

const looks = async (by: Client, roundId: string) =>
  (
    await done(
      by.query(
        'query ($roundId: ID!) { paymentCandidates(roundId: $roundId) { obstacle redemption { id } } }',
        { roundId },
      ),
    )
  ).paymentCandidates;

test('who only looks at what can be paid has the tax side asked for what is new, and who pays for all', async () => {
  const roundId = await aRound(service);
  const finance = payer(service);
  await payables(service, roundId, 2);
  const before = register.asked.length;
  const question = () => register.asked.slice(before).map((numbers) => numbers.length);
  expect(await looks(finance, roundId)).toMatchObject([{ obstacle: null }, { obstacle: null }]);
  await Promise.all([looks(finance, roundId), looks(payer(service), roundId)]);
  expect(question()).toEqual([2]);
  await payables(service, roundId, 1);
  const submitted = register.asked.length;
  expect(await looks(finance, roundId)).toHaveLength(3);
  expect(register.asked.slice(submitted).map((numbers) => numbers.length)).toEqual([1]);
  const looked = register.asked.length;
  await aRun(finance, roundId);
  expect(register.asked.slice(looked).map((numbers) => numbers.length)).toEqual([3]);
});

test('a file whose notice is open is not asked about', async () => {
  const roundId = await aRound(service);
  const [one] = await payables(service, roundId, 1);
  await service.sql(
    `update subsidy.notice set closes_at = closes_at + interval '1 day'
      where id = (select notice_id from subsidy.redemption where id = $1)`,
    [one!.redemptionId],
  );
  const before = register.asked.length;
  expect(await looks(payer(service), roundId)).toMatchObject([{ obstacle: 'NOTICE_OPEN' }]);
  expect(register.asked).toHaveLength(before);
});
