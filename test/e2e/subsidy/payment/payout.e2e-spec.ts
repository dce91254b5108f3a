import { inShanghai, newId } from '#libs/kernel';
import { aService, type TestService } from '../../../support/a-service.js';
import {
  accepted,
  aContract,
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
  payer,
  reviewer,
} from '../../../support/world/subsidy/subsidy.js';

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectWholeLedger(service));

const after = (iso: string, milliseconds = 0): Date => new Date(new Date(iso).getTime() + milliseconds);

async function noticed(roundId: string, ids: string[]): Promise<{ closesAt: string }> {
  const { publishNotice } = await done(
    manager(service).query(DO.notice, {
      roundId,
      ids,
      key: newId(),
    }),
  );
  return publishNotice;
}

async function instructed(id: string): Promise<string> {
  const { payRedemptions } = await done(payer(service).query(DO.pay, { ids: [id], key: newId() }));
  return payRedemptions[0]!.id;
}

describe('from voucher to payout', () => {
  test('reviewed, approved, noticed for seven days, paid, and told to the others once', async () => {
    const roundId = await aRound(service);
    const one = await aRedeemable(service, roundId);
    await service.moveClock(IN_REDEEM_WINDOW);
    const id = await anApproved(service, one);
    const notice = await noticed(roundId, [id]);
    const shown = await done(
      service.visitor.query(
        `query ($roundId: ID!) { notices(first: 5, roundId: $roundId) { edges { node { id open items { amountFen } } } } }`,
        { roundId },
      ),
    );
    expect(shown.notices.edges[0]!.node).toMatchObject({ open: true, items: [{ amountFen: '7300000' }] });
    const { id: noticeId } = shown.notices.edges[0]!.node;
    const alone = await done(
      service.visitor.query('query ($id: ID!) { notice(id: $id) { id closesAt } }', { id: noticeId }),
    );
    expect(alone.notice).toEqual({ id: noticeId, closesAt: notice.closesAt });

    const early = await payer(service).query(DO.pay, { ids: [id], key: newId() });
    expect(early.errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_PAYABLE',
      params: {
        obstacles: [{ code: 'NOTICE_OPEN', params: { id, until: inShanghai(new Date(notice.closesAt)) } }],
      },
    });
    await service.moveClock(after(notice.closesAt));
    const payoutId = await instructed(id);
    await done(
      payer(service).query(DO.confirm, { id: payoutId, reference: newId(), succeeded: true, key: newId() }),
    );
    const { voucher } = await done(
      one.signatory.query('query ($id: ID!) { voucher(id: $id) { state } }', {
        id: one.voucherId,
      }),
    );
    expect(voucher).toEqual({ state: 'PAID' });
    const events = (await service.outbox()).filter(({ data }) => data.voucherId === one.voucherId);
    expect(events.map(({ type }) => type)).toEqual([
      'voucher.reserved.v1',
      'redemption.submitted.v1',
      'redemption.reviewed.v1',
      'voucher.redeemed.v1',
      'voucher.paid.v1',
    ]);
    const { budget } = await done(
      manager(service).query(
        'query ($id: ID!) { budget(roundId: $id) { programme { reservedFen paidFen availableFen } } }',
        { id: roundId },
      ),
    );
    expect(budget).toEqual({
      programme: { reservedFen: '0', paidFen: '7300000', availableFen: '9992700000' },
    });
  });

  test('a failed instruction is paid again, and the second answer counts', async () => {
    const roundId = await aRound(service);
    const one = await aRedeemable(service, roundId);
    await service.moveClock(IN_REDEEM_WINDOW);
    const id = await anApproved(service, one);
    await service.moveClock(after((await noticed(roundId, [id])).closesAt));
    const first = await instructed(id);
    await done(
      payer(service).query(DO.confirm, { id: first, reference: newId(), succeeded: false, key: newId() }),
    );
    const second = await instructed(id);
    const answer = await payer(service).query(DO.confirm, {
      id: second,
      reference: newId(),
      succeeded: true,
      key: newId(),
    });
    expect(answer.data).toEqual({ confirmPayout: { id: second, state: 'SUCCEEDED' } });
  });

  test('an objection holds up its own case only, until it is decided', async () => {
    const roundId = await aRound(service);
    const [one, two] = [await aRedeemable(service, roundId), await aRedeemable(service, roundId)];
    await service.moveClock(IN_REDEEM_WINDOW);
    const [id, other] = [await anApproved(service, one), await anApproved(service, two)];
    const { closesAt } = await noticed(roundId, [id, other]);
    const facts = '该项目合同设备并未安装，现场可查。';
    const raise = { id, facts, contact: 'someone@example.test' };
    await service.moveClock(after(closesAt, -5000));
    const { raiseObjection } = await done(service.newcomer.query(DO.object, { ...raise, key: newId() }));
    await service.moveClock(after(closesAt));
    const late = await service.newcomer.query(DO.object, { ...raise, key: newId() });
    expect(late.errors?.[0]?.extensions.code).toBe('OBJECTION_PERIOD');
    const blocked = await payer(service).query(DO.pay, { ids: [id], key: newId() });
    expect(blocked.errors?.[0]?.extensions.params).toEqual({
      obstacles: [{ code: 'OBJECTION_OPEN', params: { id, until: null } }],
    });
    await instructed(other);
    await done(
      approver(service).query(DO.decide, { id: raiseObjection.id, decision: 'UPHELD', key: newId() }),
    );
    const { voucher } = await done(
      one.signatory.query('query ($id: ID!) { voucher(id: $id) { state } }', {
        id: one.voucherId,
      }),
    );
    expect(voucher).toEqual({ state: 'RELEASED' });
  });
});

