import { newId } from '#libs/kernel';
import {
  answerFileOf,
  statementFileOf,
  type Movement,
} from '../../../../libs/subsidy/src/bank/bank-files.rules.js';
import { aService, type Client, type TestService } from '../../../support/a-service.js';
import {
  collected,
  expectEven,
  key,
  PAY_DO,
  paid,
  payables,
  sent,
  type Run,
} from '../../../support/world/subsidy/payment.js';
import { aRound, done, payer } from '../../../support/world/subsidy/subsidy.js';
import type { AnswerOf } from '../../../support/graphql/typed.js';

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

type Day = AnswerOf<typeof PAY_DO.statement>['importBankStatement'];
interface Stored {
  readonly id: string;
  readonly day: string;
  readonly bank_reference: string;
}

let serial = 0;
async function take(day: string, movements: readonly Movement[]): Promise<Day> {
  serial += 1;
  const name = `statement-${serial}.csv`;
  const content = statementFileOf(name, movements);
  const { importBankStatement } = await done(
    finance.query(PAY_DO.statement, { day, name, content, ...key() }),
  );
  return importBankStatement;
}

/** What went out for the payouts of a run, as the bank's statement has it. */
async function movementsOf(run: Run): Promise<{ day: string; movements: Movement[]; stored: Stored[] }> {
  const stored = await service.sql<Stored>(
    `select id, value_date::text as day, bank_reference from subsidy.payout where run_id = $1 order by bank_reference`,
    [run.id],
  );
  const day = stored[0]!.day;
  const movements = stored.map((each): Movement => ({
    day,
    direction: 'OUT',
    bankReference: each.bank_reference,
    lineId: each.id,
    amountFen: 7_300_000n,
    counterparty: '演示制造有限公司',
  }));
  return { day, movements, stored };
}

const close = (day: string) => finance.query(PAY_DO.close, { day, ...key() });
const kinds = ({ differences }: Day): string[] => differences.map(({ kind }) => kind).toSorted();

test('a day that agrees is closed at zero, and nothing is taken in for it afterwards', async () => {
  const roundId = await aRound(service);
  await payables(service, roundId, 2);
  // A day that no other test pays on: once closed it stays so.
  await service.moveClock(new Date('2021-01-15T10:00:00+08:00'));
  const { day, movements } = await movementsOf(await paid(finance, roundId));
  const missing = await done(finance.query('{ reconciliation { daysWithoutStatement } }'));
  expect(missing.reconciliation.daysWithoutStatement).toContain(day);
  expect(await take(day, movements)).toMatchObject({ outFen: '14600000', differences: [] });
  const { closeBankDay } = await done(close(day));
  expect(closeBankDay.closedAt).not.toBeNull();
  const late = await finance.query(PAY_DO.statement, {
    day,
    name: 'late.csv',
    content: statementFileOf('late', movements.slice(1)),
    ...key(),
  });
  expect(late.errors?.[0]?.extensions.code).toBe('DAY_CLOSED');
  await expect(
    service.sql('update subsidy.bank_day set closed_by = null, closed_at = null where day = $1', [day]),
  ).rejects.toMatchObject({ constraint: 'bank_day_guard' });
});

test('the statement of a day that is over comes by itself from the embedded bank, and agrees', async () => {
  const roundId = await aRound(service);
  await payables(service, roundId, 1);
  const { day } = await movementsOf(await paid(finance, roundId));
  const before = await collected(finance);
  expect(before.map(({ name }) => name)).not.toContain(`statement-embedded-${day}.csv`);
  await service.moveClock(new Date(Date.parse(`${day}T10:00:00+08:00`) + 86_400_000));
  const names = (await collected(finance)).map(({ name }) => name);
  expect(names).toContain(`statement-embedded-${day}.csv`);
  expect(await collected(finance)).toEqual([]);
  const { bankDay } = await done(
    finance.query('query ($day: LocalDate!) { bankDay(day: $day) { outFen differences { kind } } }', { day }),
  );
  expect(bankDay.differences).toEqual([]);
});

