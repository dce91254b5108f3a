import { inShanghai, newId } from '#libs/kernel';
import { aMarket, BEFORE, codeOf, DEADLINE, type Market } from '../../support/world/matching/market.js';
import type { Client } from '../../support/a-service.js';

let market: Market;

beforeAll(async () => {
  market = await aMarket();
}, 60_000);
afterAll(() => market?.service.stop());
beforeEach(() => market.moveClock(BEFORE));

const LATER = new Date(DEADLINE.getTime() + 3 * 3_600_000);

const extend = (by: Client, needId: string, until: Date) =>
  by.query(
    `mutation ($needId: ID!, $until: DateTime!, $key: ID!) {
      extendDeadline(needId: $needId, until: $until, reason: "补充现场勘查", idempotencyKey: $key) {
        fromDeadline toDeadline cause reason } }`,
    { needId, until: until.toISOString(), key: newId() },
  );

const INCIDENT = `mutation ($input: IncidentInput!, $key: ID!) {
  extendForIncident(input: $input, idempotencyKey: $key) { extended tooLate } }`;
const incident = (by: Client, change: object = {}) =>
  by.query(INCIDENT, {
    input: {
      deadlinesFrom: DEADLINE.toISOString(),
      deadlinesTo: DEADLINE.toISOString(),
      until: LATER.toISOString(),
      reason: '截止前十分钟平台故障',
      ...change,
    },
    key: newId(),
  });

const HISTORY = `query ($needId: ID!) { deadlineHistory(needId: $needId) {
  openedAt extensions { fromDeadline toDeadline cause reason } } }`;

