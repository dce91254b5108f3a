import { Client as DatabaseClient } from 'pg';
import { inShanghai, newId, sha256Hex } from '#libs/kernel';
import type { Client } from '../../support/a-service.js';
import {
  aLine,
  aMarket,
  BEFORE,
  codeOf,
  DEADLINE,
  type Market,
} from '../../support/world/matching/market.js';

const SECRET = '本方案采用演示边缘网关采集注塑机数据';

let market: Market;
beforeAll(async () => {
  market = await aMarket();
}, 60_000);
afterAll(() => market?.service.stop());
beforeEach(() => market.moveClock(BEFORE));

const BIDS = `query ($needId: ID!) { bids(needId: $needId) {
  id priceFen proposal document contentHash provider { id } lines { kind amountFen } milestones { title } } }`;

const bids = (by: Client, needId: string) => by.query(BIDS, { needId });

describe('a sealed bid', () => {
  test('cannot be read before the deadline, by anyone, anywhere', async () => {
    const enterpriseId = await market.anEnterprise();
    const providerId = await market.aProvider();
    const [buyer, seller] = [market.buyer(enterpriseId), market.seller(providerId, 'PROVIDER_SALES')];
    const needId = await market.aNeed(market.buyer(enterpriseId));
    const early = await bids(buyer, needId);
    const receipt = (await market.seal(seller, needId)).data.sealBid;
    for (const by of [buyer, seller, market.service.as({ organisationKind: 'AUDIT', role: 'AUDITOR' })]) {
      const answer = await bids(by, needId);
      expect(answer.errors?.[0]).toMatchObject({
        extensions: { code: 'NOT_YET_OPEN', params: { opensAt: inShanghai(DEADLINE) } },
      });
    }
    // The same answer with and without bids: not even their number shows.
    expect((await bids(buyer, needId)).errors).toEqual(early.errors);
    expect(await dump()).not.toContain(SECRET);
    expect(await dump()).not.toContain('12000000');
    expect(await dump()).toContain(receipt.contentHash);
    const [event] = (await market.service.outbox('bid.sealed.v1')).slice(-1);
    expect(event!.data).toEqual({
      bidId: receipt.bidId,
      needId,
      contentHash: receipt.contentHash,
      sealedAt: receipt.sealedAt,
    });
    await market.passDeadline();
    const [opened] = (await bids(buyer, needId)).data.bids;
    expect(opened).toMatchObject({ id: receipt.bidId, proposal: SECRET, priceFen: '12000000' });
    expect(opened!.milestones).toHaveLength(2);
    expect(sha256Hex(opened!.document)).toBe(receipt.contentHash);
  });

  test("cannot be opened by the service's own role either", async () => {
    const enterpriseId = await market.anEnterprise();
    const providerId = await market.aProvider();
    const needId = await market.aNeed(market.buyer(enterpriseId));
    await market.seal(market.seller(providerId), needId);
    const client = new DatabaseClient({ connectionString: market.service.database.url('matching') });
    await client.connect();
    try {
      await expect(client.query('select wrapped_private_key from need_seal')).rejects.toThrow(
        /permission denied/,
      );
      const key = await client.query('select released_key($1) as key', [needId]);
      expect(key.rows).toEqual([{ key: null }]);
      await expect(client.query("update need set bid_deadline = '2000-01-01'")).rejects.toThrow(/permission/);
      await expect(client.query("update contract_version set document = ''")).rejects.toThrow(
        /permission denied/,
      );
      await expect(client.query('delete from history')).rejects.toThrow(/permission denied/);
    } finally {
      await client.end();
    }
  });

  test('sent twice under one key is one bid, and the key serves for no other', async () => {
    const providerId = await market.aProvider();
    const seller = market.seller(providerId);
    const needId = await market.aNeed(market.buyer(await market.anEnterprise()));
    const key = newId();
    const first = await market.seal(seller, needId, {}, key);
    expect(first.errors).toBeUndefined();
    expect(codeOf(await market.seal(seller, needId, { proposal: '另一方案' }, key))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    await market.passDeadline();
    expect((await market.seal(seller, needId, {}, key)).data).toEqual(first.data);
    expect(codeOf(await market.seal(seller, needId))).toBe('BID_DEADLINE_PASSED');
  });

  test('that is just being stored is waited for by an award', async () => {
    const enterpriseId = await market.anEnterprise();
    const providerId = await market.aProvider();
    const needId = await market.aNeed(market.buyer(enterpriseId));
    const { bidId } = (await market.seal(market.seller(providerId), needId)).data.sealBid;
    await market.passDeadline();
    const storing = new DatabaseClient({ connectionString: market.service.database.url('matching') });
    await storing.connect();
    try {
      await storing.query('begin');
      await storing.query('select 1 from need where id = $1 for share', [needId]);
      const awarding = market.award(market.buyer(enterpriseId), needId, bidId);
      // An award that does not wait never shows here, and the test runs out of its time.
      await market.service.database.untilSomebodyWaits();
      await storing.query('commit');
      expect((await awarding).errors).toBeUndefined();
    } finally {
      await storing.end();
    }
  });

  test('is replaced by a later one of the same provider, also when two come at once', async () => {
    const enterpriseId = await market.anEnterprise();
    const providerId = await market.aProvider();
    const seller = market.seller(providerId);
    const needId = await market.aNeed(market.buyer(enterpriseId));
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((price) =>
        market.seal(seller, needId, { priceFen: `${price}`, lines: [aLine({ amountFen: `${price}` })] }),
      ),
    );
    expect(answers.map(codeOf)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    const rows = await market.service.sql<{ replaced_at: Date | null }>(
      'select replaced_at from matching.bid where need_id = $1',
      [needId],
    );
    expect(rows).toHaveLength(5);
    expect(rows.filter((row) => row.replaced_at === null)).toHaveLength(1);
    const last = (await market.seal(seller, needId)).data.sealBid;
    const receipts = `query ($needId: ID!) { bidReceipts(needId: $needId) { bidId replacedAt } }`;
    const own = await seller.query(receipts, { needId });
    expect(own.data.bidReceipts).toHaveLength(6);
    expect(own.data.bidReceipts[0]).toEqual({ bidId: last.bidId, replacedAt: null });
    const rival = await market.seller(await market.aProvider()).query(receipts, { needId });
    expect(rival.data).toEqual({ bidReceipts: [] });
    await market.passDeadline();
    expect((await bids(market.buyer(enterpriseId), needId)).data.bids.map(({ id }) => id)).toEqual([
      last.bidId,
    ]);
  });

  test.each([
    ['1 ms before the deadline is taken', -1, undefined],
    ['at the deadline is refused', 0, 'BID_DEADLINE_PASSED'],
    ['1 ms after the deadline is refused', 1, 'BID_DEADLINE_PASSED'],
  ])('%s', async (_, milliseconds, code) => {
    const enterpriseId = await market.anEnterprise();
    const providerId = await market.aProvider();
    const needId = await market.aNeed(market.buyer(enterpriseId));
    const goOn = await market.standStill(new Date(DEADLINE.getTime() + milliseconds));
    try {
      const answer = await market.seal(market.seller(providerId), needId);
      expect(codeOf(answer)).toBe(code);
      expect(answer.errors?.[0]?.extensions.params).toEqual(code && { bidDeadline: inShanghai(DEADLINE) });
      const opening = await bids(market.buyer(enterpriseId), needId);
      expect(codeOf(opening)).toBe(code ? undefined : 'NOT_YET_OPEN');
    } finally {
      await goOn();
    }
  });

  test.each([
    ['a price that is not the sum of its lines', { priceFen: '12000001' }, 'BID_SUM_MISMATCH'],
    ['a line of nothing', { priceFen: '0', lines: [aLine({ amountFen: '0' })] }, 'LINE_AMOUNT'],
    ["another's solution", { solutionId: newId() }, 'SOLUTION_NOT_OFFERED'],
    ['an unknown kind of cost', { lines: [aLine({ kind: 'LUNCH' })] }, 'BAD_USER_INPUT'],
  ])('with %s is refused', async (_, change, code) => {
    const enterpriseId = await market.anEnterprise();
    const providerId = await market.aProvider();
    const needId = await market.aNeed(market.buyer(enterpriseId));
    expect(codeOf(await market.seal(market.seller(providerId), needId, change))).toBe(code);
  });

  test('of a provider outside the pool, or for another provider, is refused', async () => {
    const needId = await market.aNeed(market.buyer(await market.anEnterprise()));
    const outside = newId();
    expect(codeOf(await market.seal(market.seller(outside), needId))).toBe('PROVIDER_NOT_ADMITTED');
    const other = await market.aProvider();
    expect(
      codeOf(await market.seal(market.seller(await market.aProvider()), needId, { providerId: other })),
    ).toBe('NOT_FOUND');
  });

  test('is shown after the deadline to the enterprise and to its own provider only', async () => {
    const enterpriseId = await market.anEnterprise();
    const [one, two] = [await market.aProvider(), await market.aProvider()];
    const needId = await market.aNeed(market.buyer(enterpriseId));
    await market.seal(market.seller(one), needId);
    await market.seal(market.seller(two), needId, { priceFen: '1', lines: [aLine({ amountFen: '1' })] });
    await market.passDeadline();
    const providers = async (by: Client) => (await bids(by, needId)).data.bids.map((bid) => bid.provider.id);
    expect(await providers(market.buyer(enterpriseId, 'ENTERPRISE_VIEWER'))).toEqual([two, one]);
    expect(await providers(market.seller(one))).toEqual([one]);
    expect(codeOf(await bids(market.buyer(newId()), needId))).toBe('NOT_FOUND');
    expect(codeOf(await bids(market.seller(newId()), needId))).toBe('NOT_FOUND');
  });
});

/** Everything that the schema holds, as text. */
async function dump(): Promise<string> {
  const tables = await market.service.sql<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await market.service.sql<{ row: string }>(`select t::text as row from ${name} t`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}
