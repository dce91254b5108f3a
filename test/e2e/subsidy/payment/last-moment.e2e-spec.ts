import { newId } from '#libs/kernel';
import { aService, type TestService } from '../../../support/a-service.js';
import { expectEven, key, payables, PAY_DO } from '../../../support/world/subsidy/payment.js';
import { aRound, DO, payer } from '../../../support/world/subsidy/subsidy.js';

/* The end of a public notice, to the millisecond: until then one may object, from then on one may pay, and never both. */

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(() => service?.stop());
afterEach(() => expectEven(service));

/** The clock of the database stands still at a moment. */
async function standStill(at: Date): Promise<() => Promise<void>> {
  const [kept] = await service.sql<{ definition: string }>(
    `select pg_get_functiondef('clock.now()'::regprocedure) as definition`,
  );
  await service.sql(
    `create or replace function clock.now() returns timestamptz language sql volatile parallel safe
       as $$ select timestamptz '${at.toISOString()}' $$`,
  );
  return async () => {
    await service.sql(kept!.definition);
  };
}

async function noticed() {
  const roundId = await aRound(service);
  const [one] = await payables(service, roundId, 1);
  const [notice] = await service.sql<{ closes_at: Date }>(
    `select closes_at from subsidy.notice n join subsidy.redemption r on r.notice_id = n.id where r.id = $1`,
    [one!.redemptionId],
  );
  return { roundId, id: one!.redemptionId, closesAt: notice!.closes_at };
}

const object = async (id: string) =>
  (
    await service.newcomer.query(DO.object, {
      id,
      facts: '该项目合同设备并未安装，现场可查。',
      contact: '138-0000-1234',
      key: newId(),
    })
  ).errors?.[0]?.extensions.code;
const pay = async (roundId: string) =>
  (await payer(service).query(PAY_DO.make, { roundId, ids: null, ...key() })).errors?.[0]?.extensions.code;

test.each([
  ['1 ms before the end one objects and nobody pays', -1, undefined, 'NOTHING_TO_PAY'],
  ['at the end nobody objects and one pays', 0, 'OBJECTION_PERIOD', undefined],
])('%s', async (_, milliseconds, objected, paid) => {
  const { roundId, id, closesAt } = await noticed();
  const goOn = await standStill(new Date(closesAt.getTime() + milliseconds));
  try {
    expect(await pay(roundId)).toBe(paid);
    expect(await object(id)).toBe(objected);
  } finally {
    await goOn();
  }
});

test('an objection whose turn comes after the payment, though it was begun in time, is too late', async () => {
  const { roundId, id, closesAt } = await noticed();
  await service.moveClock(closesAt);
  expect(await pay(roundId)).toBeUndefined();
  await service.moveClock(new Date(closesAt.getTime() - 60_000));
  expect(await object(id)).toBe('OBJECTION_CLOSED');
});