describe('who does what', () => {
  test('the reviewer does not approve, and who approves does not pay', async () => {
    const roundId = await aRound(service);
    const one = await aRedeemable(service, roundId);
    await service.moveClock(IN_REDEEM_WINDOW);
    const personId = newId();
    const asReviewer = service.as({
      role: 'BUREAU_REVIEWER',
      organisationKind: 'BUREAU',
      divisionCode: '440600',
      personId,
    });
    const asApprover = service.as({ role: 'COMMISSION_APPROVER', organisationKind: 'COMMISSION', personId });
    const { submitRedemption } = await done(
      one.signatory.query(DO.submit, {
        input: papers(one.voucherId),
        key: newId(),
      }),
    );
    const { id } = submitRedemption;
    const elsewhere = await reviewer(service, '440100').query(DO.review, {
      id,
      decision: 'REVIEWED',
      reason: '',
      key: newId(),
    });
    expect(elsewhere.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await done(asReviewer.query(DO.review, { id, decision: 'REVIEWED', reason: '', key: newId() }));
    const refused = await asApprover.query(DO.approve, {
      id,
      decision: 'APPROVED',
      reason: '材料齐全',
      key: newId(),
    });
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'DUTIES_SEPARATED',
      params: { earlier: 'review', now: 'approve' },
    });
    await expect(
      service.sql(
        `update subsidy.redemption set state = 'APPROVED', approved_by = reviewed_by, approval_reason = 'x' where id = $1`,
        [id],
      ),
    ).rejects.toThrow(/redemption_duties/);
  });

  test('a returned file is sent again with its place; the review begins anew', async () => {
    const roundId = await aRound(service);
    const one = await aRedeemable(service, roundId);
    await service.moveClock(IN_REDEEM_WINDOW);
    const input = papers(one.voucherId);
    const submit = () =>
      one.signatory.query(DO.submit, {
        input,
        key: newId(),
      });
    const { id } = (await done(submit())).submitRedemption;
    const without = await reviewer(service).query(DO.review, {
      id,
      decision: 'RETURNED',
      reason: ' ',
      key: newId(),
    });
    expect(without.errors?.[0]?.extensions.code).toBe('REASON_NEEDED');
    await done(
      reviewer(service).query(DO.review, { id, decision: 'RETURNED', reason: '发票模糊', key: newId() }),
    );
    await service.moveClock(new Date('2021-03-01T10:00:00+08:00'));
    expect((await done(submit())).submitRedemption).toMatchObject({ id, state: 'SUBMITTED' });
  });
});

describe('what must be there', () => {
  test('90 % paid is enough, a fen less is not', async () => {
    const roundId = await aRound(service);
    const one = await aRedeemable(service, roundId, { lines: [{ kind: 'NETWORK', amountFen: '33333333' }] });
    await service.moveClock(IN_REDEEM_WINDOW);
    const short = await one.signatory.query(
      DO.submit,
      { input: papers(one.voucherId, { paidFen: '29999999', invoicedFen: '33333333' }), key: newId() },
      { language: 'en' },
    );
    expect(short.errors?.[0]).toMatchObject({
      message: '¥299,999.99 was paid, less than 90 % of the contract of ¥333,333.33 (at least ¥300,000.00).',
      extensions: { code: 'PAID_SHARE' },
    });
    await done(
      one.signatory.query(DO.submit, { input: papers(one.voucherId, { paidFen: '30000000' }), key: newId() }),
    );
  });

  test('everything that is missing is named at once', async () => {
    const roundId = await aRound(service);
    const one = await aContract(service);
    const { claimVoucher } = await done(claim(roundId, one));
    await service.moveClock(IN_REDEEM_WINDOW);
    const input = {
      voucherId: claimVoucher.voucher!.id,
      invoices: [],
      payments: [{ bankReference: 'B', amountFen: '1', paidOn: '2020-10-01', payerName: '某某' }],
      acceptanceReportHash: '',
    };
    const { errors } = await one.signatory.query(DO.submit, { input, key: newId() });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'REDEMPTION_INCOMPLETE',
      params: {
        missing: [
          'INVOICES',
          'PAYEE_NOT_STATED',
          'PAYER_IS_NOT_THE_ENTERPRISE',
          'PAID_SHARE',
          'ACCEPTANCE_REPORT',
          'CONTRACT_NOT_ACCEPTED',
        ],
      },
    });
  });

  test('before and after the window is refused, naming it', async () => {
    const roundId = await aRound(service);
    const one = await aRedeemable(service, roundId);
    const submit = () => one.signatory.query(DO.submit, { input: papers(one.voucherId), key: newId() });
    expect((await submit()).errors?.[0]?.extensions.code).toBe('REDEEM_WINDOW');
    await service.moveClock(new Date('2021-02-08T17:00:00+08:00'));
    expect((await submit()).errors?.[0]?.extensions).toMatchObject({
      code: 'REDEEM_WINDOW',
      params: { to: '2021-02-08T17:00:00.000+08:00' },
    });
    const seen = await one.signatory.query('query ($id: ID!) { voucher(id: $id) { state } }', {
      id: one.voucherId,
    });
    expect(seen.data).toEqual({ voucher: { state: 'EXPIRED' } });
  });

  test('an invoice number backs one redemption, however it is written', async () => {
    const roundId = await aRound(service);
    const [one, two] = [await aRedeemable(service, roundId), await aRedeemable(service, roundId)];
    await service.moveClock(IN_REDEEM_WINDOW);
    await done(
      one.signatory.query(DO.submit, { input: papers(one.voucherId, { number: '87654321' }), key: newId() }),
    );
    const { errors } = await two.signatory.query(DO.submit, {
      input: papers(two.voucherId, { number: ' ８７６５ ４３２１' }),
      key: newId(),
    });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVOICE_USED', params: { numbers: ['87654321'] } });
  });
});

