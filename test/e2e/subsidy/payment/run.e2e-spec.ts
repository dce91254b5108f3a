import { newId, sha256Hex } from '#libs/kernel';
import {
  answerFileOf,
  paymentsOf,
  type AnswerLine,
} from '../../../../libs/subsidy/src/bank/bank-files.rules.js';
import { aService, type Client, type TestService } from '../../../support/a-service.js';
import {
  aRun,
  collected,
  expectEven,
  key,
  paid,
  paidByBank,
  PAY_DO,
  payables,
  sent,
  withAccount,
  type Run,
} from '../../../support/world/subsidy/payment.js';
import { aRedeemable, aRound, DO, done, payer } from '../../../support/world/subsidy/subsidy.js';
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
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectEven(service));

const line = (run: Run, i: number, say: Partial<AnswerLine>): AnswerLine => ({
  lineId: run.payouts[i]!.id,
  status: 'PAID',
  bankReference: null,
  valueDate: null,
  amountFen: BigInt(run.payouts[i]!.amountFen),
  reason: null,
  ...say,
});
const paidAs = (bankReference: string) => ({
  status: 'PAID' as const,
  bankReference,
  valueDate: '2020-10-20',
});

async function take(...lines: AnswerLine[]): Promise<AnswerOf<typeof PAY_DO.answers>['importBankAnswers']> {
  const name = `answer-${newId()}.csv`;
  const { importBankAnswers } = await done(
    finance.query(PAY_DO.answers, {
      name,
      content: answerFileOf(name, lines),
      ...key(),
    }),
  );
  return importBankAnswers;
}

async function statesOf(run: Run): Promise<string[]> {
  const rows = await service.sql<{ id: string; state: string }>(
    'select id, state from subsidy.payout where run_id = $1',
    [run.id],
  );
  return run.payouts.map(({ id }) => rows.find((row) => row.id === id)!.state);
}

describe('an official with a conflict', () => {
  test.each(['ENTERPRISE', 'PROVIDER'] as const)(
    'sees no payment of the %s, alone or in a run',
    async (kind) => {
      const roundId = await aRound(service);
      const [one, two] = await payables(service, roundId, 2);
      const run = await aRun(finance, roundId);
      const auditor = service.as({ role: 'AUDITOR', organisationKind: 'AUDIT' });
      const subjectId = kind === 'ENTERPRISE' ? one!.enterpriseId : one!.providerId;
      const input = {
        subjectKind: kind,
        subjectId,
        kind: 'FAMILY' as const,
        fromOn: '2020-01-01',
        note: '亲属任职',
      };
      await done(
        auditor.query(
          `mutation ($input: DeclareConflictInput!, $key: ID!) {
          declareConflict(input: $input, idempotencyKey: $key) { touched { redemptionId } } }`,
          { input, ...key() },
        ),
      );
      const READ = `query ($id: ID!, $roundId: ID!) {
      payouts(first: 100) { edges { node { redemptionId } } }
      paymentRun(id: $id) { file lineCount totalFen payouts { redemptionId } }
      paymentRuns(roundId: $roundId) { edges { node { file lineCount totalFen payouts { redemptionId } } } } }`;
      const read = async (by: Client) => done(by.query(READ, { id: run.id, roundId }));
      const other = {
        file: null,
        lineCount: 1,
        totalFen: '7300000',
        payouts: [{ redemptionId: two!.redemptionId }],
      };
      const seen = await read(auditor);
      expect(seen.paymentRun).toEqual(other);
      expect(seen.paymentRuns.edges).toEqual([{ node: other }]);
      expect(JSON.stringify(seen)).not.toContain(one!.redemptionId);
      expect(JSON.stringify(seen)).toContain(two!.redemptionId);
      expect(JSON.stringify(await read(finance))).toContain(one!.redemptionId);
      expect((await read(finance)).paymentRun).toMatchObject({
        file: run.file,
        lineCount: 2,
        totalFen: '14600000',
      });
    },
  );
});