describe('a deadline is put off', () => {
  test('by the enterprise for all, with the reason, and the earlier one releases nothing', async () => {
    const { buyer, seller, needId } = await market.aScene();
    const bidId = await market.bidding(seller, needId, 5n);
    const extension = {
      fromDeadline: DEADLINE.toISOString(),
      toDeadline: LATER.toISOString(),
      cause: 'ENTERPRISE',
      reason: '补充现场勘查',
    };
    expect((await extend(buyer, needId, LATER)).data.extendDeadline).toEqual(extension);
    await market.passDeadline();
    const opening = await market.bids(buyer, needId);
    expect(opening.errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_YET_OPEN',
      params: { opensAt: inShanghai(LATER) },
    });
    const [state] = await market.service.sql('select * from matching.seal_state($1)', [needId]);
    expect(state).toMatchObject({ is_open: false, wrapped_private_key: null });
    const late = market.seller(await market.aProvider());
    const second = await market.bidding(late, needId, 6n);
    const seen = await late.query(HISTORY, { needId });
    expect(seen.data).toEqual({ deadlineHistory: { openedAt: null, extensions: [extension] } });
    await market.moveClock(LATER);
    expect((await market.bids(buyer, needId)).data.bids.map(({ id }) => id)).toEqual([bidId, second]);
    const opened = await buyer.query(HISTORY, { needId });
    expect(Date.parse(opened.data.deadlineHistory.openedAt!)).toBeGreaterThanOrEqual(LATER.getTime());
    const told = await market.service.outbox('bid-deadline.extended.v1');
    expect(told.at(-1)).toMatchObject({ subject: needId, data: extension });
    expect(await market.history(needId)).toEqual(['OPEN', 'EXTENDED']);
  });

  test.each([
    ['1 ms before it has come', -1, undefined],
    ['at the deadline no more', 0, 'BID_DEADLINE_PASSED'],
    ['1 ms after it no more', 1, 'BID_DEADLINE_PASSED'],
  ])('by the enterprise %s', async (_, milliseconds, code) => {
    const { buyer, needId } = await market.aScene();
    const goOn = await market.standStill(new Date(DEADLINE.getTime() + milliseconds));
    try {
      expect(codeOf(await extend(buyer, needId, LATER))).toBe(code);
    } finally {
      await goOn();
    }
  });

  test.each([
    ['to an earlier moment', new Date('2020-10-01T00:00:00Z'), 'EXTENSION_NOT_LATER'],
    ['beyond the delivery', new Date('2021-04-01T00:00:00Z'), 'DELIVER_BY_BEFORE_DEADLINE'],
    ['by years', new Date('2023-04-01T00:00:00Z'), 'BID_DEADLINE_TOO_FAR'],
  ])('not %s', async (_, until, code) => {
    const { buyer, needId } = await market.aScene();
    expect(codeOf(await extend(buyer, needId, until))).toBe(code);
    const stranger = market.buyer(await market.anEnterprise());
    expect(codeOf(await extend(stranger, needId, until))).toBe('NOT_FOUND');
  });

  test('by the commission for an incident: every need of the window, also just after, but none that was opened', async () => {
    const window = new Date('2020-11-11T09:00:00.000Z');
    const bidDeadline = window.toISOString();
    const until = new Date(window.getTime() + 3_600_000);
    const input = { deadlinesFrom: bidDeadline, deadlinesTo: bidDeadline, until: until.toISOString() };
    const buyer = market.buyer(await market.anEnterprise());
    const seller = market.seller(await market.aProvider());
    const [one, two, opened] = [
      await market.aNeed(buyer, { bidDeadline }),
      await market.aNeed(buyer, { bidDeadline }),
      await market.aNeed(buyer, { bidDeadline }),
    ];
    await market.bidding(seller, one, 5n);
    await market.moveClock(new Date(window.getTime() + 60_000));
    expect(codeOf(await market.bids(buyer, opened))).toBeUndefined();
    expect(codeOf(await incident(market.official('PROGRAMME_MANAGER', '440000'), input))).toBe('FORBIDDEN');
    const commission = market.official('COMMISSION_APPROVER', '440000');
    const answer = await incident(commission, input);
    expect(answer.data.extendForIncident).toEqual({ extended: 2, tooLate: 1 });
    for (const needId of [one, two]) {
      expect(codeOf(await market.bids(buyer, needId))).toBe('NOT_YET_OPEN');
      expect((await market.seal(seller, needId)).errors).toBeUndefined();
      const history = await seller.query(HISTORY, { needId });
      expect(history.data.deadlineHistory.extensions).toMatchObject([{ cause: 'INCIDENT' }]);
    }
    expect(codeOf(await incident(commission, { ...input, until: bidDeadline }))).toBe('EXTENSION_NOT_LATER');
  });

  test('for an incident together with the times for questions and delivery, and the bidders read of it', async () => {
    const window = new Date('2020-11-21T09:00:00.000Z');
    const at = (hours: number) => new Date(window.getTime() + hours * 3_600_000).toISOString();
    const terms = { bidDeadline: at(0), questionsUntil: at(-2), deliverBy: '2020-11-22' };
    const { buyer, seller, needId } = await market.aScene(terms);
    await market.bidding(seller, needId, 5n);
    await market.moveClock(new Date(at(-1)));
    const ask = () =>
      seller.query(
        `mutation ($needId: ID!, $providerId: ID!, $key: ID!) {
          askQuestion(needId: $needId, providerId: $providerId, text: "是否含安装？", idempotencyKey: $key) { id } }`,
        { needId, providerId: seller.organisationId, key: newId() },
      );
    expect(codeOf(await ask())).toBe('QUESTIONS_CLOSED');
    const commission = market.official('COMMISSION_APPROVER', '440000');
    const far = { deadlinesFrom: at(0), deadlinesTo: at(0), until: '2022-11-21T09:00:00.000Z' };
    expect(codeOf(await incident(commission, far))).toBe('BID_DEADLINE_TOO_FAR');
    // 72 hours and another day of Asia/Shanghai.
    await incident(commission, { deadlinesFrom: at(0), deadlinesTo: at(0), until: at(80) });
    const read = await seller.query(
      `query ($id: ID!, $providerId: ID!) { need(id: $id) { bidDeadline questionsUntil deliverBy }
        deadlineHistory(needId: $id) { extensions { questionsUntil deliverBy } }
        needNews(providerId: $providerId) { needId kind text } }`,
      { id: needId, providerId: seller.organisationId },
    );
    expect(read.data).toEqual({
      need: { bidDeadline: at(80), questionsUntil: at(78), deliverBy: '2020-11-26' },
      deadlineHistory: { extensions: [{ questionsUntil: at(78), deliverBy: '2020-11-26' }] },
      needNews: [{ needId, kind: 'EXTENDED', text: '截止前十分钟平台故障' }],
    });
    expect(codeOf(await ask())).toBeUndefined();
    const told = await market.service.outbox('bid-deadline.extended.v1');
    expect(told.at(-1)).toMatchObject({ data: { questionsUntil: at(78), deliverBy: '2020-11-26' } });
    // What the incident moved does not keep the enterprise from going on.
    expect(codeOf(await extend(buyer, needId, new Date(at(81))))).toBeUndefined();
    expect(codeOf(await extend(buyer, needId, new Date(at(120))))).toBe('DELIVER_BY_BEFORE_DEADLINE');
  });

  test('or opened, never both, when both come at the same moment', async () => {
    const bidDeadline = '2020-12-12T09:00:00.000Z';
    const buyer = market.buyer(await market.anEnterprise());
    const seller = market.seller(await market.aProvider());
    const commission = market.official('COMMISSION_APPROVER', '440000');
    const needs: string[] = [];
    for (let count = 0; count < 8; count++) needs.push(await market.aNeed(buyer, { bidDeadline }));
    for (const needId of needs) await market.bidding(seller, needId, 5n);
    await market.moveClock(new Date(Date.parse(bidDeadline) + 1000));
    const until = '2020-12-13T09:00:00.000Z';
    const input = { deadlinesFrom: bidDeadline, deadlinesTo: bidDeadline, until };
    // Some set out before the extension and some after it, so that both orders are met.
    const [before, after] = [needs.slice(0, 4), needs.slice(4)];
    const early = before.map((needId) => market.bids(buyer, needId));
    await early[0];
    const [extended, ...openings] = await Promise.all([
      incident(commission, input),
      ...early,
      ...after.map((needId) => market.bids(buyer, needId)),
    ]);
    expect(openings[0]!.errors).toBeUndefined();
    const read = openings.filter((answer) => !answer.errors).length;
    expect(openings.filter((answer) => codeOf(answer) === 'NOT_YET_OPEN')).toHaveLength(8 - read);
    expect(extended.data.extendForIncident).toEqual({ extended: 8 - read, tooLate: read });
  });

  test('no more, and no bid is taken, once the enterprise has closed its need', async () => {
    const { buyer, seller, needId } = await market.aScene();
    const closed = await buyer.query(
      `mutation ($needId: ID!, $key: ID!) {
        closeNeed(needId: $needId, reason: PLANS_CHANGED, note: "产线搬迁", idempotencyKey: $key) { id } }`,
      { needId, key: newId() },
    );
    expect(closed.errors).toBeUndefined();
    expect(codeOf(await market.seal(seller, needId))).toBe('NEED_NOT_OPEN');
    expect(codeOf(await extend(buyer, needId, LATER))).toBe('NEED_NOT_OPEN');
  });
});