describe('at the same moment', () => {
  test('of thirty submissions of one voucher one wins, the rest get the same code', async () => {
    const roundId = await aRound(service);
    const one = await aRedeemable(service, roundId);
    await service.moveClock(IN_REDEEM_WINDOW);
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        one.signatory.query(DO.submit, { input: papers(one.voucherId), key: newId() }),
      ),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK');
    expect(codes.toSorted()).toEqual(['OK', ...Array(29).fill('REDEMPTION_EXISTS')]);
  });

  test('of thirty answers of the bank one is recorded: one posting, one event', async () => {
    const roundId = await aRound(service);
    const one = await aRedeemable(service, roundId);
    await accepted(service, one);
    await service.moveClock(IN_REDEEM_WINDOW);
    const id = await anApproved(service, one);
    await service.moveClock(after((await noticed(roundId, [id])).closesAt));
    const payoutId = await instructed(id);
    const finance = payer(service);
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        finance.query(DO.confirm, { id: payoutId, reference: newId(), succeeded: true, key: newId() }),
      ),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK');
    expect(codes.toSorted()).toEqual(['OK', ...Array(29).fill('PAYOUT_CONFIRMED')]);
    const posted = await service.sql(
      `select 1 from subsidy.ledger_transfer where reference = $1 and kind = 'POST_PENDING'`,
      [one.voucherId],
    );
    expect(posted).toHaveLength(4);
    const paid = (await service.outbox('voucher.paid.v1')).filter(
      ({ data }) => data.voucherId === one.voucherId,
    );
    expect(paid).toHaveLength(1);
  });
});

test('a number of the bank confirms one payment, in whatever spelling', async () => {
  const roundId = await aRound(service);
  const files = [await aRedeemable(service, roundId), await aRedeemable(service, roundId)];
  await service.moveClock(IN_REDEEM_WINDOW);
  const ids = [await anApproved(service, files[0]!), await anApproved(service, files[1]!)];
  const { closesAt } = await noticed(roundId, ids);
  await service.moveClock(after(closesAt));
  const payouts = [await instructed(ids[0]!), await instructed(ids[1]!)];
  const number = `ICBC-${newId().slice(-12)}`;
  const confirm = (id: string, reference: string) =>
    payer(service).query(DO.confirm, { id, reference, succeeded: true, key: newId() });
  await done(confirm(payouts[0]!, number));
  const wide = number.toLowerCase().replace('icbc-', 'ＩＣＢＣ－');
  const { errors } = await confirm(payouts[1]!, wide);
  expect(errors?.[0]?.extensions.code).toBe('BANK_REFERENCE_USED');
});

test('a person has one open objection to a file, however often it is sent at once', async () => {
  const roundId = await aRound(service);
  const one = await aRedeemable(service, roundId);
  await service.moveClock(IN_REDEEM_WINDOW);
  const id = await anApproved(service, one);
  await noticed(roundId, [id]);
  const object = () =>
    service.newcomer.query(DO.object, {
      id,
      facts: '该设备并未安装，现场核查即可证明',
      contact: '13800000000',
      key: newId(),
    });
  const answers = await Promise.all(Array.from({ length: 10 }, object));
  const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code);
  expect(codes.filter((code) => code === undefined)).toHaveLength(1);
  expect(codes.filter((code) => code === 'OBJECTION_EXISTS')).toHaveLength(9);
});
