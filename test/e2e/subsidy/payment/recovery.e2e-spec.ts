import { newId } from '#libs/kernel';
import { aService, type Answer, type Client, type TestService } from '../../../support/a-service.js';
import {
  expectEven,
  hasToDoWith,
  key,
  paid,
  PAY_DO,
  payables,
  type Payable,
} from '../../../support/world/subsidy/payment.js';
import {
  aContract,
  approver,
  aRound,
  certified,
  claim,
  done,
  manager,
  payer,
} from '../../../support/world/subsidy/subsidy.js';
import type { VariablesOf } from '../../../support/graphql/typed.js';

let service: TestService;
let finance: Client;
let opener: Client;
let decider: Client;
beforeAll(async () => {
  service = await aService('subsidy');
  finance = payer(service);
  opener = manager(service);
  decider = approver(service);
});
afterAll(async () => {
  await service?.stop();
});
afterEach(() => expectEven(service));

const CASE = `id state paidFen decidedFen owedFen recoveredFen writtenOffFen refundOwedFen refundedFen
  interestOwedFen grounds { kind } instalments { payerName dueOn openFen overdue }`;
const RECOVER = {
  open: `mutation ($payoutId: ID!, $ground: RecoveryGroundKind!, $key: ID!) {
    openRecovery(payoutId: $payoutId, ground: $ground, facts: "审计发现，请企业说明", idempotencyKey: $key) { ${CASE} } }`,
  answer: `mutation ($id: ID!, $key: ID!) { answerRecovery(id: $id, statement: "情况说明如下", idempotencyKey: $key) { ${CASE} } }`,
  decide: `mutation ($id: ID!, $amountFen: Fen!, $key: ID!) {
    decideRecovery(id: $id, amountFen: $amountFen, reason: "核实属实", idempotencyKey: $key) { ${CASE} } }`,
  appeal: `mutation ($id: ID!, $amountFen: Fen!, $key: ID!) {
    upholdRecoveryAppeal(id: $id, amountFen: $amountFen, reason: "复议成立", idempotencyKey: $key) { ${CASE} } }`,
  plan: `mutation ($id: ID!, $instalments: [RecoveryInstalmentInput!]!, $key: ID!) {
    planRecovery(id: $id, instalments: $instalments, idempotencyKey: $key) { ${CASE} } }`,
  receive: `mutation ($input: RecoveryReceiptInput!, $key: ID!) {
    recordRecoveryReceipt(input: $input, idempotencyKey: $key) { ${CASE} } }`,
  propose: `mutation ($id: ID!, $amountFen: Fen!, $key: ID!) {
    proposeRecoveryWriteOff(id: $id, amountFen: $amountFen, authority: "省财政厅2021年第1号", reason: "企业已破产",
      idempotencyKey: $key) { ${CASE} } }`,
  approve: `mutation ($id: ID!, $key: ID!) { approveRecoveryWriteOff(id: $id, idempotencyKey: $key) { ${CASE} } }`,
} as const;

interface Case {
  readonly id: string;
  readonly state: string;
  readonly owedFen: string;
  readonly recoveredFen: string;
  readonly refundOwedFen: string;
}

type Recover = typeof RECOVER;

type Asked<What extends keyof Recover> = [
  by: Client,
  what: What,
  variables: Omit<VariablesOf<Recover[What]>, 'key'>,
];

const ask = <What extends keyof Recover>(
  ...[by, what, variables]: Asked<What>
): Promise<Answer<Record<string, Case>>> => by.queryAnything(RECOVER[what], { ...variables, ...key() });

async function act<What extends keyof Recover>(...given: Asked<What>): Promise<Case> {
  return Object.values(await done(ask(...given)))[0]!;
}

async function codeOf<What extends keyof Recover>(...given: Asked<What>): Promise<string | undefined> {
  const { errors } = await ask(...given);
  return errors?.[0]?.extensions.code;
}

const receipt = async (recoveryId: string, amountFen: string, payerName = '演示制造有限公司') => {
  const [{ day }] = (await service.sql<{ day: string }>(
    `select (clock.now() at time zone 'Asia/Shanghai')::date::text as day`,
  )) as [{ day: string }];
  return { input: { recoveryId, payerName, bankReference: newId(), amountFen, receivedOn: day } };
};

async function receives(recoveryId: string, amountFen: string, payerName?: string): Promise<Case> {
  return act(finance, 'receive', await receipt(recoveryId, amountFen, payerName));
}

/** A payment that has arrived, with a case on it. */
async function aCase(roundId: string): Promise<{ one: Payable; payoutId: string; id: string }> {
  const [one] = await payables(service, roundId, 1);
  const run = await paid(finance, roundId);
  const payoutId = run.payouts[0]!.id;
  const { id } = await act(opener, 'open', { payoutId, ground: 'AUDIT_FINDING' });
  return { one: one!, payoutId, id };
}

