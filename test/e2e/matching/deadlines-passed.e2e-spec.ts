import { DAY_MS, newId } from '#libs/kernel';
import { Sweeps } from '#libs/platform';
import { aMarket, BEFORE, DEADLINE, type Market } from '../../support/world/matching/market.js';

/* What becomes of a need by time alone leaves an entry and an event, once, with the instant at which it came about. */

let market: Market;
beforeAll(async () => {
  market = await aMarket();
  await market.moveClock(BEFORE);
}, 60_000);
afterAll(() => market?.service.stop());

const CLOSE = `mutation ($needId: ID!, $key: ID!) {
  closeNeed(needId: $needId, reason: PLANS_CHANGED, note: "产线搬迁", idempotencyKey: $key) { id } }`;
const EXPIRY = new Date(DEADLINE.getTime() + 90 * DAY_MS);

const sweep = () => market.service.app.get(Sweeps).run();
const told = async (needId: string) =>
  (await market.service.outbox())
    .filter(({ subject, type }) => subject === needId && type !== 'need.published.v1')
    .map(({ type, data }) => ({ ...data, type }));
const historyOf = (needId: string) =>
  market.service.sql(
    `select from_state, to_state, at, actor_id from matching.history
      where subject_kind = 'NEED' and subject_id = $1 and from_state is not null order by id`,
    [needId],
  );

test('a deadline for bids and the end of the term are told once each, however often and late somebody looks', async () => {
  const buyer = market.buyer(await market.anEnterprise());
  const [left, closed] = [await market.aNeed(buyer), await market.aNeed(buyer)];
  expect((await buyer.query(CLOSE, { needId: closed, key: newId() })).errors).toBeUndefined();
  const parties = { enterpriseId: buyer.organisationId, divisionCode: expect.stringMatching(/^44\d{4}$/) };
  expect(await told(closed)).toMatchObject([{ type: 'need.closed.v1', reason: 'PLANS_CHANGED', ...parties }]);

  await sweep();
  expect(await told(left)).toEqual([]);
  await market.moveClock(new Date(DEADLINE.getTime() + DAY_MS));
  await Promise.all(Array.from({ length: 100 }, sweep));
  await sweep();
  const [{ questions_until: questionsUntil } = { questions_until: BEFORE }] = await market.service.sql<{
    questions_until: Date;
  }>('select questions_until from matching.need where id = $1', [left]);
  const asked = {
    type: 'need.questions-closed.v1',
    needId: left,
    ...parties,
    closedAt: questionsUntil.toISOString(),
  };
  const ended = {
    type: 'need.bidding-ended.v1',
    needId: left,
    ...parties,
    endedAt: DEADLINE.toISOString(),
    nextMover: 'ENTERPRISE',
    moveBy: EXPIRY.toISOString(),
  };
  expect(await told(left)).toEqual([asked, ended]);

  await market.moveClock(new Date(EXPIRY.getTime() + 40 * DAY_MS));
  await Promise.all(Array.from({ length: 20 }, sweep));
  await sweep();
  expect(await told(left)).toEqual([
    asked,
    ended,
    { type: 'need.expired.v1', needId: left, ...parties, expiredAt: EXPIRY.toISOString() },
  ]);
  expect(await historyOf(left)).toEqual([
    { from_state: 'OPEN', to_state: 'CLOSED', at: DEADLINE, actor_id: 'system' },
    { from_state: 'CLOSED', to_state: 'EXPIRED', at: EXPIRY, actor_id: 'system' },
  ]);
  // What its enterprise has ended does not end again.
  expect((await told(closed)).map(({ type }) => type)).toEqual(['need.closed.v1']);
});

test('of a need that hides its enterprise and district no event names them', async () => {
  await market.moveClock(BEFORE);
  const buyer = market.buyer(await market.anEnterprise());
  const hidden = await market.aNeed(buyer, { hiddenFields: ['ENTERPRISE', 'DISTRICT'] });
  expect((await buyer.query(CLOSE, { needId: hidden, key: newId() })).errors).toBeUndefined();
  const [closed] = await told(hidden);
  expect(closed).toMatchObject({ divisionCode: expect.stringMatching(/^44\d\d00$/) });
  expect(closed).not.toHaveProperty('enterpriseId');
});
