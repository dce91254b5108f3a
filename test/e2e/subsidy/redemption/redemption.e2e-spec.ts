import { newId } from '#libs/kernel';
import { aCrowd } from '../../../support/world/subsidy/crowd.js';
import { aService, type TestService } from '../../../support/a-service.js';
import {
  accepted,
  anApproved,
  approver,
  aRedeemable,
  aRound,
  claim,
  DO,
  done,
  expectWholeLedger,
  IN_REDEEM_WINDOW,
  manager,
  papers,
  reviewer,
  type SignedUp,
} from '../../../support/world/subsidy/subsidy.js';
import type { InputOf } from '../../../support/graphql/typed.js';

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectWholeLedger(service));

const CHECK = `query ($input: SubmitRedemptionInput!) { redemptionChecklist(input: $input) {
  complete payerName payeeName items { item status acceptedForm problems { code text } } } }`;
const SAVE = `mutation ($input: SubmitRedemptionInput!, $replaces: DateTime, $key: ID!) {
  saveRedemptionDraft(input: $input, replaces: $replaces, idempotencyKey: $key) { savedAt } }`;
const DRAFT = `query ($id: ID!) { redemptionDraft(voucherId: $id) { invoices { number amountFen } payments { payerName } } }`;
const RETURN = `mutation ($id: ID!, $deficiencies: [DeficiencyInput!], $key: ID!) {
  reviewRedemption(id: $id, decision: RETURNED, reason: "两处需补正", deficiencies: $deficiencies, idempotencyKey: $key) {
    state mendBy deficiencies { item problem acceptedForm } } }`;
const LAPSE = `mutation ($id: ID!, $key: ID!) {
  lapseRedemption(id: $id, reason: "逾期未补正", idempotencyKey: $key) { state } }`;
const REVISE = `mutation ($input: SubmitRedemptionInput!, $key: ID!) {
  reviseRedemption(input: $input, reason: "更换发票", idempotencyKey: $key) { id state papersVersion reviewedAt approvedAt } }`;
const TIMELINE = `query ($id: ID!) { redemptionTimeline(id: $id) {
  elapsedMs runningMs stoppedMs ended holdings { holder stopped cause from to } } }`;

const DAY = 24 * 60 * 60 * 1000;
const hours = (from: Date, many: number): Date => new Date(from.getTime() + many * 3_600_000);

async function redeemable(): Promise<SignedUp & { voucherId: string; roundId: string }> {
  await service.moveClock(new Date('2020-09-28T10:00:00+08:00'));
  const roundId = await aRound(service);
  const one = await aRedeemable(service, roundId);
  await service.moveClock(IN_REDEEM_WINDOW);
  return { ...one, roundId };
}

async function submitted(
  one: SignedUp & { voucherId: string },
  input: InputOf<typeof DO.submit> = papers(one.voucherId),
) {
  const { submitRedemption } = await done(
    one.signatory.query(DO.submit, {
      input,
      key: newId(),
    }),
  );
  return submitRedemption.id;
}

async function stateOf(id: string): Promise<string> {
  const [row] = await service.sql<{ state: string }>('select state from subsidy.redemption where id = $1', [
    id,
  ]);
  return row!.state;
}

