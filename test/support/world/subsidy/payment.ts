import { Bank } from '../../../../libs/subsidy/src/bank/bank.js';
import { newId } from '#libs/kernel';
import type { Client, TestService } from '../../a-service.js';
import {
  anApproved,
  aRedeemable,
  DO,
  done,
  expectWholeLedger,
  IN_REDEEM_WINDOW,
  manager,
  type ContractWish,
  type SignedUp,
} from './subsidy.js';
import type { AnswerOf } from '../../graphql/typed.js';

export interface Payable extends SignedUp {
  readonly voucherId: string;
  readonly redemptionId: string;
}

export const PAY_DO = {
  payee: `mutation ($input: PayeeAccountInput!, $key: ID!) {
    setPayeeAccount(input: $input, idempotencyKey: $key) { id accountNumber effectiveAt } }`,
  make: `mutation ($roundId: ID!, $ids: [ID!], $key: ID!) {
    makePaymentRun(roundId: $roundId, redemptionIds: $ids, idempotencyKey: $key) {
      id state fileName file sha256 lineCount totalFen payouts { id kind redemptionId state amountFen } } }`,
  send: `mutation ($id: ID!, $key: ID!) { sendPaymentRun(id: $id, idempotencyKey: $key) {
    id state fileName payouts { id state } } }`,
  cancel: `mutation ($id: ID!, $key: ID!) { cancelPaymentRun(id: $id, reason: "金额有误", idempotencyKey: $key) { id state } }`,
  collect: `mutation ($key: ID!) { collectBankFiles(idempotencyKey: $key) {
    name refused answers { id applied repeated setAside { line lineId status why } } } }`,
  answers: `mutation ($name: String!, $content: String!, $key: ID!) {
    importBankAnswers(name: $name, content: $content, idempotencyKey: $key) {
      id lineCount applied repeated setAside { line lineId status why } } }`,
  notExecuted: `mutation ($id: ID!, $key: ID!) {
    declareNotExecuted(id: $id, reason: "对账单无此笔", idempotencyKey: $key) { id state unexecutedStated } }`,
  statement: `mutation ($day: LocalDate!, $name: String!, $content: String!, $key: ID!) {
    importBankStatement(day: $day, name: $name, content: $content, idempotencyKey: $key) {
      day outFen inFen lineCount closedAt differences { kind subject payoutId oursFen theirsFen settledAt } } }`,
  explain: `mutation ($kind: DifferenceKind!, $subject: String!, $explanation: String, $key: ID!) {
    explainDifference(kind: $kind, subject: $subject, explanation: $explanation, idempotencyKey: $key) {
      kind explanation settledAt } }`,
  close: `mutation ($day: LocalDate!, $key: ID!) { closeBankDay(day: $day, idempotencyKey: $key) { day closedAt } }`,
} as const;

export type Run = AnswerOf<typeof PAY_DO.make>['makePaymentRun'];
type Collected = AnswerOf<typeof PAY_DO.collect>['collectBankFiles'];

export const key = (): { key: string } => ({ key: newId() });

export function bankOf(service: TestService): Bank {
  return service.app.get(Bank);
}

export async function withAccount(one: SignedUp, accountNumber = '6222020200112233'): Promise<void> {
  const input = {
    enterpriseId: one.enterpriseId,
    holderName: '演示制造有限公司',
    bankName: '演示银行佛山分行',
    accountNumber,
  };
  await done(one.signatory.query(PAY_DO.payee, { input, ...key() }));
}

/** Redemptions whose notice has closed, of enterprises that have told their account. */
export async function payables(
  service: TestService,
  roundId: string,
  count: number,
  wish: ContractWish = {},
): Promise<Payable[]> {
  await service.moveClock(new Date('2020-09-28T10:00:00+08:00'));
  const made: Awaited<ReturnType<typeof aRedeemable>>[] = [];
  for (let i = 0; i < count; i += 1) {
    const one = await aRedeemable(service, roundId, wish);
    await withAccount(one);
    made.push(one);
  }
  await service.moveClock(IN_REDEEM_WINDOW);
  const found: Payable[] = [];
  for (const one of made) found.push({ ...one, redemptionId: await anApproved(service, one) });
  const { publishNotice } = await done(
    manager(service).query(DO.notice, {
      roundId,
      ids: found.map(({ redemptionId }) => redemptionId),
      ...key(),
    }),
  );
  await service.moveClock(new Date(publishNotice.closesAt));
  return found;
}

export async function aRun(finance: Client, roundId: string, ids?: readonly string[]): Promise<Run> {
  const { makePaymentRun } = await done(finance.query(PAY_DO.make, { roundId, ids, ...key() }));
  return makePaymentRun;
}

export async function sent(finance: Client, roundId: string, ids?: readonly string[]): Promise<Run> {
  const run = await aRun(finance, roundId, ids);
  await done(finance.query(PAY_DO.send, { id: run.id, ...key() }));
  return run;
}

/** Takes in what the bank has laid ready. */
export async function collected(finance: Client): Promise<Collected> {
  const { collectBankFiles } = await done(finance.query(PAY_DO.collect, key()));
  return collectBankFiles;
}

/** From redemptions that can be paid to the money on the accounts. */
export async function paid(finance: Client, roundId: string, ids?: readonly string[]): Promise<Run> {
  const run = await sent(finance, roundId, ids);
  await collected(finance);
  return run;
}

/** Ledger, payouts, recoveries and the bank's own books agree. */
export async function expectEven(service: TestService): Promise<void> {
  await expectWholeLedger(service);
  expect(await service.sql('select * from subsidy.payment_broken')).toEqual([]);
}

/** How often the bank has paid each redemption, by its own books, and not given back. */
export async function paidByBank(service: TestService): Promise<Map<string, number>> {
  const rows = await service.sql<{ redemption_id: string; times: number }>(
    `select p.redemption_id, count(*)::int as times from subsidy.embedded_bank_payment b
       join subsidy.payout p on p.id::text = b.line_id where b.status = 'PAID' group by 1`,
  );
  return new Map(rows.map(({ redemption_id: id, times }) => [id, times]));
}

/** An official says that they have to do with a party, from now on and without an end. */
export async function hasToDoWith(
  by: Client,
  subjectKind: 'ENTERPRISE' | 'PROVIDER',
  subjectId: string,
): Promise<void> {
  const input = { subjectKind, subjectId, kind: 'FAMILY' as const, fromOn: '2020-01-01', note: '亲属任职' };
  await done(
    by.query(
      `mutation ($input: DeclareConflictInput!, $key: ID!) {
        declareConflict(input: $input, idempotencyKey: $key) { id } }`,
      { input, ...key() },
    ),
  );
}