async function available(roundId: string): Promise<string> {
  const [row] = await service.sql<{ fen: string }>(
    `select credits_posted - debits_posted - debits_pending as fen from subsidy.ledger_account where code = $1`,
    [`round/${roundId}/city/440600`],
  );
  return row!.fen;
}

describe('a case', () => {
  test('is opened by one, answered by the enterprise, decided by another, paid in parts, and closed at zero', async () => {
    const roundId = await aRound(service);
    const { one, id, payoutId } = await aCase(roundId);
    const again = await act(opener, 'open', { payoutId, ground: 'LATE_OBJECTION' });
    expect(again).toMatchObject({ id, grounds: [{ kind: 'AUDIT_FINDING' }, { kind: 'LATE_OBJECTION' }] });
    await act(one.signatory, 'answer', { id });
    const stranger = service.as({ role: 'ENTERPRISE_SIGNATORY', organisationKind: 'ENTERPRISE' });
    expect(await codeOf(stranger, 'answer', { id })).toBe('NOT_FOUND');
    expect(await codeOf(decider, 'decide', { id, amountFen: '7300001' })).toBe('RECOVERY_AMOUNT');
    const both = service.as({
      role: 'COMMISSION_APPROVER',
      organisationKind: 'COMMISSION',
      personId: opener.personId,
    });
    expect(await codeOf(both, 'decide', { id, amountFen: '100' })).toBe('DUTIES_SEPARATED');
    expect(await act(decider, 'decide', { id, amountFen: '1000001' })).toMatchObject({
      state: 'DECIDED',
      owedFen: '1000001',
    });
    const parts = (amounts: string[]) =>
      amounts.map((amountFen, i) => ({
        payerName: i === 0 ? '演示制造有限公司' : '演示承继有限公司',
        dueOn: `2021-0${i + 1}-15`,
        amountFen,
      }));
    expect(await codeOf(finance, 'plan', { id, instalments: parts(['500000', '500000']) })).toBe('PLAN_SUM');
    await act(finance, 'plan', { id, instalments: parts(['500000', '500001']) });
    const before = await available(roundId);
    expect(await receives(id, '500000')).toMatchObject({ state: 'DECIDED', owedFen: '500001' });
    expect(BigInt(await available(roundId)) - BigInt(before)).toBe(500_000n);
    await service.moveClock(new Date('2021-02-16T10:00:00+08:00'));
    const { recovery } = await done(
      finance.query(`query ($id: ID!) { recovery(id: $id) { ${CASE} } }`, { id }),
    );
    expect(recovery).toMatchObject({
      instalments: [
        { openFen: '0', overdue: false },
        { openFen: '500001', overdue: true },
      ],
    });
    expect(await codeOf(finance, 'receive', await receipt(id, '500002'))).toBe('RECEIPT_EXCEEDS');
    expect(await receives(id, '500001', '演示承继有限公司')).toMatchObject({
      state: 'CLOSED',
      owedFen: '0',
      recoveredFen: '1000001',
    });
    const news = (await service.outbox('voucher.recovered.v1')).filter(({ data }) => data.recoveryId === id);
    expect(news.map(({ data }) => [data.recoveredFen, data.whole])).toEqual([
      ['500000', false],
      ['1000001', false],
    ]);
  });

  test('that finds nothing is dismissed', async () => {
    const { id } = await aCase(await aRound(service));
    expect(await act(decider, 'decide', { id, amountFen: '0' })).toMatchObject({ state: 'DISMISSED' });
  });

  test('books one movement of the bank once, also when it is told thirty times at once', async () => {
    const { id } = await aCase(await aRound(service));
    await act(decider, 'decide', { id, amountFen: '7300000' });
    const input = await receipt(id, '100');
    const codes = await Promise.all(
      Array.from({ length: 30 }, (_, n) => {
        const { bankReference } = input.input;
        const spelling = n % 2 ? bankReference.toUpperCase().replaceAll('-', ' ') : bankReference;
        return codeOf(finance, 'receive', { input: { ...input.input, bankReference: spelling } });
      }),
    );
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set([undefined, 'RECEIPT_BOOKED']));
  });
});