describe('the checklist', () => {
  test('says before sending what sending says, item by item, and in which form a paper is taken', async () => {
    const one = await redeemable();
    const input = { voucherId: one.voucherId, invoices: [], payments: [], acceptanceReportHash: 'x' };
    const { redemptionChecklist } = await done(one.signatory.query(CHECK, { input }, { language: 'en' }));
    expect(redemptionChecklist).toMatchObject({
      complete: false,
      payerName: '演示制造有限公司',
      payeeName: '演示服务商有限公司',
    });
    expect(redemptionChecklist.items).toMatchObject([
      { item: 'INVOICE', status: 'MISSING', problems: [{ code: 'INVOICES', text: 'No invoice is given.' }] },
      { item: 'PAYMENT_PROOF', status: 'MISSING', problems: [{ code: 'PAYMENTS' }] },
      { item: 'ACCEPTANCE_REPORT', status: 'WRONG', problems: [{ code: 'ACCEPTANCE_REPORT_HASH' }] },
    ]);
    const sent = await one.signatory.query(DO.submit, { input, key: newId() });
    expect(sent.errors?.[0]?.extensions).toEqual({
      code: 'REDEMPTION_INCOMPLETE',
      params: {
        missing: ['INVOICES', 'PAYMENTS', 'ACCEPTANCE_REPORT_HASH'],
        problems: [
          { code: 'INVOICES', params: {} },
          { code: 'PAYMENTS', params: {} },
          { code: 'ACCEPTANCE_REPORT_HASH', params: {} },
        ],
      },
    });
    const whole = await done(
      one.signatory.query(CHECK, {
        input: papers(one.voucherId),
      }),
    );
    expect(whole.redemptionChecklist.complete).toBe(true);
  });

  test('is nobody else’s, and a used invoice is told without its owner', async () => {
    const [one, two] = [await redeemable(), await redeemable()];
    const input = papers(one.voucherId, { number: '55500001' });
    await submitted(one, input);
    const stranger = await two.signatory.query(CHECK, { input });
    expect(stranger.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const mine = await two.signatory.query(CHECK, {
      input: papers(two.voucherId, { number: '55500001' }),
    });
    expect(mine.data.redemptionChecklist.items[0]).toMatchObject({
      item: 'INVOICE',
      status: 'WRONG',
      problems: [{ code: 'INVOICE_USED' }],
    });
    expect(JSON.stringify(mine)).not.toContain(one.voucherId);
  });

  test('a report and a transfer back one file, in whatever spelling', async () => {
    const [one, two] = [await redeemable(), await redeemable()];
    const report = 'AbC'.padEnd(64, '0');
    await submitted(one, papers(one.voucherId, { reference: 'GZ-1', report }));
    const check = (wish: { reference?: string; report?: string }) =>
      done(two.signatory.query(CHECK, { input: papers(two.voucherId, wish) }));
    const { redemptionChecklist } = await check({ reference: ' ｇｚ１', report: report.toUpperCase() });
    expect(redemptionChecklist.items.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      'PAYMENT_USED',
      'ACCEPTANCE_REPORT_USED',
    ]);
    const again = await two.signatory.query(DO.submit, {
      input: papers(two.voucherId, { report: report.toLowerCase() }),
      key: newId(),
    });
    expect(again.errors?.[0]?.extensions.code).toBe('ACCEPTANCE_REPORT_USED');
  });

  test('a transfer between the same two proves one phase, with the bank in front of its serial as well', async () => {
    await service.moveClock(new Date('2020-09-28T10:00:00+08:00'));
    const roundId = await aRound(service);
    const half = '7300000';
    const phases = ['一', '二'].map((title) => ({ title, amountFen: half }));
    const [signedUp] = await aCrowd(service, 1, () => ({ amountFen: '14600000', phases }));
    const { claimVoucher } = await done(claim(roundId, signedUp!));
    const one = { ...signedUp!, voucherId: claimVoucher.voucher!.id };
    await accepted(service, one);
    await service.moveClock(IN_REDEEM_WINDOW);
    await submitted(one, papers(one.voucherId, { paidFen: half, phase: 1, reference: '2020100600017' }));
    const next = papers(one.voucherId, { paidFen: half, phase: 2, reference: 'ICBC-2020-1006-00017' });
    const checked = await done(one.signatory.query(CHECK, { input: next }));
    expect(
      checked.redemptionChecklist.items.flatMap(({ problems }) => problems.map(({ code }) => code)),
    ).toContain('PAYMENT_USED');
    const again = await one.signatory.query(DO.submit, { input: next, key: newId() });
    expect(again.errors?.[0]?.extensions.code).toBe('PAYMENT_USED');
  });

  test('the same number under another code is another invoice', async () => {
    const [one, two] = [await redeemable(), await redeemable()];
    await submitted(one, papers(one.voucherId, { number: '55500002' }));
    await submitted(two, papers(two.voucherId, { number: '55500002', code: '044002000111' }));
  });

  test('a draft that a colleague saved since is not overwritten', async () => {
    const one = await redeemable();
    const input = { voucherId: one.voucherId, invoices: [], payments: [] };
    const save = (replaces: string | null) => one.signatory.query(SAVE, { input, replaces, key: newId() });
    const { savedAt } = (await done(save(null))).saveRedemptionDraft;
    await service.moveClock(new Date(IN_REDEEM_WINDOW.getTime() + 1000));
    await done(save(savedAt));
    expect((await save(savedAt)).errors?.[0]?.extensions.code).toBe('REDEMPTION_DRAFT_CHANGED');
  });

  test('a draft is kept as it is, replaced, and gone when the file is sent', async () => {
    const one = await redeemable();
    const input = { voucherId: one.voucherId, invoices: [], payments: [] };
    await done(one.signatory.query(SAVE, { input, key: newId() }));
    const whole = papers(one.voucherId);
    await done(one.signatory.query(SAVE, { input: whole, key: newId() }));
    const kept = await done(one.signatory.query(DRAFT, { id: one.voucherId }));
    expect(kept).toEqual({
      redemptionDraft: {
        invoices: [{ number: whole.invoices[0]!.number, amountFen: '24333334' }],
        payments: [{ payerName: whole.payments[0]!.payerName }],
      },
    });
    await submitted(one, whole);
    expect(await done(one.signatory.query(DRAFT, { id: one.voucherId }))).toEqual({ redemptionDraft: null });
  });
});