describe('a payment run', () => {
  test('holds what can be paid, and goes to the bank as a file with its totals', async () => {
    const roundId = await aRound(service);
    const [one, two] = await payables(service, roundId, 2);
    const run = await aRun(finance, roundId);
    expect(run).toMatchObject({ state: 'PREPARED', lineCount: 2, totalFen: '14600000' });
    expect(run.sha256).toBe(sha256Hex(run.file!));
    expect(run.file!.charCodeAt(0)).toBe(0xfeff);
    expect(run.file).toContain(`TRAILER,${run.id},2,,,146000.00,\r\n`);
    expect(paymentsOf(run.file!)[0]).toEqual({
      lineId: run.payouts[0]!.id,
      payeeName: '演示制造有限公司',
      bankName: '演示银行佛山分行',
      accountNumber: '6222020200112233',
      amountFen: 7_300_000n,
      purpose: '服务券兑付',
    });
    await done(finance.query(PAY_DO.send, { id: run.id, ...key() }));
    expect(await statesOf(run)).toEqual(['SENT', 'SENT']);
    const [file] = await collected(finance);
    expect(file!.answers).toMatchObject({ applied: 2, repeated: 0, setAside: [] });
    expect(await statesOf(run)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(await paidByBank(service)).toEqual(
      new Map([
        [one!.redemptionId, 1],
        [two!.redemptionId, 1],
      ]),
    );
    const events = await service.outbox('voucher.paid.v1');
    expect(events.filter(({ data }) => data.roundId === roundId)).toHaveLength(2);
  });

  test('of eight made at once one has the redemptions, and the others find nothing', async () => {
    const roundId = await aRound(service);
    await payables(service, roundId, 2);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => finance.query(PAY_DO.make, { roundId, ...key() })),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK');
    expect(codes.filter((code) => code === 'OK')).toHaveLength(1);
    expect(codes.filter((code) => !['OK', 'BUSY', 'NOTHING_TO_PAY'].includes(code))).toEqual([]);
  });

  test('is sent once by eight who send it at once', async () => {
    const roundId = await aRound(service);
    await payables(service, roundId, 1);
    const { id } = await aRun(finance, roundId);
    await Promise.all(Array.from({ length: 8 }, () => done(finance.query(PAY_DO.send, { id, ...key() }))));
    const paidLines = await service.sql(
      `select 1 from subsidy.embedded_bank_payment b join subsidy.payout p on p.id::text = b.line_id where p.run_id = $1`,
      [id],
    );
    expect(paidLines).toHaveLength(1);
  });

  test('can be given up until it is sent, not afterwards', async () => {
    const roundId = await aRound(service);
    await payables(service, roundId, 1);
    const first = await aRun(finance, roundId);
    await done(finance.query(PAY_DO.cancel, { id: first.id, ...key() }));
    const refused = await finance.query(PAY_DO.send, { id: first.id, ...key() });
    expect(refused.errors?.[0]?.extensions.code).toBe('MOVE_NOT_ALLOWED');
    const second = await sent(finance, roundId);
    const late = await finance.query(PAY_DO.cancel, { id: second.id, ...key() });
    expect(late.errors?.[0]?.extensions.code).toBe('MOVE_NOT_ALLOWED');
  });

  test('is answered by file, not by hand', async () => {
    const roundId = await aRound(service);
    await payables(service, roundId, 1);
    const run = await sent(finance, roundId);
    const confirm = { id: run.payouts[0]!.id, reference: newId(), succeeded: false, ...key() };
    const { errors } = await finance.query(DO.confirm, confirm);
    expect(errors?.[0]?.extensions.code).toBe('PAYOUT_AT_BANK');
  });
});