describe('what comes back', () => {
  test('goes to its line, and who waited there moves on', async () => {
    const roundId = await aRound(service, {
      budgetFen: '7300000',
      tranches: [{ cityCode: '440600', amountFen: '7300000' }],
    });
    const { one, id } = await aCase(roundId);
    await service.moveClock(new Date('2020-09-28T10:00:00+08:00'));
    const next = await aContract(service);
    const { claimVoucher } = await done(claim(roundId, next));
    expect(claimVoucher.voucher?.waitingFor).not.toBeNull();
    await act(decider, 'decide', { id, amountFen: '7300000' });
    const paidFen = async () => {
      const { budget } = await done(
        finance.query(
          'query ($roundId: ID!) { budget(roundId: $roundId) { cities { grantedFen paidFen recoveredFen } } }',
          { roundId },
        ),
      );
      return budget.cities;
    };
    expect(await paidFen()).toEqual([{ grantedFen: '7300000', paidFen: '7300000', recoveredFen: '0' }]);
    await receives(id, '7300000');
    expect(await paidFen()).toEqual([{ grantedFen: '7300000', paidFen: '7300000', recoveredFen: '7300000' }]);
    const { publicBudget } = await done(
      service.visitor.query(
        `query ($roundId: ID!) { publicBudget(roundId: $roundId) {
          appropriatedFen recoveredFen freeFen reservedFen paidFen } }`,
        { roundId },
      ),
    );
    expect(publicBudget).toEqual({
      appropriatedFen: '7300000',
      recoveredFen: '7300000',
      freeFen: '0',
      reservedFen: '7300000',
      paidFen: '7300000',
    });
    const { voucher } = await done(
      next.signatory.query('query ($id: ID!) { voucher(id: $id) { state } }', {
        id: claimVoucher.voucher!.id,
      }),
    );
    expect(voucher).toEqual({ state: 'RESERVED' });

    // An appeal is upheld after the money was given to the next one: neither the city nor the programme has it.
    const judge = approver(service);
    expect(await codeOf(judge, 'appeal', { id, amountFen: '0' })).toBe('REFUND_NOT_FUNDED');
    expect(one.enterpriseId).not.toBe(next.enterpriseId);
  });

  test('is refunded after an appeal, from the programme when the city has spent it again', async () => {
    const roundId = await aRound(service, {
      budgetFen: '14600000',
      tranches: [{ cityCode: '440600', amountFen: '7300000' }],
    });
    const { one, id } = await aCase(roundId);
    await act(decider, 'decide', { id, amountFen: '7300000' });
    await receives(id, '7300000');
    await service.moveClock(new Date('2020-09-28T10:00:00+08:00'));
    const next = await aContract(service);
    expect((await done(claim(roundId, next))).claimVoucher.voucher?.state).toBe('RESERVED');
    expect(await codeOf(decider, 'appeal', { id, amountFen: '0' })).toBe('DUTIES_SEPARATED');
    const judge = approver(service);
    expect(await act(judge, 'appeal', { id, amountFen: '300000' })).toMatchObject({
      state: 'REFUNDING',
      refundOwedFen: '7000000',
      recoveredFen: '300000',
    });
    for (const change of ['decided_fen = 1', "decision_reason = '另一个理由'", 'appeal_decided_at = now()'])
      await expect(
        service.sql(`update subsidy.recovery_case set ${change} where id = $1`, [id]),
      ).rejects.toMatchObject({ constraint: 'recovery_guard' });
    await expectEven(service);
    await service.moveClock(new Date('2021-01-05T10:00:00+08:00'));
    // Who has to do with the provider of the case meets the refund as little as the payment.
    const tied = payer(service);
    await hasToDoWith(tied, 'PROVIDER', one.providerId);
    const refused = await tied.query(PAY_DO.make, { roundId, ...key() });
    expect(refused.errors?.[0]?.extensions.code).toBe('NOTHING_TO_PAY');
    const run = await paid(finance, roundId);
    expect(run.payouts).toMatchObject([{ kind: 'REFUND', amountFen: '7000000' }]);
    const refund = run.payouts[0]!.id;
    const { payouts } = await done(tied.query('{ payouts(first: 100) { edges { node { id } } } }'));
    expect(payouts.edges.map(({ node }) => node.id)).not.toContain(refund);
    const told = await tied.query(PAY_DO.notExecuted, { id: refund, ...key() });
    const absent = await tied.query(PAY_DO.notExecuted, { id: newId(), ...key() });
    expect(told.errors?.[0]).toEqual(absent.errors?.[0]);
    const { recovery } = await done(
      one.signatory.query('query ($id: ID!) { recovery(id: $id) { state refundedFen } }', { id }),
    );
    expect(recovery).toEqual({ state: 'CLOSED', refundedFen: '7000000' });
  });

  test('is written off by a named authority and a second person, never more than is owed', async () => {
    const { id } = await aCase(await aRound(service));
    await act(decider, 'decide', { id, amountFen: '100' });
    expect(await codeOf(finance, 'propose', { id, amountFen: '101' })).toBe('RECEIPT_EXCEEDS');
    await act(finance, 'propose', { id, amountFen: '60' });
    expect(await codeOf(finance, 'propose', { id, amountFen: '40' })).toBe('WRITE_OFF_OPEN');
    const self = service.as({
      role: 'COMMISSION_APPROVER',
      organisationKind: 'COMMISSION',
      personId: finance.personId,
    });
    expect(await codeOf(self, 'approve', { id })).toBe('DUTIES_SEPARATED');
    expect(await act(decider, 'approve', { id })).toMatchObject({ owedFen: '40', state: 'DECIDED' });
    expect(await receives(id, '40')).toMatchObject({ state: 'CLOSED', writtenOffFen: '60' });
    await expect(
      service.sql(`update subsidy.recovery_write_off set approved_by = proposed_by`),
    ).rejects.toThrow(/recovery_write_off_two_people/);
  });

  test('is published in total', async () => {
    const { recoveryTotals } = await done(
      service.visitor.query(
        '{ recoveryTotals { openCases closedCases decidedFen owedFen recoveredFen writtenOffFen refundedFen } }',
      ),
    );
    const [row] = await service.sql<{ fen: string }>(
      `select coalesce(sum(credits_posted - debits_posted), 0) as fen from subsidy.ledger_account where code like 'recovery/%/recovered'`,
    );
    expect(recoveryTotals.recoveredFen).toBe(row!.fen);
    expect(Number(recoveryTotals.decidedFen)).toBeGreaterThan(0);
  });
});

