import fc from 'fast-check';
import { newId } from '#libs/kernel';
import {
  answerFileOf,
  type AnswerLine,
  type AnswerStatus,
} from '../../../../libs/subsidy/src/bank/bank-files.rules.js';
import { aService, type Client, type TestService } from '../../../support/a-service.js';
import { expectEven, key, PAY_DO, payables, type Payable } from '../../../support/world/subsidy/payment.js';
import { approver, aRound, manager, payer } from '../../../support/world/subsidy/subsidy.js';
import type { AnswerOf, Valid, VariablesOf } from '../../../support/graphql/typed.js';

/*
 * Random histories of payment: runs, answers of every kind in every order, recoveries, instalments, write-offs and
 * appeals, some at the same moment. Nothing is expected of a single step; after each history everything must agree.
 */

let service: TestService;
let finance: Client;
let colleague: Client;
let opener: Client;
let decider: Client;
let judge: Client;
beforeAll(async () => {
  service = await aService('subsidy');
  finance = payer(service);
  colleague = payer(service);
  opener = manager(service);
  decider = approver(service);
  judge = approver(service);
});
afterAll(async () => {
  await service?.stop();
});

type Step =
  | { readonly do: 'run' }
  | {
      readonly do: 'answer';
      readonly which: number;
      readonly status: AnswerStatus;
      readonly fen: number;
      readonly again: boolean;
    }
  | { readonly do: 'open' | 'dismiss' | 'settleDifferences' | 'approveWriteOff'; readonly which: number }
  | {
      readonly do: 'decide' | 'receive' | 'writeOff' | 'appeal';
      readonly which: number;
      readonly percent: number;
    }
  | { readonly do: 'plan'; readonly which: number; readonly parts: number };

const which = fc.nat(5);
const percent = fc.integer({ min: 1, max: 110 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('run' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      which,
      status: fc.constantFrom(
        'ACCEPTED' as const,
        'REJECTED' as const,
        'PAID' as const,
        'PAID' as const,
        'RETURNED' as const,
      ),
      fen: fc.constantFrom(0, 0, 0, 0, 0, 1),
      again: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'open' as const,
        'settleDifferences' as const,
        'approveWriteOff' as const,
        'dismiss' as const,
      ),
      which,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'decide' as const,
        'receive' as const,
        'receive' as const,
        'writeOff' as const,
        'appeal' as const,
      ),
      which,
      percent,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('plan' as const), which, parts: fc.integer({ min: 1, max: 4 }) }),
  },
);

/** How a history may begin, so that some of them come far: paid, and a case decided. */
const FAR: readonly Step[] = [
  { do: 'run' },
  { do: 'answer', which: 0, status: 'PAID', fen: 0, again: false },
  { do: 'answer', which: 1, status: 'PAID', fen: 0, again: false },
  { do: 'open', which: 0 },
  { do: 'decide', which: 0, percent: 90 },
];
const beginning = fc.constantFrom([], FAR.slice(0, 3), FAR, FAR);

const RECOVERY = {
  open: `mutation ($payoutId: ID!, $key: ID!) {
    openRecovery(payoutId: $payoutId, ground: AUDIT_FINDING, facts: "请说明", idempotencyKey: $key) { id } }`,
  decide: `mutation ($id: ID!, $amountFen: Fen!, $key: ID!) {
    decideRecovery(id: $id, amountFen: $amountFen, reason: "核实", idempotencyKey: $key) { id } }`,
  appeal: `mutation ($id: ID!, $amountFen: Fen!, $key: ID!) {
    upholdRecoveryAppeal(id: $id, amountFen: $amountFen, reason: "复议", idempotencyKey: $key) { id } }`,
  plan: `mutation ($id: ID!, $instalments: [RecoveryInstalmentInput!]!, $key: ID!) {
    planRecovery(id: $id, instalments: $instalments, idempotencyKey: $key) { id } }`,
  receive: `mutation ($input: RecoveryReceiptInput!, $key: ID!) {
    recordRecoveryReceipt(input: $input, idempotencyKey: $key) { id } }`,
  writeOff: `mutation ($id: ID!, $amountFen: Fen!, $key: ID!) {
    proposeRecoveryWriteOff(id: $id, amountFen: $amountFen, authority: "财政厅1号", reason: "无力偿还", idempotencyKey: $key) { id } }`,
  approveWriteOff: `mutation ($id: ID!, $key: ID!) { approveRecoveryWriteOff(id: $id, idempotencyKey: $key) { id } }`,
} as const;