describe('where it goes', () => {
  test('without an account nothing is paid, and a changed one cools off first', async () => {
    const roundId = await aRound(service);
    const [one] = await payables(service, roundId, 1);
    await withAccount(one!, '6222 0202 0099 9999');
    const named = { roundId, ids: [one!.redemptionId] };
    const cooling = await finance.query(PAY_DO.make, { ...named, ...key() });
    expect(cooling.errors?.[0]?.extensions.params).toEqual({
      obstacles: [
        { code: 'PAYEE_COOLING_OFF', params: { id: one!.redemptionId, until: expect.stringMatching(/^20/) } },
      ],
    });
    const [{ now }] = (await service.sql<{ now: Date }>('select clock.now() as now')) as [{ now: Date }];
    await service.moveClock(new Date(now.getTime() + 72 * 3_600_000));
    const run = await aRun(finance, roundId, named.ids);
    expect(paymentsOf(run.file!)[0]!.accountNumber).toBe('6222020200999999');
    const history = await service.sql(
      `select from_state, to_state from subsidy.history where subject_kind = 'PAYEE_ACCOUNT' and subject_id = $1 order by id`,
      [one!.enterpriseId],
    );
    expect(history).toEqual([
      { from_state: null, to_state: '************2233' },
      { from_state: '************2233', to_state: '************9999' },
    ]);
  });

  test('only to the account of the enterprise itself, told by its signatory', async () => {
    const roundId = await aRound(service);
    const one = await aRedeemable(service, roundId);
    const input = {
      enterpriseId: one.enterpriseId,
      holderName: '演示中介有限公司',
      bankName: '演示银行',
      accountNumber: '6222020200112233',
    };
    const other = await one.signatory.query(PAY_DO.payee, { input, ...key() });
    expect(other.errors?.[0]?.extensions.code).toBe('PAYEE_NOT_THE_ENTERPRISE');
    const stranger = service.as({ role: 'ENTERPRISE_SIGNATORY', organisationKind: 'ENTERPRISE' });
    const refused = await stranger.query(PAY_DO.payee, {
      input: { ...input, holderName: '演示制造有限公司' },
      ...key(),
    });
    expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await expect(service.sql(`update subsidy.payee_account set account_number = 'x'`)).rejects.toThrow(
      /payee_account_number/,
    );
  });
});

