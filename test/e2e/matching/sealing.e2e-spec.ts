import { join } from 'node:path';
import { compactVerify, CompactEncrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { Client as DatabaseClient } from 'pg';
import { canonicalJson, newId, sha256Hex } from '#libs/kernel';
import {
  aBid,
  aLine,
  aMarket,
  BEFORE,
  codeOf,
  DEADLINE,
  priced,
  type Market,
} from '../../support/world/matching/market.js';
import type { Client } from '../../support/a-service.js';
import { foundIn, foundInFiles, spellingsOf } from '../../support/every-spelling.js';
import type { InputOf } from '../../support/graphql/typed.js';

let market: Market;

beforeAll(async () => {
  market = await aMarket();
}, 60_000);
afterAll(() => market?.service.stop());
beforeEach(() => market.moveClock(BEFORE));

const aScene = () => market.aScene();

const KEYS = `query ($needId: ID!) { sealingKeys(needId: $needId) { publicKeys receiptKey } }`;

async function sealedInClient(text: string, publicKeys: readonly string[]): Promise<string> {
  let sealed = text;
  for (const publicKey of publicKeys)
    sealed = await new CompactEncrypt(new TextEncoder().encode(sealed))
      .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM' })
      .encrypt(await importJWK(JSON.parse(publicKey) as JWK, 'ECDH-ES+A256KW'));
  return sealed;
}

function contentOf(bidId: string, needId: string, providerId: string, change: object = {}): string {
  return canonicalJson({
    ...aBid(needId, providerId),
    bidId,
    solutionId: null,
    milestones: [{ title: '交付', dueInMonths: 2 }],
    confidential: [],
    salt: 'c2FsdC1zYWx0LXNhbHQtc2E',
    ...change,
  });
}

const SUBMIT = `mutation ($input: SealedBidInput!, $key: ID!) {
  submitSealedBid(input: $input, idempotencyKey: $key) { bidId sealedAt contentHash sealedTextHash signature } }`;
const submit = (by: Client, input: InputOf<typeof SUBMIT>) => by.query(SUBMIT, { input, key: newId() });

const withdraw = (by: Client, needId: string) =>
  by.query(
    `mutation ($needId: ID!, $providerId: ID!, $key: ID!) {
      withdrawBid(needId: $needId, providerId: $providerId, idempotencyKey: $key) { bidId withdrawnAt } }`,
    { needId, providerId: by.organisationId, key: newId() },
  );

describe('before the deadline', () => {
  test('nothing readable of a bid lies anywhere: tables, files, write-ahead log, answers kept, output', async () => {
    const markers = [
      '独门工艺参数甲乙丙丁戊己',
      '7493158264',
      'MARKER-qZx81-PROPOSAL',
      '商密理由庚辛壬癸子丑',
    ];
    const output: Buffer[] = [];
    const streams = [process.stdout, process.stderr];
    const writes = streams.map((stream) => stream.write.bind(stream));
    streams.forEach((stream, at) => {
      stream.write = (chunk: string | Uint8Array, ...rest: []) => {
        output.push(Buffer.from(chunk));
        return writes[at]!(chunk, ...rest);
      };
    });
    try {
      const { seller, needId } = await aScene();
      const secret = {
        ...priced(7_493_158_264n, { lines: [aLine({ amountFen: '7493158264', description: markers[0] })] }),
        proposal: `${markers[2]} ${markers[0]}`,
        confidential: [{ part: 'PROPOSAL', reason: markers[3] }],
        milestones: [{ title: markers[0], dueInMonths: 2 }],
      };
      const key = newId();
      expect((await market.seal(seller, needId, secret, key)).errors).toBeUndefined();
      // The answer that is kept for a repetition, a repetition, refusals of several kinds, and a bid taken back.
      await market.seal(seller, needId, secret, key);
      expect(codeOf(await market.seal(seller, needId, { ...secret, priceFen: '7493158265' }))).toBe(
        'BID_SUM_MISMATCH',
      );
      expect(codeOf(await market.seal(seller, needId, { ...secret, solutionId: newId() }))).toBe(
        'SOLUTION_NOT_OFFERED',
      );
      expect(codeOf(await market.seal(seller, needId, secret))).toBeUndefined();
      expect((await withdraw(seller, needId)).errors).toBeUndefined();
      expect((await market.seal(seller, needId, secret)).errors).toBeUndefined();
      expect(foundIn('what a superuser reads', Buffer.from(await everything()), markers)).toEqual([]);
      expect(await filesOfServer(markers)).toEqual([]);
      expect(foundIn('the output', Buffer.concat(output), markers)).toEqual([]);
    } finally {
      streams.forEach((stream, at) => (stream.write = writes[at]!));
    }
  }, 120_000);

  test('the search above would find it: in a table, in a file, and in every spelling', async () => {
    const marker = '独门工艺参数寅卯辰巳午未';
    await market.service.sql('create table public.planted (text text)');
    await market.service.sql('insert into public.planted values ($1)', [`${'x'.repeat(70)}${marker}`]);
    try {
      expect(foundIn('a dump', Buffer.from(await everything()), [marker])).not.toEqual([]);
      expect(await filesOfServer([marker])).not.toEqual([]);
    } finally {
      await market.service.sql('drop table public.planted');
    }
    for (const [name, spelling] of spellingsOf(marker))
      for (const before of ['', 'a', 'ab']) {
        const planted = Buffer.concat([Buffer.from(`\0${before}`), spelling, Buffer.from('z\0')]);
        expect([name, foundIn('x', planted, [marker]).length > 0]).toEqual([name, true]);
      }
    for (const before of ['', 'a', 'ab']) {
      const encoded = Buffer.from(`${before}${marker}!`).toString('base64');
      expect(foundIn('x', Buffer.from(encoded), [marker])).not.toEqual([]);
    }
  }, 120_000);

  test('no way of the service to the database releases the key, moves the deadline, or hides an opening', async () => {
    const { seller, needId } = await aScene();
    await market.seal(seller, needId);
    const client = new DatabaseClient({ connectionString: market.service.database.url('matching') });
    await client.connect();
    try {
      const { rows } = await client.query('select is_open, wrapped_private_key from seal_state($1)', [
        needId,
      ]);
      expect(rows).toEqual([{ is_open: false, wrapped_private_key: null }]);
      for (const forbidden of [
        `update need set bid_deadline = '2000-01-01'`,
        `update bid_opening set opened_at = now()`,
        `delete from bid_opening`,
        `insert into bid_opening (need_id, opened_at) values ('${needId}', now())`,
        `update deadline_extension set reason = ''`,
        `delete from deadline_extension`,
        `update bid set sealed_text = ''`,
        `delete from bid`,
        `update sealing_trustee set public_key = ''`,
      ])
        await expect(client.query(forbidden)).rejects.toThrow(/permission denied/);
      const earlier = `select extend_deadline(gen_random_uuid(), $1, '2020-10-01', 'INCIDENT', 'x', 'x') as "from"`;
      expect((await client.query(earlier, [needId])).rows).toEqual([{ from: null }]);
    } finally {
      await client.end();
    }
  });
});

describe('a receipt', () => {
  test('is signed by the platform over hash and time, and says what was stored', async () => {
    const { seller, needId } = await aScene();
    const receipt = (await market.seal(seller, needId)).data.sealBid;
    const { receiptKey } = (await seller.query(KEYS, { needId })).data.sealingKeys;
    const { payload } = await compactVerify(
      receipt.signature,
      await importJWK(JSON.parse(receiptKey) as JWK),
    );
    const [row] = await market.service.sql<{ sealed_text: string }>(
      'select sealed_text from matching.bid where id = $1',
      [receipt.bidId],
    );
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual({
      format: 'yunshang.bid-receipt.v1',
      bidId: receipt.bidId,
      needId,
      providerId: seller.organisationId,
      contentHash: receipt.contentHash,
      sealedTextHash: sha256Hex(row!.sealed_text),
      sealedAt: receipt.sealedAt,
    });
    const again = await seller.query(`query ($needId: ID!) { bidReceipts(needId: $needId) { signature } }`, {
      needId,
    });
    expect(again.data.bidReceipts).toEqual([{ signature: receipt.signature }]);
  });
});

describe('a bid is taken back', () => {
  test.each([
    ['1 ms before the deadline', -1, undefined],
    ['at the deadline no more', 0, 'BID_DEADLINE_PASSED'],
    ['1 ms after the deadline no more', 1, 'BID_DEADLINE_PASSED'],
  ])('%s', async (_, milliseconds, code) => {
    const { buyer, seller, needId } = await aScene();
    const { bidId } = (await market.seal(seller, needId)).data.sealBid;
    const goOn = await market.standStill(new Date(DEADLINE.getTime() + milliseconds));
    try {
      expect(codeOf(await withdraw(seller, needId))).toBe(code);
    } finally {
      await goOn();
    }
    await market.passDeadline();
    expect((await market.bids(buyer, needId)).data.bids).toHaveLength(code ? 1 : 0);
    expect(await market.history(bidId)).toEqual(code ? ['SEALED'] : ['SEALED', 'WITHDRAWN']);
  });

  test('and another may follow; rivals cannot, and there must be one', async () => {
    const { buyer, seller, needId } = await aScene();
    expect(codeOf(await withdraw(seller, needId))).toBe('NOT_FOUND');
    await market.seal(seller, needId);
    const rival = market.seller(await market.aProvider());
    expect(codeOf(await withdraw(rival, needId))).toBe('NOT_FOUND');
    expect((await withdraw(seller, needId)).data.withdrawBid.withdrawnAt).toEqual(expect.any(String));
    const bidId = await market.bidding(seller, needId, 5n);
    await market.passDeadline();
    expect((await market.bids(buyer, needId)).data.bids.map(({ id }) => id)).toEqual([bidId]);
    const told = (await market.service.outbox()).filter(({ subject }) => subject === needId);
    expect(told.map(({ type }) => type)).toEqual([
      'need.published.v1',
      'bid.sealed.v1',
      'bid.withdrawn.v1',
      'bid.sealed.v1',
    ]);
  });
});

describe('a bid that the bidder seals in its own client', () => {
  test('is opened at the deadline like the others', async () => {
    const { buyer, seller, needId } = await aScene();
    const { publicKeys } = (await seller.query(KEYS, { needId })).data.sealingKeys;
    const bidId = newId();
    const text = contentOf(bidId, needId, seller.organisationId);
    const sealedText = await sealedInClient(text, publicKeys);
    const input = {
      bidId,
      needId,
      providerId: seller.organisationId,
      sealedText,
      contentHash: sha256Hex(text),
    };
    const receipt = (await submit(seller, input)).data.submitSealedBid;
    expect(receipt).toMatchObject({ bidId, sealedTextHash: sha256Hex(sealedText) });
    expect(codeOf(await market.bids(buyer, needId))).toBe('NOT_YET_OPEN');
    await market.passDeadline();
    const [opened] = (await market.bids(buyer, needId)).data.bids;
    expect(opened).toMatchObject({ id: bidId, priceFen: '12000000', document: text });
    expect((await market.award(buyer, needId, bidId)).errors).toBeUndefined();
  });

  test.each([
    ['sealed to another key', 'NOT_SEALED_TO_NEED', {}],
    ['no bid', 'NOT_A_BID', { proposal: 1 }],
    ['another need', 'OTHER_BID', { needId: newId() }],
    ['a price beside its lines', 'PRICE_NOT_SUM_OF_LINES', { priceFen: '1' }],
    ["another's solution", 'SOLUTION_NOT_OFFERED', { solutionId: newId() }],
    ['another hash', 'OTHER_HASH', { proposal: '演示' }],
  ])('is void with %s, and takes no other bid with it', async (_, fault, change) => {
    const { buyer, seller, needId } = await aScene();
    const rival = market.seller(await market.aProvider());
    const standing = await market.bidding(rival, needId, 5n);
    const { publicKeys } = (await seller.query(KEYS, { needId })).data.sealingKeys;
    const other = await generateKeyPair('ECDH-ES+A256KW', { crv: 'X25519', extractable: true });
    const keys =
      fault === 'NOT_SEALED_TO_NEED' ? [JSON.stringify(await exportJWK(other.publicKey))] : publicKeys;
    const bidId = newId();
    const text = contentOf(bidId, needId, seller.organisationId, change);
    const contentHash = fault === 'OTHER_HASH' ? '0'.repeat(64) : sha256Hex(text);
    const sealedText = await sealedInClient(text, keys);
    const input = { bidId, needId, providerId: seller.organisationId, sealedText, contentHash };
    expect((await submit(seller, input)).errors).toBeUndefined();
    await market.passDeadline();
    expect((await market.bids(buyer, needId)).data.bids.map(({ id }) => id)).toEqual([standing]);
    const query = `query ($needId: ID!) { voidBids(needId: $needId) { id fault provider { id } } }`;
    const found = [{ id: bidId, fault, provider: { id: seller.organisationId } }];
    expect((await buyer.query(query, { needId })).data).toEqual({ voidBids: found });
    expect((await seller.query(query, { needId })).data).toEqual({ voidBids: found });
    expect((await rival.query(query, { needId })).data).toEqual({ voidBids: [] });
    expect(codeOf(await market.award(buyer, needId, bidId))).toBe('NOT_FOUND');
  });

  test('is refused when it is not sealed at all, or its id is taken', async () => {
    const { seller, needId } = await aScene();
    const { bidId } = (await market.seal(seller, needId)).data.sealBid;
    const { publicKeys } = (await seller.query(KEYS, { needId })).data.sealingKeys;
    const [providerId, contentHash] = [seller.organisationId, '0'.repeat(64)];
    const open = { bidId: newId(), needId, providerId, contentHash, sealedText: 'a.b.c.d.e' };
    expect(codeOf(await submit(seller, open))).toBe('NOT_SEALED');
    const taken = { ...open, bidId, sealedText: await sealedInClient('{}', publicKeys) };
    expect(codeOf(await submit(seller, taken))).toBe('NOT_FOUND');
  });
});

describe('a second key outside the platform', () => {
  const NAME = `mutation ($needId: ID!, $jwk: String!, $key: ID!) {
    nameSealingKey(needId: $needId, jwk: $jwk, idempotencyKey: $key) { needId } }`;
  const HAND_IN = `mutation ($needId: ID!, $jwk: String!, $key: ID!) {
    handInSealingKey(needId: $needId, jwk: $jwk, idempotencyKey: $key) { needId } }`;
  const act = (by: Client, document: typeof NAME | typeof HAND_IN, needId: string, jwk: string) =>
    by.query(document, { needId, jwk, key: newId() });

  test('must be handed in after the deadline before anybody reads a bid', async () => {
    const { buyer, seller, needId } = await aScene();
    const pair = await generateKeyPair('ECDH-ES+A256KW', { crv: 'X25519', extractable: true });
    const [publicJwk, privateJwk] = [await exportJWK(pair.publicKey), await exportJWK(pair.privateKey)].map(
      (jwk) => JSON.stringify(jwk),
    ) as [string, string];
    expect(codeOf(await act(buyer, NAME, needId, privateJwk))).toBe('SEALING_KEY_FORM');
    expect(codeOf(await act(buyer, NAME, needId, publicJwk))).toBeUndefined();
    expect(codeOf(await act(buyer, NAME, needId, publicJwk))).toBe('TERMS_FIXED');
    const bidId = await market.bidding(seller, needId, 5n);
    expect(codeOf(await act(buyer, HAND_IN, needId, privateJwk))).toBe('NOT_YET_OPEN');
    await market.passDeadline();
    expect(codeOf(await market.bids(buyer, needId))).toBe('SEALING_KEY_AWAITED');
    expect(codeOf(await act(buyer, HAND_IN, needId, publicJwk))).toBe('SEALING_KEY_WRONG');
    expect(codeOf(await act(buyer, HAND_IN, needId, privateJwk))).toBeUndefined();
    expect((await market.bids(buyer, needId)).data.bids.map(({ id }) => id)).toEqual([bidId]);
    const { d } = JSON.parse(privateJwk) as { d: string };
    expect(await everything()).not.toContain(d);
  });

  test('is not named once there is a bid, nor by others', async () => {
    const { buyer, seller, needId } = await aScene();
    const { publicKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'X25519', extractable: true });
    const jwk = JSON.stringify(await exportJWK(publicKey));
    const stranger = market.buyer(await market.anEnterprise());
    expect(codeOf(await act(stranger, NAME, needId, jwk))).toBe('NOT_FOUND');
    await market.seal(seller, needId);
    expect(codeOf(await act(buyer, NAME, needId, jwk))).toBe('TERMS_FIXED');
  });
});

/** Everything that a superuser's dump of the database holds, as text. */
async function everything(): Promise<string> {
  const tables = await market.service.sql<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
      where schemaname <> 'information_schema' and has_table_privilege(quote_ident(schemaname) || '.' || quote_ident(tablename), 'select')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await market.service.sql<{ row: string }>(`select t::text as row from ${name} t`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}

/** Where markers lie in the files of the database and in the write-ahead log of its server. */
async function filesOfServer(markers: readonly string[]): Promise<string[]> {
  await market.service.sql('checkpoint');
  const [row] = await market.service.sql<{ folder: string; base: string }>(
    `select current_setting('data_directory') as folder,
            'base/' || oid as base from pg_database where datname = current_database()`,
  );
  return ['pg_wal', row!.base].flatMap((part) => foundInFiles(join(row!.folder, part), markers));
}