describe('at the same moment', () => {
  test('one invoice in two cities backs exactly one redemption, and the other is not told whose it is', async () => {
    const tranches = ['440600', '440100'].map((cityCode) => ({ cityCode, amountFen: '5000000000' }));
    const roundId = await aRound(service, { tranches });
    const pairs = [];
    for (let n = 0; n < 5; n++)
      pairs.push([
        await aRedeemable(service, roundId),
        await aRedeemable(service, roundId, { city: '440100' }),
      ] as const);
    await service.moveClock(IN_REDEEM_WINDOW);
    for (const [n, [one, two]] of pairs.entries()) {
      const number = String(66_600_000 + n);
      const answers = await Promise.all(
        [one, two].map(({ signatory, voucherId }) =>
          signatory.query(DO.submit, { input: papers(voucherId, { number }), key: newId() }),
        ),
      );
      const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK');
      expect(codes.toSorted()).toEqual(['INVOICE_USED', 'OK']);
      const loser = answers.find(({ errors }) => errors);
      expect(loser?.errors?.[0]?.extensions.params).toEqual({ numbers: [number] });
    }
  });

  test('of a hundred files from two cities that show one transfer, in whatever spelling, one counts', async () => {
    const tranches = ['440600', '440100'].map((cityCode) => ({ cityCode, amountFen: '5000000000' }));
    const roundId = await aRound(service, { tranches });
    const all = [];
    for (let n = 0; n < 100; n++)
      all.push(await aRedeemable(service, roundId, n % 2 ? { city: '440100' } : {}));
    await service.moveClock(IN_REDEEM_WINDOW);
    const spellings = ['HQ2020-0001', 'hq2020 0001', 'ＨＱ２０２０－０００１', 'hq 2020/0001'];
    const answers = await Promise.all(
      all.map(({ signatory, voucherId }, n) =>
        signatory.query(DO.submit, {
          input: papers(voucherId, { reference: spellings[n % 4]! }),
          key: newId(),
        }),
      ),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK');
    expect(codes.toSorted()).toEqual(['OK', ...Array.from({ length: 99 }, () => 'PAYMENT_USED')]);
    expect(answers.find(({ errors }) => errors)?.errors?.[0]?.extensions.params).toEqual({
      references: [expect.stringMatching(/^[hＨH]/u)],
    });
  });

  test('of fifty submissions of one voucher one wins, the rest get the same code', async () => {
    const one = await redeemable();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        one.signatory.query(DO.submit, { input: papers(one.voucherId), key: newId() }),
      ),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK');
    expect(codes.toSorted()).toEqual(['OK', ...Array(49).fill('REDEMPTION_EXISTS')]);
  });
});

