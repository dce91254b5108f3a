import { newId } from '#libs/kernel';
import { aService, type TestService } from '../../../support/a-service.js';
import { key, PAY_DO, payables, withAccount } from '../../../support/world/subsidy/payment.js';
import {
  anApproved,
  approver,
  aRedeemable,
  aRound,
  DO,
  done,
  expectWholeLedger,
  IN_REDEEM_WINDOW,
  manager,
  papers,
  payer,
  reviewer,
} from '../../../support/world/subsidy/subsidy.js';

/*
 * What keeps money back lives on the file, so that every way which leads to a payment meets it.
 */

const DECLARE = `mutation ($input: DeclareConflictInput!, $key: ID!) {
  declareConflict(input: $input, idempotencyKey: $key) { id touched { redemptionId reopened } } }`;
const CONFIRM = `mutation ($id: ID!, $key: ID!) {
  decideConflictReport(id: $id, decision: CONFIRMED, reason: "已核实", idempotencyKey: $key) {
    touched { redemptionId reopened } } }`;
const VOUCHER = 'query ($id: ID!) { voucher(id: $id) { state } }';
const NOTICES = `query ($roundId: ID!) { notices(first: 5, roundId: $roundId) {
  edges { node { open items { redemptionId } } } } }`;

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectWholeLedger(service));

const voided = (number: string) =>
  service.sql(`insert into subsidy.embedded_tax_invoice values ($1, 'VOIDED', '2020-10-09')`, [number]);
const codeOf = async (answer: Promise<{ errors?: readonly { extensions: { code?: unknown } }[] }>) =>
  (await answer).errors?.[0]?.extensions.code;

test('an account that was changed is waited for, by file and by hand', async () => {
  const roundId = await aRound(service);
  const [one] = await payables(service, roundId, 1);
  await withAccount(one!, '6222020200998877');
  const ids = [one!.redemptionId];
  const answers = [
    await payer(service).query(PAY_DO.make, { roundId, ids, ...key() }),
    await payer(service).query(DO.pay, { ids, ...key() }),
  ];
  for (const { errors } of answers)
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_PAYABLE',
      params: { obstacles: [{ code: 'PAYEE_COOLING_OFF', params: { id: ids[0] } }] },
    });
  expect(answers[1]!.errors?.[0]?.message).toMatch(/冷静期至 \d{4}-\d{2}-\d{2}/);
});

test('an invoice that is voided stops the file at each step before payment', async () => {
  const roundId = await aRound(service);
  const one = await aRedeemable(service, roundId);
  const other = await aRedeemable(service, roundId);
  await service.moveClock(IN_REDEEM_WINDOW);
  const given = papers(other.voucherId);
  const registered = ({ invoices: [invoice] }: typeof given) => `${invoice!.code}${invoice!.number}`;
  await voided(registered(given));
  expect(await codeOf(other.signatory.query(DO.submit, { input: given, ...key() }))).toBe('INVOICE_VOIDED');

  const input = papers(one.voucherId);
  const { submitRedemption } = await done(one.signatory.query(DO.submit, { input, ...key() }));
  const { id } = submitRedemption;
  const toggled = async <T>(work: () => Promise<T>): Promise<T> => {
    await voided(registered(input));
    const answer = await work();
    await service.sql('delete from subsidy.embedded_tax_invoice where number = $1', [registered(input)]);
    return answer;
  };
  const review = () => reviewer(service).query(DO.review, { id, decision: 'REVIEWED', reason: '', ...key() });
  const approve = () =>
    approver(service).query(DO.approve, { id, decision: 'APPROVED', reason: '材料齐全', ...key() });
  expect(await toggled(() => codeOf(review()))).toBe('INVOICE_VOIDED');
  await done(review());
  expect(await toggled(() => codeOf(approve()))).toBe('INVOICE_VOIDED');
  await done(approve());
  const { publishNotice } = await done(manager(service).query(DO.notice, { roundId, ids: [id], ...key() }));
  await service.moveClock(new Date(publishNotice.closesAt));
  await withAccount(one);
  const ways: (() => Promise<{ errors?: readonly { extensions: Record<string, unknown> }[] }>)[] = [
    () => payer(service).query(DO.pay, { ids: [id], ...key() }),
    () => payer(service).query(PAY_DO.make, { roundId, ids: [id], ...key() }),
  ];
  for (const pay of ways) {
    const { errors } = await toggled(pay);
    expect(errors?.[0]?.extensions['params']).toEqual({
      obstacles: [{ code: 'INVOICE_NOT_STANDING', params: { id, until: null } }],
    });
  }
});