interface PayoutRow {
  readonly id: string;
  readonly amount_fen: string;
  readonly bank_reference: string | null;
}
interface CaseRow {
  readonly id: string;
  readonly paid_fen: string;
  readonly decided_fen: string | null;
  readonly owed: string;
}

/** Codes that a history may meet; anything else is a bug. */
const REFUSALS = new Set([
  'NOTHING_TO_PAY',
  'NOT_PAID_OUT',
  'MOVE_NOT_ALLOWED',
  'RECOVERY_AMOUNT',
  'RECOVERY_APPEAL',
  'RECOVERY_NOT_OWED',
  'RECEIPT_EXCEEDS',
  'WRITE_OFF_OPEN',
  'REFUND_NOT_FUNDED',
  'AMOUNT_NOT_POSITIVE',
  'PLAN_SUM',
  'NOT_FOUND',
  'CONFLICT',
]);

async function tried<const D extends string>(
  by: Client,
  document: Valid<D>,
  variables: Omit<VariablesOf<D>, 'key'>,
): Promise<AnswerOf<D> | undefined> {
  const { data, errors } = await by.queryAnything(document, { ...variables, ...key() });
  if (!errors) return data;
  const { code } = errors[0]!.extensions;
  if (!REFUSALS.has(code)) throw new Error(`${code} ${JSON.stringify(errors[0])}`);
  return undefined;
}

class History {
  constructor(
    private readonly roundId: string,
    private readonly today: string,
  ) {}

  async play(each: Step): Promise<void> {
    if (each.do === 'run') return this.run();
    if (each.do === 'answer') return this.answer(each);
    if (each.do === 'settleDifferences') return this.settleDifferences();
    if (each.do === 'open') return this.open(each.which);
    const cases = await this.cases();
    const found = cases[each.which % Math.max(cases.length, 1)];
    if (!found) return;
    await this.onCase(each, found);
  }

  private async run(): Promise<void> {
    const made = await tried(finance, PAY_DO.make, { roundId: this.roundId });
    if (!made) return;
    const { id } = made.makePaymentRun;
    await tried(finance, PAY_DO.send, { id });
  }

  private async answer({ which: n, status, fen, again }: Step & { do: 'answer' }): Promise<void> {
    const payouts = await service.sql<PayoutRow>(
      'select id, amount_fen, bank_reference from subsidy.payout where round_id = $1 order by id desc',
      [this.roundId],
    );
    const payout = payouts[n % Math.max(payouts.length, 1)];
    if (!payout) return;
    const line: AnswerLine = {
      lineId: payout.id,
      status,
      bankReference: status === 'PAID' ? (again && payout.bank_reference) || newId() : null,
      valueDate: status === 'PAID' ? this.today : null,
      amountFen: BigInt(payout.amount_fen) + BigInt(fen),
      reason: null,
    };
    const name = `answer-${newId()}.csv`;
    const content = answerFileOf(name, [line]);
    await Promise.all([1, 2].map(() => tried(finance, PAY_DO.answers, { name, content })));
  }

  private async settleDifferences(): Promise<void> {
    const open = await service.sql<Pick<VariablesOf<typeof PAY_DO.explain>, 'kind' | 'subject'>>(
      `select kind, subject from subsidy.bank_difference where settled_at is null`,
    );
    for (const { kind, subject } of open) {
      await tried(finance, PAY_DO.explain, { kind, subject, explanation: '银行书面更正' });
      await tried(colleague, PAY_DO.explain, { kind, subject });
    }
  }

  private async open(n: number): Promise<void> {
    const payouts = await service.sql<PayoutRow>(
      `select id from subsidy.payout where round_id = $1 and kind = 'SUBSIDY' order by id`,
      [this.roundId],
    );
    const payout = payouts[n % Math.max(payouts.length, 1)];
    if (payout) await tried(opener, RECOVERY.open, { payoutId: payout.id });
  }

  private async onCase(
    each: Step,
    { id, paid_fen: paid, decided_fen: decided, owed }: CaseRow,
  ): Promise<void> {
    const part = (of: string, percentOf: number) => String((BigInt(of) * BigInt(percentOf)) / 100n);
    switch (each.do) {
      case 'dismiss':
        return void (await tried(decider, RECOVERY.decide, { id, amountFen: '0' }));
      case 'approveWriteOff':
        return void (await tried(decider, RECOVERY.approveWriteOff, { id }));
      case 'decide':
        return void (await tried(decider, RECOVERY.decide, { id, amountFen: part(paid, each.percent) }));
      case 'appeal':
        return void (await tried(judge, RECOVERY.appeal, {
          id,
          amountFen: part(decided ?? paid, each.percent - 1),
        }));
      case 'writeOff':
        return void (await tried(finance, RECOVERY.writeOff, { id, amountFen: part(owed, each.percent) }));
      case 'plan':
        return this.plan(id, BigInt(owed), each.parts);
      case 'receive': {
        const input = () => ({
          recoveryId: id,
          payerName: '演示厂',
          bankReference: newId(),
          amountFen: part(owed, each.percent),
          receivedOn: this.today,
        });
        // Two receipts at once, of which the second may be too much.
        await Promise.all([1, 2].map(() => tried(finance, RECOVERY.receive, { input: input() })));
      }
    }
  }