describe('what the bank answers', () => {
  test('is taken once: the same file again changes nothing', async () => {
    const roundId = await aRound(service);
    await payables(service, roundId, 1);
    const run = await sent(finance, roundId);
    const content = answerFileOf('a', [line(run, 0, paidAs(`R-${run.id}`))]);
    const again = () => finance.query(PAY_DO.answers, { name: 'a.csv', content, ...key() });
    const answers = await Promise.all(Array.from({ length: 6 }, again));
    expect(new Set(answers.map(({ data }) => data.importBankAnswers.id)).size).toBe(1);
    expect(
      await service.sql('select 1 from subsidy.bank_answer where payout_id = $1', [run.payouts[0]!.id]),
    ).toHaveLength(1);
  });

  test('accepted, rejected, paid and late: each line for itself', async () => {
    const roundId = await aRound(service);
    const files = await payables(service, roundId, 3);
    const run = await sent(finance, roundId);
    await take(...[0, 1, 2].map((i) => line(run, i, { status: 'ACCEPTED' })));
    expect(await statesOf(run)).toEqual(Array(3).fill('ACKNOWLEDGED'));
    const mixed = await take(
      line(run, 0, paidAs(`A-${run.id}`)),
      line(run, 1, { status: 'REJECTED', reason: '户名不符' }),
      line(run, 2, { status: 'RETURNED', reason: '账户已销户' }),
      line(run, 0, { status: 'ACCEPTED' }),
    );
    expect(mixed).toMatchObject({ applied: 3, repeated: 1, setAside: [] });
    expect(await statesOf(run)).toEqual(['SUCCEEDED', 'FAILED', 'RETURNED']);
    const second = await sent(finance, roundId);
    const idsOf = (payouts: typeof run.payouts) =>
      payouts.map(({ redemptionId }) => String(redemptionId)).toSorted((a, b) => a.localeCompare(b));
    expect(idsOf(second.payouts)).toEqual(idsOf(run.payouts.slice(1)));
    expect(files).toHaveLength(3);
    await take(...[0, 1].map((i) => line(second, i, paidAs(`B${i}-${run.id}`))));
    expect(await statesOf(second)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  });

  test('a contradiction is set aside, not applied, and holds up the redemption until two people explain it', async () => {
    const roundId = await aRound(service);
    const [one] = await payables(service, roundId, 1);
    const run = await sent(finance, roundId);
    await take(line(run, 0, { status: 'REJECTED', reason: '系统' }));
    const late = await take(line(run, 0, paidAs(`L-${run.id}`)));
    expect(late.setAside).toMatchObject([{ why: 'CONTRADICTION' }]);
    const blocked = await finance.query(PAY_DO.make, { roundId, ids: [one!.redemptionId], ...key() });
    expect(blocked.errors?.[0]?.extensions.params).toEqual({
      obstacles: [{ code: 'DIFFERENCE_OPEN', params: { id: one!.redemptionId, until: null } }],
    });
    const { reconciliation } = await done(
      finance.query('{ reconciliation { open { kind subject payoutId } } }'),
    );
    const difference = reconciliation.open.find(({ payoutId }) => payoutId === run.payouts[0]!.id)!;
    expect(difference.kind).toBe('ANSWER_SET_ASIDE');
    const { kind, subject } = difference;
    const explanation = '银行书面更正：回执误发，未付款';
    await done(finance.query(PAY_DO.explain, { kind, subject, explanation, ...key() }));
    const alone = await finance.query(PAY_DO.explain, { kind, subject, ...key() });
    expect(alone.errors?.[0]?.extensions.code).toBe('DUTIES_SEPARATED');
    await done(payer(service).query(PAY_DO.explain, { kind, subject, ...key() }));
    await service.sql(`update subsidy.embedded_bank_payment set status = 'REJECTED' where line_id = $1`, [
      run.payouts[0]!.id,
    ]);
    await paid(finance, roundId, [one!.redemptionId]);
    expect((await paidByBank(service)).get(one!.redemptionId)).toBe(1);
  });

  test('what names another amount, another line, or a number in use is set aside', async () => {
    const roundId = await aRound(service);
    await payables(service, roundId, 2);
    const run = await sent(finance, roundId);
    const reference = `U-${run.id}`;
    const { setAside } = await take(
      line(run, 0, paidAs(reference)),
      line(run, 1, paidAs(reference)),
      line(run, 1, { ...paidAs('X'), amountFen: 1n }),
      line(run, 1, { ...paidAs('Y'), lineId: newId() }),
    );
    expect(setAside.map(({ why }) => why)).toEqual(['REFERENCE_USED', 'AMOUNT_DIFFERS', 'UNKNOWN_LINE']);
    expect(await statesOf(run)).toEqual(['SUCCEEDED', 'SENT']);
  });

  test('what came back after it had been paid is paid again, once, and the grant is not posted twice', async () => {
    const roundId = await aRound(service);
    const [one] = await payables(service, roundId, 1);
    const run = await paid(finance, roundId);
    await take(line(run, 0, { status: 'RETURNED', reason: '收款行退汇' }));
    await service.sql(`update subsidy.embedded_bank_payment set status = 'RETURNED' where line_id = $1`, [
      run.payouts[0]!.id,
    ]);
    await expectEven(service);
    const again = await paid(finance, roundId);
    expect(again.payouts).toMatchObject([{ kind: 'REPEAT', redemptionId: one!.redemptionId }]);
    const nothing = await finance.query(PAY_DO.make, { roundId, ...key() });
    expect(nothing.errors?.[0]?.extensions.code).toBe('NOTHING_TO_PAY');
    expect((await paidByBank(service)).get(one!.redemptionId)).toBe(1);
    const events = await service.outbox('voucher.paid.v1');
    expect(events.filter(({ data }) => data.roundId === roundId)).toHaveLength(1);
  });
});

test('what is before payment is listed with what keeps it back, and a run takes what nothing does', async () => {
  const roundId = await aRound(service);
  const [ready] = await payables(service, roundId, 1);
  const [cooling] = await payables(service, roundId, 1);
  await withAccount(cooling!, '6222020200998877');
  const { paymentCandidates } = await done(
    finance.query(
      `query ($roundId: ID!) { paymentCandidates(roundId: $roundId) {
         redemption { id state enterprise { id } contract { id } } obstacle until } }`,
      { roundId },
    ),
  );
  const of = (id: string) => paymentCandidates.find(({ redemption }) => redemption.id === id);
  expect(paymentCandidates).toHaveLength(2);
  expect(of(ready!.redemptionId)).toMatchObject({
    redemption: { enterprise: { id: ready!.enterpriseId } },
    obstacle: null,
    until: null,
  });
  expect(of(cooling!.redemptionId)).toMatchObject({
    obstacle: 'PAYEE_COOLING_OFF',
    until: expect.any(String),
  });
  const run = await aRun(finance, roundId);
  expect(run.payouts.map(({ redemptionId }) => redemptionId)).toEqual([ready!.redemptionId]);
  const { redemptions } = await done(
    finance.query(
      `query ($roundId: ID!) { redemptions(first: 5, roundId: $roundId, state: NOTICED) { edges { node { id } } } }`,
      { roundId },
    ),
  );
  expect(redemptions.edges.map(({ node }) => node.id)).toEqual([cooling!.redemptionId]);
});