describe('invoices after the payment', () => {
  const DUE = '{ invoicesDue { number redemptionId dueOn lastStatus } }';
  const RECHECK = `mutation ($key: ID!) { recheckInvoices(idempotencyKey: $key) { checked valid voided recoveryIds } }`;
  test('are looked at every month; a voided one opens a case once, and accuses nobody', async () => {
    const roundId = await aRound(service);
    const [one] = await payables(service, roundId, 1);
    await paid(finance, roundId);
    const due = async () => {
      const { invoicesDue } = await done(finance.query(DUE));
      return invoicesDue.filter(({ redemptionId }) => redemptionId === one!.redemptionId);
    };
    const [{ day }] = (await service.sql<{ day: string }>(
      'select value_date::text as day from subsidy.payout where redemption_id = $1',
      [one!.redemptionId],
    )) as [{ day: string }];
    expect(await due()).toEqual([]);
    const month = new Date(`${day}T09:00:00+08:00`);
    month.setUTCMonth(month.getUTCMonth() + 1);
    await service.moveClock(month);
    const [invoice] = await due();
    expect(invoice).toMatchObject({ dueOn: month.toISOString().slice(0, 10) });
    await service.sql(`insert into subsidy.embedded_tax_invoice values ($1, 'VOIDED', '2020-12-01')`, [
      invoice!.number,
    ]);
    const recheck = async (by = finance) => {
      const { recheckInvoices } = await done(by.query(RECHECK, key()));
      return recheckInvoices;
    };
    // Some at once keep what was found once.
    const all = await Promise.all(Array.from({ length: 6 }, () => recheck()));
    const found = all.find(({ recoveryIds }) => recoveryIds.length > 0)!;
    expect(all.reduce((sum, { voided }) => sum + voided, 0)).toBe(1);
    expect(found).toMatchObject({ voided: 1, recoveryIds: [expect.any(String)] });
    expect(await due()).toEqual([]);
    const { recovery } = await done(
      one!.signatory.query('query ($id: ID!) { recovery(id: $id) { state grounds { kind facts } } }', {
        id: found.recoveryIds[0]!,
      }),
    );
    expect(recovery).toMatchObject({ state: 'OPEN', grounds: [{ kind: 'INVOICE_VOIDED' }] });
    expect(recovery.grounds[0]!.facts).toContain('不表示已认定违规');
    await service.moveClock(new Date(month.getTime() + 32 * 86_400_000));
    expect((await recheck()).recoveryIds).toEqual([]);
    expect(await certified(service, newId())).toBeDefined();
  });

  test('are checked also by who has to do with the party, who is told of no case of it', async () => {
    const roundId = await aRound(service);
    const [one] = await payables(service, roundId, 1);
    await paid(finance, roundId);
    const [{ number }] = (await service.sql<{ number: string }>(
      `select coalesce(code, '') || number as number from subsidy.invoice where redemption_id = $1`,
      [one!.redemptionId],
    )) as [{ number: string }];
    await service.sql(`insert into subsidy.embedded_tax_invoice values ($1, 'VOIDED', '2020-12-01')`, [
      number,
    ]);
    await service.moveClock(new Date('2021-06-01T10:00:00+08:00'));
    const tied = payer(service);
    await hasToDoWith(tied, 'PROVIDER', one!.providerId);
    const { recheckInvoices } = await done(tied.query(RECHECK, key()));
    const cases = await service.sql<{ id: string }>(
      `select id from subsidy.recovery_case where enterprise_id = $1`,
      [one!.enterpriseId],
    );
    expect(cases).toHaveLength(1);
    expect(recheckInvoices.recoveryIds).not.toContain(cases[0]!.id);
  });
});