  private async plan(id: string, owed: bigint, parts: number): Promise<void> {
    const each = owed / BigInt(parts);
    const instalments = Array.from({ length: parts }, (_, i) => ({
      payerName: '演示厂',
      dueOn: '2021-12-31',
      amountFen: String(i === parts - 1 ? owed - each * BigInt(parts - 1) : each),
    }));
    await tried(finance, RECOVERY.plan, { id, instalments });
  }

  private cases(): Promise<CaseRow[]> {
    return service.sql<CaseRow>(
      `select c.id, c.paid_fen, c.decided_fen,
              coalesce((select credits_posted - debits_posted from subsidy.ledger_account
                         where code = 'recovery/' || c.id || '/owed'), 0) as owed
         from subsidy.recovery_case c where c.round_id = $1 order by c.id`,
      [this.roundId],
    );
  }
}

/** Each fen of the round: what left the bank is with somebody, came back, or is on its way again. */
async function expectExplained(roundId: string, files: readonly Payable[]): Promise<void> {
  const [row] = await service.sql<{ granted: string; spent: string; returned: string; recovered: string }>(
    `select (select sum(amount_fen) from subsidy.payout where round_id = $1 and kind = 'SUBSIDY' and state = 'SUCCEEDED')
              as granted,
            (select credits_posted from subsidy.ledger_account where code = 'round/' || $1 || '/programme/used') as spent,
            (select debits_posted - credits_posted from subsidy.ledger_account
              where code = 'round/' || $1 || '/programme/returned') as returned,
            (select sum(a.credits_posted - a.debits_posted) from subsidy.recovery_case c
               join subsidy.ledger_account a on a.code = 'recovery/' || c.id || '/recovered' where c.round_id = $1)
              as recovered`,
    [roundId],
  );
  expect(BigInt(row!.spent ?? 0)).toBe(BigInt(row!.granted ?? 0));
  expect(BigInt(row!.returned ?? 0)).toBe(BigInt(row!.recovered ?? 0));
  expect(BigInt(row!.granted ?? 0)).toBeLessThanOrEqual(BigInt(files.length) * 7_300_000n);
  const twice = await service.sql(
    `select reference from subsidy.ledger_transfer t join subsidy.payout p on p.voucher_id::text = t.reference
      where p.round_id = $1 and t.kind = 'POST_PENDING' and p.state = 'SUCCEEDED'
      group by reference, t.pending_id having count(*) > 1`,
    [roundId],
  );
  expect(twice).toEqual([]);
}

test('whatever is run, answered, recovered, written off and reversed, every fen is explained', async () => {
  await fc.assert(
    fc.asyncProperty(beginning, fc.array(step, { minLength: 10, maxLength: 40 }), async (begun, then) => {
      const roundId = await aRound(service, {
        budgetFen: '14600000',
        tranches: [{ cityCode: '440600', amountFen: '14600000' }],
      });
      const files = await payables(service, roundId, 2);
      const [now] = await service.sql<{ day: string }>(
        `select (clock.now() at time zone 'Asia/Shanghai')::date::text as day`,
      );
      const player = new History(roundId, now!.day);
      for (const each of [...begun, ...then]) await player.play(each);
      await expectEven(service);
      await expectExplained(roundId, files);
    }),
    { numRuns: 12 },
  );
  // The histories came far; else they would show nothing.
  const [row] = await service.sql<Record<string, number>>(
    `select (select count(*) from subsidy.payout where state = 'SUCCEEDED')::int as paid,
            (select count(*) from subsidy.bank_answer where outcome = 'SET_ASIDE')::int as aside,
            (select count(*) from subsidy.recovery_receipt)::int as receipts,
            (select count(*) from subsidy.recovery_case where state <> 'OPEN')::int as decided`,
  );
  expect(Object.entries(row!).filter(([, count]) => count === 0)).toEqual([]);
}, 300_000);