test('a file that begins anew takes its voucher back under review and leaves the open notice', async () => {
  const roundId = await aRound(service);
  const one = await aRedeemable(service, roundId);
  await service.moveClock(IN_REDEEM_WINDOW);
  const id = await anApproved(service, one);
  await done(manager(service).query(DO.notice, { roundId, ids: [id], ...key() }));
  const [{ person_id: personId }] = (await service.sql<{ person_id: string }>(
    `select person_id from subsidy.reviewer_decision where redemption_id = $1 and level = 'CITY_REVIEW'`,
    [id],
  )) as [{ person_id: string }];
  const input = {
    subjectKind: 'PROVIDER' as const,
    subjectId: one.providerId,
    kind: 'FAMILY' as const,
    fromOn: '2020-01-01',
    note: '亲属任职',
    personId,
  };
  const { declareConflict: report } = await done(manager(service).query(DECLARE, { input, ...key() }));
  expect(report.touched).toEqual([]);
  const { decideConflictReport } = await done(manager(service).query(CONFIRM, { id: report.id, ...key() }));
  expect(decideConflictReport.touched).toEqual([{ redemptionId: id, reopened: true }]);
  expect((await done(one.signatory.query(VOUCHER, { id: one.voucherId }))).voucher).toEqual({
    state: 'REDEEMING',
  });
  const { notices } = await done(service.visitor.query(NOTICES, { roundId }));
  expect(notices.edges).toEqual([{ node: { open: true, items: [] } }]);
  await done(reviewer(service).query(DO.review, { id, decision: 'REVIEWED', reason: '', ...key() }));
  await done(approver(service).query(DO.approve, { id, decision: 'APPROVED', reason: '复核', ...key() }));
  expect((await done(one.signatory.query(VOUCHER, { id: one.voucherId }))).voucher).toEqual({
    state: 'REDEEMED',
  });
  const told = (await service.outbox()).filter(
    ({ type, data }) => type === 'voucher.redeemed.v1' && data.voucherId === one.voucherId,
  );
  expect(told).toHaveLength(1);
});

test('an official who has to do with a party gets NOT_FOUND from every query about its files', async () => {
  const roundId = await aRound(service);
  const one = await aRedeemable(service, roundId);
  await service.moveClock(IN_REDEEM_WINDOW);
  const id = await anApproved(service, one);
  const official = reviewer(service);
  const queries = {
    redemption: ['query ($id: ID!) { redemption(id: $id) { id } }', id],
    voucher: ['query ($id: ID!) { voucher(id: $id) { id } }', one.voucherId],
    ruleDecisions: ['query ($id: ID!) { ruleDecisions(subjectId: $id) { id } }', id],
    ofContract: ['query ($id: ID!) { ruleDecisions(subjectId: $id) { id } }', one.contractId],
    statement: ['query ($id: ID!) { statement(organisationId: $id) { sumFen } }', one.enterpriseId],
    paymentForecast: ['query ($id: ID!) { paymentForecast(redemptionId: $id) { payWithinDays } }', id],
    timeline: ['query ($id: ID!) { redemptionTimeline(id: $id) { ended } }', id],
    overlaps: ['query ($id: ID!) { redemptionOverlaps(id: $id) { key } }', id],
    otherGrants: ['query ($id: ID!) { otherGrants(enterpriseId: $id) { id } }', one.enterpriseId],
  } as const;
  const [decision] = (await done(official.query(queries.ruleDecisions[0], { id }))).ruleDecisions;
  const all = {
    ...queries,
    replay: ['query ($id: ID!) { replayDecision(id: $id) { equal } }', decision!.id],
  } as const;
  for (const [name, [query, about]] of Object.entries(all))
    expect([name, (await official.query(query, { id: about })).errors]).toEqual([name, undefined]);
  const input = {
    subjectKind: 'ENTERPRISE' as const,
    subjectId: one.enterpriseId,
    kind: 'SHAREHOLDING' as const,
    fromOn: '2020-10-10',
    note: '持股',
  };
  await done(official.query(DECLARE, { input, key: newId() }));
  for (const [name, [query, about]] of Object.entries(all))
    expect([name, await codeOf(official.query(query, { id: about }))]).toEqual([name, 'NOT_FOUND']);
});
