import { aService, type TestService } from '../../../support/a-service.js';
import { key, payables, PAY_DO } from '../../../support/world/subsidy/payment.js';
import { aRound, DO, done, payer } from '../../../support/world/subsidy/subsidy.js';
import { aTaxRegister, type TestTaxRegister } from '../../../support/world/subsidy/tax-register.js';

/* What takes long is done by one at a time: the others are told so at once, and nobody fills the service by waiting. */

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

test('sixty payment runs of a round at once: one is made, and the others are refused before it is', async () => {
  const roundId = await aRound(service);
  await payables(service, roundId, 2);
  const open = register.hold();
  const refusals: string[] = [];
  const answers = Array.from({ length: 60 }, async () => {
    const answer = await payer(service).query(PAY_DO.make, { roundId, ids: null, ...key() });
    if (answer.errors) refusals.push(answer.errors[0]!.extensions.code);
    if (refusals.length === 59) open();
    return answer;
  });
  const made = (await Promise.all(answers)).flatMap(({ data }) => data?.makePaymentRun ?? []);
  expect(made).toMatchObject([{ lineCount: 2 }]);
  expect(new Set(refusals)).toEqual(new Set(['BUSY']));
  const later = await payer(service).query(PAY_DO.make, { roundId, ids: null, ...key() });
  expect(later.errors?.[0]?.extensions.code).toBe('NOTHING_TO_PAY');
});

test('who needs what another holds for long is told that nothing was done, and the same key goes on later', async () => {
  const roundId = await aRound(service);
  const [one] = await payables(service, roundId, 1);
  const holder = await service.database.session();
  try {
    await holder.query('begin');
    await holder.query('select from subsidy.redemption where id = $1 for update', [one!.redemptionId]);
    const finance = payer(service);
    const pay = { ids: [one!.redemptionId], ...key() };
    const refused = await finance.query(DO.pay, pay);
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'BUSY',
      params: { retryable: true, mayHaveHappened: false },
    });
    await holder.query('rollback');
    expect((await done(finance.query(DO.pay, pay))).payRedemptions).toHaveLength(1);
  } finally {
    await holder.end();
  }
});