test('every kind of difference is named, and the day stays open until two people have explained each', async () => {
  const roundId = await aRound(service);
  await payables(service, roundId, 3);
  const { day, movements } = await movementsOf(await paid(finance, roundId));
  const [first, second] = movements;
  const odd = await take(day, [
    first!,
    { ...first!, bankReference: 'AGAIN' },
    { ...second!, amountFen: 7_300_001n },
    { ...first!, bankReference: 'STRANGE', lineId: null },
    { ...first!, direction: 'IN', bankReference: 'FROM-NOWHERE', lineId: null },
  ]);
  const mine = { ...odd, differences: odd.differences };
  expect(kinds(mine)).toEqual(
    expect.arrayContaining(['AMOUNT_DIFFERS', 'MISSING_AT_BANK', 'TWICE', 'UNKNOWN_AT_US', 'UNKNOWN_AT_US']),
  );
  const refused = await close(day);
  expect(refused.errors?.[0]?.extensions.code).toBe('DAY_NOT_EVEN');
  const colleague = payer(service);
  for (const { kind, subject } of odd.differences) {
    const explanation = '银行已书面更正';
    await done(finance.query(PAY_DO.explain, { kind, subject, explanation, ...key() }));
    const alone = await finance.query(PAY_DO.explain, { kind, subject, ...key() });
    expect(alone.errors?.[0]?.extensions.code).toBe('DUTIES_SEPARATED');
    expect((await close(day)).errors?.[0]?.extensions.code).toBe('DAY_NOT_EVEN');
    await done(colleague.query(PAY_DO.explain, { kind, subject, ...key() }));
  }
  expect((await done(close(day))).closeBankDay.closedAt).not.toBeNull();
});

test('a payment without an answer is instructed anew only when statements prove it and two people say so', async () => {
  const roundId = await aRound(service);
  const [one] = await payables(service, roundId, 1);
  const [{ before }] = (await service.sql<{ before: Date }>('select clock.now() as before')) as [
    { before: Date },
  ];
  // A day that no other test has paid anything on or after.
  const sentOn = new Date(Math.max(before.getTime(), new Date('2021-01-20T10:00:00+08:00').getTime()));
  await service.moveClock(sentOn);
  const run = await sent(finance, roundId);
  const id = run.payouts[0]!.id;
  const say = (by: Client) => by.query(PAY_DO.notExecuted, { id, ...key() });
  const again = await finance.query(PAY_DO.make, { roundId, ids: [one!.redemptionId], ...key() });
  expect(again.errors?.[0]?.extensions.params).toEqual({
    obstacles: [{ code: 'NOT_NOTICED', params: { id: one!.redemptionId, until: null } }],
  });
  expect((await say(finance)).errors?.[0]?.extensions.code).toBe('NOT_PROVEN');

  await take('2021-01-20', []);
  expect((await say(finance)).errors?.[0]?.extensions.code).toBe('NOT_PROVEN');
  await take('2021-01-21', [
    {
      day: '2021-01-21',
      direction: 'IN',
      bankReference: newId(),
      lineId: null,
      amountFen: 1n,
      counterparty: '演示',
    },
  ]);
  expect((await done(say(finance))).declareNotExecuted.state).toBe('SENT');
  expect((await say(finance)).errors?.[0]?.extensions.code).toBe('DUTIES_SEPARATED');
  expect((await done(say(payer(service)))).declareNotExecuted.state).toBe('FAILED');

  const late = answerFileOf('late', [
    {
      lineId: id,
      status: 'PAID',
      bankReference: newId(),
      valueDate: '2021-01-20',
      amountFen: 7_300_000n,
      reason: null,
    },
  ]);
  const { importBankAnswers } = await done(
    finance.query(PAY_DO.answers, {
      name: 'late.csv',
      content: late,
      ...key(),
    }),
  );
  expect(importBankAnswers.setAside).toMatchObject([{ why: 'CONTRADICTION' }]);
  const held = await finance.query(PAY_DO.make, { roundId, ids: [one!.redemptionId], ...key() });
  expect(held.errors?.[0]?.extensions.params).toEqual({
    obstacles: [{ code: 'DIFFERENCE_OPEN', params: { id: one!.redemptionId, until: null } }],
  });
});

test('a payment that the statement shows is never declared as not carried out', async () => {
  const roundId = await aRound(service);
  await payables(service, roundId, 1);
  const sentOn = new Date('2021-02-01T10:00:00+08:00');
  await service.moveClock(sentOn);
  const run = await sent(finance, roundId);
  const id = run.payouts[0]!.id;
  const shown = await take('2021-02-01', [
    {
      day: '2021-02-01',
      direction: 'OUT',
      bankReference: newId(),
      lineId: id,
      amountFen: 7_300_000n,
      counterparty: '演示',
    },
  ]);
  expect(kinds(shown)).toEqual(['STATE_DIFFERS']);
  await take('2021-02-02', [
    {
      day: '2021-02-02',
      direction: 'IN',
      bankReference: newId(),
      lineId: null,
      amountFen: 1n,
      counterparty: '演示',
    },
  ]);
  const { errors } = await finance.query(PAY_DO.notExecuted, { id, ...key() });
  expect(errors?.[0]?.extensions.code).toBe('NOT_PROVEN');
});