describe('a returned file', () => {
  test('lists everything at once, stops the clock, and goes on from its place', async () => {
    const one = await redeemable();
    const id = await submitted(one);
    await service.moveClock(hours(IN_REDEEM_WINDOW, 5));
    const { reviewRedemption } = await done(
      reviewer(service).query(RETURN, {
        id,
        deficiencies: [
          { item: 'INVOICE', problem: '发票模糊' },
          { item: 'PAYMENT_PROOF', problem: '回单缺章', acceptedForm: '银行盖章的PDF' },
        ],
        key: newId(),
      }),
    );
    expect(reviewRedemption).toMatchObject({
      state: 'RETURNED',
      // Ten days by the scheme, the day of the return not counted.
      mendBy: '2020-10-20T16:00:00.000Z',
      deficiencies: [
        { item: 'INVOICE', problem: '发票模糊', acceptedForm: expect.stringContaining('发票号码') },
        { item: 'PAYMENT_PROOF', acceptedForm: '银行盖章的PDF' },
      ],
    });
    await service.moveClock(hours(IN_REDEEM_WINDOW, 5 + 48));
    expect(await submitted(one, papers(one.voucherId))).toBe(id);
    await service.moveClock(hours(IN_REDEEM_WINDOW, 5 + 48 + 7));
    const { redemptionTimeline: clock } = await done(one.signatory.query(TIMELINE, { id }));
    expect(clock.holdings).toMatchObject([
      { holder: 'BUREAU', stopped: false },
      { holder: 'ENTERPRISE', stopped: true, cause: '两处需补正' },
      { holder: 'BUREAU', stopped: false },
    ]);
    expect(clock.runningMs + clock.stoppedMs).toBe(clock.elapsedMs);
    expect(Math.round(clock.stoppedMs / 3_600_000)).toBe(48);
    expect(Math.round(clock.runningMs / 3_600_000)).toBe(12);
  });

  test('may be closed when it was not mended in time, not before; its money and invoices go to others', async () => {
    const one = await redeemable();
    const input = papers(one.voucherId);
    const id = await submitted(one, input);
    await done(reviewer(service).query(RETURN, { id, deficiencies: null, key: newId() }));
    const early = await reviewer(service).query(LAPSE, { id, key: newId() });
    expect(early.errors?.[0]?.extensions).toEqual({
      code: 'MEND_PERIOD_OPEN',
      params: { until: '2020-10-21T00:00:00.000+08:00' },
    });
    await service.moveClock(new Date(IN_REDEEM_WINDOW.getTime() + 11 * DAY));
    const lapsed = await reviewer(service).query(LAPSE, { id, key: newId() });
    expect(lapsed.data).toEqual({ lapseRedemption: { state: 'LAPSED' } });
    const [voucher] = await service.sql('select state from subsidy.voucher where id = $1', [one.voucherId]);
    expect(voucher).toEqual({ state: 'RELEASED' });
    const again = await one.signatory.query(DO.submit, { input, key: newId() });
    expect(again.errors?.[0]?.extensions.code).toBe('VOUCHER_NOT_RESERVED');
    const two = await redeemable();
    await submitted(two, { ...input, voucherId: two.voucherId });
  });
});

describe('a revision', () => {
  test('voids review and approval; who reviewed before does not approve afterwards', async () => {
    const one = await redeemable();
    const personId = newId();
    const id = await submitted(one);
    const asReviewer = service.as({
      role: 'BUREAU_REVIEWER',
      organisationKind: 'BUREAU',
      divisionCode: '440600',
      personId,
    });
    const asApprover = service.as({ role: 'COMMISSION_APPROVER', organisationKind: 'COMMISSION', personId });
    const review = (by: typeof asReviewer) =>
      by.query(DO.review, { id, decision: 'REVIEWED', reason: '', key: newId() });
    const approve = (by: typeof asApprover) =>
      by.query(DO.approve, { id, decision: 'APPROVED', reason: '材料齐全', key: newId() });
    await done(review(asReviewer));
    await done(approve(approver(service)));
    const revised = await done(one.signatory.query(REVISE, { input: papers(one.voucherId), key: newId() }));
    expect(revised).toEqual({
      reviseRedemption: { id, state: 'SUBMITTED', papersVersion: 2, reviewedAt: null, approvedAt: null },
    });
    const notice = await manager(service).query(DO.notice, { roundId: one.roundId, ids: [id], key: newId() });
    expect(notice.errors?.[0]?.extensions.code).toBe('NOT_APPROVED');
    await done(review(reviewer(service)));
    const twice = await approve(asApprover);
    expect(twice.errors?.[0]?.extensions).toMatchObject({
      code: 'DUTIES_SEPARATED',
      params: { earlier: 'review', now: 'approve' },
    });
    await expect(
      service.sql(
        `update subsidy.redemption set state = 'APPROVED', approved_by = $2, approval_reason = 'x' where id = $1`,
        [id, personId],
      ),
    ).rejects.toThrow(/redemption_duties/);
    await done(approve(approver(service)));
    const events = (await service.outbox('voucher.redeemed.v1')).filter(
      ({ data }) => data.voucherId === one.voucherId,
    );
    expect(events).toHaveLength(1);
  });

  test('is refused once the file is before the public', async () => {
    const one = await redeemable();
    const id = await anApproved(service, one);
    await done(manager(service).query(DO.notice, { roundId: one.roundId, ids: [id], key: newId() }));
    const late = await one.signatory.query(REVISE, { input: papers(one.voucherId), key: newId() });
    expect(late.errors?.[0]?.extensions).toEqual({ code: 'NOT_REVISABLE', params: { state: 'NOTICED' } });
    expect(await stateOf(id)).toBe('NOTICED');
  });
});
