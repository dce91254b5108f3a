import { newId } from '#libs/kernel';
import { answerFileOf, statementFileOf } from '../../../../libs/subsidy/src/bank/bank-files.rules.js';
import { aService, type TestService } from '../../../support/a-service.js';
import { aRun, hasToDoWith, key, paid, PAY_DO, payables } from '../../../support/world/subsidy/payment.js';
import { approver, aRound, DO, done, payer } from '../../../support/world/subsidy/subsidy.js';

/*
 * Who has to do with a party meets its payments on no way: not by the books of the bank, a run that is given up, a payment
 * that is repeated, or the invoices that are followed.
 */

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));

test('explains no difference of its payment, and sees none', async () => {
  const roundId = await aRound(service);
  const [one] = await payables(service, roundId, 1);
  await service.moveClock(new Date('2021-02-01T10:00:00+08:00'));
  const payoutId = (await paid(payer(service), roundId)).payouts[0]!.id;
  const name = `${newId()}.csv`;
  const statement = { day: '2021-02-01', name, content: statementFileOf(name, []) };
  const { importBankStatement } = await done(
    payer(service).query(PAY_DO.statement, { ...statement, ...key() }),
  );
  const { kind, subject } = importBankStatement.differences.find((each) => each.payoutId === payoutId)!;
  const tied = payer(service);
  await hasToDoWith(tied, 'ENTERPRISE', one!.enterpriseId);
  const said = { kind, subject, explanation: '银行已书面更正' };
  const refused = await tied.query(PAY_DO.explain, { ...said, ...key() });
  const absent = await tied.query(PAY_DO.explain, { ...said, subject: newId(), ...key() });
  expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect(refused.errors?.[0]?.message).toBe(absent.errors?.[0]?.message);
  const READ = `query ($day: LocalDate!) { bankDay(day: $day) { differences { payoutId } }
    reconciliation { open { payoutId } } }`;
  expect(JSON.stringify(await done(tied.query(READ, { day: statement.day })))).not.toContain(payoutId);
  expect(JSON.stringify(await done(payer(service).query(READ, { day: statement.day })))).toContain(payoutId);
  const notEven = await tied.query(PAY_DO.close, { day: statement.day, ...key() });
  expect(notEven.errors?.[0]?.extensions.code).toBe('DAY_NOT_EVEN');
  expect(JSON.stringify(notEven)).not.toContain(payoutId);
});

test('is told nothing of it by giving up a run', async () => {
  const roundId = await aRound(service);
  const [one, two] = await payables(service, roundId, 2);
  const { id } = await aRun(payer(service), roundId);
  const tied = payer(service);
  await hasToDoWith(tied, 'ENTERPRISE', one!.enterpriseId);
  const { cancelPaymentRun } = await done(
    tied.query(
      `mutation ($id: ID!, $key: ID!) { cancelPaymentRun(id: $id, reason: "金额有误", idempotencyKey: $key) {
        state file payouts { redemptionId } } }`,
      { id, ...key() },
    ),
  );
  const payouts = [{ redemptionId: two!.redemptionId }];
  expect(cancelPaymentRun).toEqual({ state: 'CANCELLED', file: null, payouts });
});

test('repeats no payment to it that came back', async () => {
  const roundId = await aRound(service);
  const [one] = await payables(service, roundId, 1);
  const run = await paid(payer(service), roundId);
  const [{ reference }] = (await service.sql<{ reference: string }>(
    'select bank_reference as reference from subsidy.payout where run_id = $1',
    [run.id],
  )) as [{ reference: string }];
  const { id: lineId, amountFen } = run.payouts[0]!;
  const back = { lineId, status: 'RETURNED', bankReference: reference, valueDate: null } as const;
  const name = `${newId()}.csv`;
  const content = answerFileOf(name, [{ ...back, amountFen: BigInt(amountFen), reason: '账户已销户' }]);
  await done(payer(service).query(PAY_DO.answers, { name, content, ...key() }));
  const tied = payer(service);
  await hasToDoWith(tied, 'ENTERPRISE', one!.enterpriseId);
  const refused = await tied.query(PAY_DO.make, { roundId, ...key() });
  expect(refused.errors?.[0]?.extensions.code).toBe('NOTHING_TO_PAY');
  expect((await aRun(payer(service), roundId)).payouts).toMatchObject([{ kind: 'REPEAT' }]);
});

test('sees none of its invoices among those that are due', async () => {
  const roundId = await aRound(service);
  const [one] = await payables(service, roundId, 1);
  await paid(payer(service), roundId);
  await service.moveClock(new Date('2021-04-01T10:00:00+08:00'));
  const tied = payer(service);
  await hasToDoWith(tied, 'ENTERPRISE', one!.enterpriseId);
  const DUE = '{ invoicesDue(first: 500) { redemptionId } }';
  expect(JSON.stringify(await done(payer(service).query(DUE)))).toContain(one!.redemptionId);
  expect(JSON.stringify(await done(tied.query(DUE)))).not.toContain(one!.redemptionId);
});

test('is told of an objection to its file as of one that is not there', async () => {
  const roundId = await aRound(service);
  const [one] = await payables(service, roundId, 1);
  const [{ closes }] = (await service.sql<{ closes: Date }>(
    'select closes_at as closes from subsidy.notice where round_id = $1',
    [roundId],
  )) as [{ closes: Date }];
  await service.moveClock(new Date(closes.getTime() - 60_000));
  const raised = { facts: '该项目合同设备并未安装，现场可查。', contact: 'someone@example.test' };
  const { raiseObjection } = await done(
    service.newcomer.query(DO.object, { id: one!.redemptionId, ...raised, ...key() }),
  );
  const { id } = raiseObjection;
  const decides = { decision: 'DISMISSED' as const };
  const tied = approver(service);
  await hasToDoWith(tied, 'ENTERPRISE', one!.enterpriseId);
  const told = await tied.query(DO.decide, { id, ...decides, ...key() });
  const absent = await tied.query(DO.decide, { id: newId(), ...decides, ...key() });
  expect(told.errors?.[0]?.message).toBe(absent.errors?.[0]?.message);
});
