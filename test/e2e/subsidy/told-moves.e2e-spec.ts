import { newId } from '#libs/kernel';
import { Sweeps } from '#libs/platform';
import { aService, type TestService } from '../../support/a-service.js';
import {
  anApproved,
  approver,
  aRedeemable,
  aRound,
  DO,
  done,
  IN_REDEEM_WINDOW,
  manager,
  papers,
  reviewer,
} from '../../support/world/subsidy/subsidy.js';

/* Each step of a file says whose move it is and by when; what time alone brings is told once, with its true instant. */

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(() => service?.stop());

const sweep = () => service.app.get(Sweeps).run();
const told = async (id: string) =>
  (await service.outbox())
    .filter(({ subject }) => subject === id)
    .map(({ type, data }) => ({ ...data, type }));

test('a file says whose move it is, from its submission to its end and to the end of its notice', async () => {
  await service.moveClock(new Date('2020-09-28T10:00:00+08:00'));
  const roundId = await aRound(service);
  const [one, other, unused] = [
    await aRedeemable(service, roundId),
    await aRedeemable(service, roundId),
    await aRedeemable(service, roundId),
  ];
  await service.moveClock(IN_REDEEM_WINDOW);
  const { submitRedemption } = await done(
    one.signatory.query(DO.submit, { input: papers(one.voucherId), key: newId() }),
  );
  const file = submitRedemption.id;
  await done(
    reviewer(service).query(DO.review, { id: file, decision: 'RETURNED', reason: '发票模糊', key: newId() }),
  );
  const approved = await anApproved(service, other);
  const { publishNotice } = await done(
    manager(service).query(DO.notice, { roundId, ids: [approved], key: newId() }),
  );
  const { raiseObjection } = await done(
    service.newcomer.query(DO.object, {
      id: approved,
      facts: '该设备并未安装，现场核查即可证明',
      contact: '13800000000',
      key: newId(),
    }),
  );
  await done(
    approver(service).query(DO.decide, { id: raiseObjection.id, decision: 'DISMISSED', key: newId() }),
  );
  const mendBy = '2020-10-20T16:00:00.000Z';
  expect(await told(file)).toMatchObject([
    { type: 'redemption.submitted.v1', redemptionId: file, nextMover: 'BUREAU' },
    { type: 'redemption.returned.v1', voucherId: one.voucherId, nextMover: 'ENTERPRISE', moveBy: mendBy },
  ]);
  expect(await told(approved)).toMatchObject([
    { type: 'redemption.submitted.v1', nextMover: 'BUREAU' },
    { type: 'redemption.reviewed.v1', nextMover: 'COMMISSION' },
    { type: 'objection.raised.v1', objectionId: raiseObjection.id, nextMover: 'COMMISSION' },
    { type: 'objection.decided.v1', objectionId: raiseObjection.id, decision: 'DISMISSED' },
  ]);

  await service.moveClock(new Date('2021-02-20T10:00:00+08:00'));
  await Promise.all(Array.from({ length: 20 }, sweep));
  await sweep();
  expect((await told(file)).slice(2)).toMatchObject([
    { type: 'redemption.mending-overdue.v1', dueAt: mendBy, nextMover: 'BUREAU' },
  ]);
  expect(await told(publishNotice.id)).toMatchObject([
    {
      type: 'notice.ended.v1',
      noticeId: publishNotice.id,
      endedAt: new Date(publishNotice.closesAt).toISOString(),
      nextMover: 'COMMISSION',
    },
  ]);

  const LAPSE = `mutation ($id: ID!, $key: ID!) {
    lapseRedemption(id: $id, reason: "逾期未补正", idempotencyKey: $key) { state } }`;
  await done(reviewer(service).query(LAPSE, { id: file, key: newId() }));
  expect((await told(file)).slice(3)).toMatchObject([
    { type: 'redemption.rejected.v1', cause: 'NOT_MENDED' },
  ]);

  // The lapse settled the round, which ended what nobody had asked for: from the end of the window on.
  const end = new Date('2021-02-08T17:00:00+08:00');
  const expired = (await told(unused.contractId)).filter(({ type }) => type === 'voucher.expired.v1');
  expect(expired).toMatchObject([{ voucherId: unused.voucherId, expiredAt: end.toISOString() }]);
  const history = await service.sql(
    `select at from subsidy.history where subject_id = $1 and to_state = 'EXPIRED'`,
    [unused.voucherId],
  );
  expect(history).toEqual([{ at: end }]);
});
