import { jest } from '@jest/globals';
import { newId } from '#libs/kernel';
import { aService, type Answer, type Client, type TestService } from '../../support/a-service.js';
import { expectEven, key, PAY_DO, payables, withAccount } from '../../support/world/subsidy/payment.js';
import {
  aContract,
  anApproved,
  approver,
  aRedeemable,
  aRound,
  CLAIM,
  DO,
  done,
  IN_REDEEM_WINDOW,
  manager,
  papers,
  payer,
  reviewer,
} from '../../support/world/subsidy/subsidy.js';

/* A hundred people do the same at the same moment: one act holds, and everybody else reads in words why theirs does not. */

/** Each waits for its turn, which takes long on a busy machine. */
jest.setTimeout(240_000);

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(() => service?.stop());
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectEven(service));

/** How often each outcome came. */
async function outcomes(
  count: number,
  act: (at: number) => Promise<Answer<unknown>>,
): Promise<Record<string, number>> {
  const answers = await Promise.all(Array.from({ length: count }, (_, at) => act(at)));
  const counts: Record<string, number> = {};
  for (const { errors } of answers) {
    const code = errors?.[0]?.extensions.code ?? 'DONE';
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

test('a hundred claims of one contract in two rounds', async () => {
  const rounds = [await aRound(service), await aRound(service)];
  const one = await aContract(service);
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, at) =>
      one.signatory.query(CLAIM, {
        input: { roundId: rounds[at % 2]!, contractId: one.contractId },
        key: newId(),
      }),
    ),
  );
  const given = answers.flatMap(({ data }) => data?.claimVoucher.voucher ?? []);
  expect(given).toMatchObject([{ state: 'RESERVED' }]);
  const refused = answers.flatMap(({ data, errors }) => [
    ...(errors ?? []).map(({ extensions }) => extensions.code),
    ...(data?.claimVoucher.ineligibilities ?? []).map(({ rule }) => rule),
  ]);
  expect(new Set(refused)).toEqual(new Set(['NO_REPEAT_FOR_CONTRACT', 'VOUCHER_EXISTS']));
  const live = await service.sql(
    "select from subsidy.voucher where contract_id = $1 and state in ('RESERVED', 'WAITING', 'ACCEPTED')",
    [one.contractId],
  );
  expect(live).toHaveLength(1);
});

test('a hundred requests, reviews and approvals of one voucher', async () => {
  const one = await aRedeemable(service, await aRound(service));
  await service.moveClock(IN_REDEEM_WINDOW);
  const submitted = await outcomes(100, () =>
    one.signatory.query(DO.submit, { input: papers(one.voucherId), key: newId() }),
  );
  const [file] = await service.sql<{ id: string }>(
    'select id from subsidy.redemption where voucher_id = $1',
    [one.voucherId],
  );
  const reviewers = Array.from({ length: 10 }, () => reviewer(service));
  const reviewed = await outcomes(100, (at) =>
    reviewers[at % 10]!.query(DO.review, {
      id: file!.id,
      decision: at % 3 === 0 ? 'RETURNED' : 'REVIEWED',
      reason: '材料核对',
      key: newId(),
    }),
  );
  expect(submitted).toEqual({ DONE: 1, REDEMPTION_EXISTS: 99 });
  expect(reviewed).toEqual({ DONE: 1, MOVE_NOT_ALLOWED: 99 });
});

test('a hundred approvals and notices', async () => {
  const roundId = await aRound(service);
  const one = await aRedeemable(service, roundId);
  await withAccount(one);
  await service.moveClock(IN_REDEEM_WINDOW);
  const { submitRedemption } = await done(
    one.signatory.query(DO.submit, { input: papers(one.voucherId), key: newId() }),
  );
  const { id } = submitRedemption;
  await done(reviewer(service).query(DO.review, { id, decision: 'REVIEWED', reason: '', key: newId() }));
  const approvers = Array.from({ length: 10 }, () => approver(service));
  const approved = await outcomes(100, (at) =>
    approvers[at % 10]!.query(DO.approve, { id, decision: 'APPROVED', reason: '经核对', key: newId() }),
  );
  const notices = await outcomes(100, () =>
    manager(service).query(DO.notice, { roundId, ids: [id], key: newId() }),
  );
  expect(approved).toEqual({ DONE: 1, MOVE_NOT_ALLOWED: 99 });
  expect(notices).toEqual({ DONE: 1, NOT_APPROVED: 99 });
});

test('a hundred objections of one person, and decisions', async () => {
  const roundId = await aRound(service);
  const one = await aRedeemable(service, roundId);
  await service.moveClock(IN_REDEEM_WINDOW);
  const id = await anApproved(service, one);
  await done(manager(service).query(DO.notice, { roundId, ids: [id], key: newId() }));
  const objected = await outcomes(100, () =>
    service.newcomer.query(DO.object, {
      id,
      facts: '该项目合同设备并未安装，现场可查。',
      contact: '138-0000-1234',
      key: newId(),
    }),
  );
  expect(objected).toEqual({ DONE: 1, OBJECTION_EXISTS: 99 });
  const [objection] = await service.sql<{ id: string }>(
    'select id from subsidy.objection where redemption_id = $1',
    [id],
  );
  const deciders = Array.from({ length: 10 }, () => approver(service));
  const decided = await outcomes(100, (at) =>
    deciders[at % 10]!.query(DO.decide, {
      id: objection!.id,
      decision: at % 2 ? 'UPHELD' : 'DISMISSED',
      key: newId(),
    }),
  );
  expect(decided).toEqual({ DONE: 1, MOVE_NOT_ALLOWED: 99 });
});

test('a hundred payments by hand and by runs of one file', async () => {
  const roundId = await aRound(service);
  const [one] = await payables(service, roundId, 1);
  const payers: Client[] = Array.from({ length: 10 }, () => payer(service));
  const found = await outcomes(100, (at) =>
    at % 2
      ? payers[at % 10]!.query(DO.pay, { ids: [one!.redemptionId], key: newId() })
      : payers[at % 10]!.query(PAY_DO.make, { roundId, ids: null, ...key() }),
  );
  const known = ['DONE', 'BUSY', 'NOT_PAYABLE', 'NOTHING_TO_PAY'];
  expect(Object.keys(found).filter((code) => !known.includes(code))).toEqual([]);
  expect(found).toMatchObject({ DONE: 1 });
  expect(
    await service.sql("select from subsidy.payout where redemption_id = $1 and state <> 'FAILED'", [
      one!.redemptionId,
    ]),
  ).toHaveLength(1);
});
