import { createPublicKey, generateKeyPairSync, verify, type JsonWebKey } from 'node:crypto';
import { Client as DatabaseClient } from 'pg';
import { newId, sha256Hex } from '#libs/kernel';
import { aService, type Client, type TestService } from '../../../support/a-service.js';
import { contractWorld, detached, must } from '../../../support/world/matching/contract.js';
import { codeOf } from '../../../support/world/matching/market.js';

let service: TestService;
let world: ReturnType<typeof contractWorld>;

beforeAll(async () => {
  service = await aService('matching', { SEALING_KEY: Buffer.alloc(32, 7).toString('base64') });
  world = contractWorld(service);
}, 60_000);
afterAll(() => service?.stop());

const versionsOf = async (by: Client, id: string) =>
  must(
    await by.query(
      `query ($id: ID!) { contractVersions(id: $id) { version kind document documentHash withdrawnAt inForceAt
        signatures { side level jws publicJwk } } }`,
      { id },
    ),
  ).contractVersions;

const revoke = (by: Client, id: string) =>
  by.query(
    `mutation ($id: ID!, $key: ID!) { revokeSigningKey(id: $id, idempotencyKey: $key) { revokedAt } }`,
    {
      id,
      key: newId(),
    },
  );

/** Verifies as a stranger would: with what the query gives and nothing of the platform. */
function strangerVerifies(document: string, jws: string, publicJwk: string): boolean {
  const [header, , value] = jws.split('.') as [string, string, string];
  const jwk = JSON.parse(publicJwk) as JsonWebKey;
  const payload = Buffer.from(document).toString('base64url');
  return verify(
    jwk.kty === 'EC' ? 'sha256' : null,
    Buffer.from(`${header}.${payload}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(value, 'base64url'),
  );
}

describe('a contract is signed by the key of each side', () => {
  test('and a stranger can verify both signatures later', async () => {
    const { contract, buyer, seller } = await world.aDraft();
    const keys = [await world.aSigningKey(buyer), await world.aSigningKey(seller, 'P-256')] as const;
    const { id, documentHash, document } = contract;
    const first = await world.signText(buyer, id, documentHash, {
      jws: keys[0].jws(document),
      keyId: keys[0].keyId,
    });
    expect(first.it).toMatchObject({
      state: 'DRAFTED',
      signatures: [{ side: 'ENTERPRISE', level: 'DETACHED' }],
    });
    const second = await world.signText(seller, id, documentHash, {
      jws: keys[1].jws(document),
      keyId: keys[1].keyId,
    });
    expect(second.it).toMatchObject({ state: 'SIGNED', pending: null });
    must(await revoke(buyer, keys[0].keyId));
    const [version] = await versionsOf(buyer, id);
    expect(sha256Hex(version!.document)).toBe(documentHash);
    expect(version!.signatures.map(({ level }) => level)).toEqual(['DETACHED', 'DETACHED']);
    for (const { jws, publicJwk } of version!.signatures) {
      expect(strangerVerifies(version!.document, jws!, publicJwk!)).toBe(true);
      expect(strangerVerifies(`${version!.document} `, jws!, publicJwk!)).toBe(false);
    }
  });

  test('or attested by the platform, which shows as the lesser level', async () => {
    const { contract, buyer, seller } = await world.aDraft();
    const key = await world.aSigningKey(seller);
    await world.sign(buyer, contract);
    const signed = await world.signText(seller, contract.id, contract.documentHash, {
      jws: key.jws(contract.document),
      keyId: key.keyId,
    });
    expect(signed.it).toMatchObject({
      state: 'SIGNED',
      signatures: [
        { side: 'ENTERPRISE', level: 'PLATFORM' },
        { side: 'PROVIDER', level: 'DETACHED' },
      ],
    });
  });

  test.each([
    ['another text', (document: string) => document.replace('注塑', '压铸'), 'SIGNATURE_INVALID'],
    ['nothing', () => '', 'SIGNATURE_INVALID'],
  ])('but not by a signature over %s', async (_, forge, code) => {
    const { contract, buyer } = await world.aDraft();
    const key = await world.aSigningKey(buyer);
    const answer = await world.signText(buyer, contract.id, contract.documentHash, {
      jws: key.jws(forge(contract.document)),
      keyId: key.keyId,
    });
    expect(codeOf(answer)).toBe(code);
  });

  test("nor by another's key, a key that was revoked, or one that is not registered", async () => {
    const { contract, buyer, seller, enterpriseId } = await world.aDraft();
    const { id, documentHash, document } = contract;
    const colleague = world.enterpriseMember(enterpriseId);
    const theirs = await world.aSigningKey(colleague);
    const others = await world.aSigningKey(seller);
    const own = await world.aSigningKey(buyer);
    for (const { keyId, jws } of [theirs, others]) {
      const answer = await world.signText(buyer, id, documentHash, { keyId, jws: jws(document) });
      expect(codeOf(answer)).toBe('NOT_FOUND');
    }
    const stranger = detached(document, generateKeyPairSync('ed25519').privateKey);
    expect(codeOf(await world.signText(buyer, id, documentHash, { keyId: own.keyId, jws: stranger }))).toBe(
      'SIGNATURE_INVALID',
    );
    expect(codeOf(await world.signText(buyer, id, documentHash, { jws: own.jws(document) }))).toBe(
      'SIGNATURE_INVALID',
    );
    expect(codeOf(await revoke(seller, own.keyId))).toBe('NOT_FOUND');
    must(await revoke(colleague, own.keyId));
    const late = await world.signText(buyer, id, documentHash, { keyId: own.keyId, jws: own.jws(document) });
    expect(codeOf(late)).toBe('SIGNING_KEY_REVOKED');
    expect((await world.read(buyer, id)).signatures).toEqual([]);
  });
});

describe('a change of a draft', () => {
  const phases = {
    phases: [{ title: '上线' }, { title: '运营' }],
    milestones: [
      { title: '上线', dueInMonths: 1, amountFen: '4000000', phase: 1 },
      { title: '三个月达标', dueInMonths: 4, amountFen: '8000000', phase: 2 },
    ],
  };

  test('voids the signatures under the earlier text, and both sign the new one', async () => {
    const { contract, buyer, seller } = await world.aDraft();
    must(await world.sign(buyer, contract));
    const changed = (await world.propose(seller, contract.id, phases)).it;
    expect(changed).toMatchObject({ state: 'DRAFTED', version: 2, signatures: [], totalFen: '12000000' });
    expect(changed.phases.map(({ amountFen }) => amountFen)).toEqual(['4000000', '8000000']);
    const stale = await world.sign(seller, contract);
    expect(stale.errors![0]!.extensions).toMatchObject({
      code: 'DOCUMENT_CHANGED',
      params: { documentHash: changed.documentHash },
    });
    expect((await world.sign(seller, changed)).it.state).toBe('DRAFTED');
    const signed = (await world.sign(buyer, changed)).it;
    expect(signed.state).toBe('SIGNED');
    expect(signed.milestones.map(({ dueOn }) => dueOn)).toEqual(['2020-11-10', '2021-02-10']);
    const [second, first] = await versionsOf(buyer, contract.id);
    expect(first).toMatchObject({ version: 1, inForceAt: null, signatures: [{ side: 'ENTERPRISE' }] });
    expect(first!.withdrawnAt).not.toBeNull();
    expect(second!.signatures).toHaveLength(2);
    const [told] = (await service.outbox('contract.signed.v1')).filter(
      ({ subject }) => subject === contract.id,
    );
    expect(told!.data.phases).toEqual(
      signed.phases.map(({ id, title, amountFen }) => ({ phaseId: id, title, amountFen })),
    );
  });

  test('that comes at the moment of the second signature leaves one text signed by both', async () => {
    const { contract, buyer, seller } = await world.aDraft();
    must(await world.sign(buyer, contract));
    await Promise.all([world.propose(seller, contract.id, phases), world.sign(seller, contract)]);
    const after = await world.read(buyer, contract.id);
    const versions = await versionsOf(buyer, contract.id);
    const inForce = versions.filter(({ inForceAt }) => inForceAt !== null);
    if (after.state === 'SIGNED') {
      expect(after.documentHash).toBe(contract.documentHash);
      expect(inForce.map(({ signatures }) => signatures.length)).toEqual([2]);
    } else {
      expect(after).toMatchObject({ state: 'DRAFTED', version: 2, signatures: [] });
      expect(inForce).toEqual([]);
    }
  });

  test('shows in what it differs from the bid, and reads in both languages', async () => {
    const { contract, buyer, seller } = await world.aDraft();
    const [platform, robot] = [contract.lines[0]!, contract.lines[1]!];
    const line = { description: '演示明细', industrialPlatform: true, publicCloud: true };
    const change = {
      lines: [
        { ...line, id: platform.id, kind: 'PLATFORM_SERVICE' as const, amountFen: '9000000' },
        {
          ...line,
          kind: 'APPLICATION_SERVICE' as const,
          description: '按次质检',
          amountFen: '2000000',
          metering: { unit: '次', unitPriceFen: '2000', mostUnits: '1000' },
        },
      ],
      milestones: [{ title: '全部', dueInMonths: 3, amountFen: '11000000', phase: 1 }],
      enterpriseDuties: ['提供机台停机窗口'],
    };
    const changed = (await world.propose(seller, contract.id, change)).it;
    expect(changed.lines[0]!.id).toBe(platform.id);
    expect(changed.lines.some(({ id }) => id === robot.id)).toBe(false);
    expect(contract.lines.map(({ eligibleByDefault }) => eligibleByDefault)).toEqual([true, false]);
    const { contractDifference } = must(
      await buyer.query(`query ($id: ID!) { contractDifference(id: $id) { part was is } }`, {
        id: contract.id,
      }),
    );
    expect(contractDifference[0]).toEqual({ part: 'TOTAL', was: '12000000', is: '11000000' });
    const parts = contractDifference.map(({ part }) => part);
    expect(parts.filter((part) => part === 'LINE')).toHaveLength(2);
    expect(new Set(parts)).toEqual(new Set(['TOTAL', 'LINE', 'MILESTONE', 'PHASE', 'DUTIES']));
    const text = async (language: string) =>
      must(
        await buyer.query(
          `query ($id: ID!, $language: String!) { contractText(id: $id, language: $language) }`,
          { id: contract.id, language },
        ),
      ).contractText;
    const chinese = await text('zh-CN');
    for (const words of [
      '甲方（企业）：演示佛山注塑厂',
      '110,000.00 元',
      '按量计费，每次 20.00 元',
      changed.documentHash,
    ])
      expect(chinese).toContain(words);
    expect(await text('en')).toContain('CNY 20.00 per 次, at most 1000 (CNY 20,000.00)');
  });

  test.each([
    [
      'milestones that do not make the total',
      { milestones: [{ ...phases.milestones[0]!, phase: 1 }] },
      'MILESTONE_SUM_MISMATCH',
    ],
    [
      'a phase of nothing',
      { ...phases, milestones: phases.milestones.map((each) => ({ ...each, phase: 1 })) },
      'PHASE_OF_MILESTONE',
    ],
    ['the same words', { deliveryMonths: 2 }, 'NOTHING_CHANGED'],
    [
      'a milestone that is not there',
      { milestones: [{ ...phases.milestones[0]!, id: '0199c1a0-0000-7000-8000-000000000001' }] },
      'UNKNOWN_PART',
    ],
  ])('with %s is refused', async (_, change, code) => {
    const { contract, buyer } = await world.aDraft();
    expect(codeOf(await world.propose(buyer, contract.id, change))).toBe(code);
  });

  test('goes no further from what was awarded than the policy lets all changes together go', async () => {
    const { contract, buyer } = await world.aDraft();
    const worth = (amountFen: string) => ({
      lines: [
        {
          kind: 'PLATFORM_SERVICE' as const,
          description: '平台服务',
          amountFen,
          industrialPlatform: true,
          publicCloud: true,
        },
      ],
      milestones: [{ title: '全部', dueInMonths: 3, amountFen, phase: 1 }],
    });
    expect(must(await world.propose(buyer, contract.id, worth('13200000'))).it.totalFen).toBe('13200000');
    const beyond = await world.propose(buyer, contract.id, worth('13200001'));
    expect(beyond.errors![0]!.extensions).toMatchObject({
      code: 'BEYOND_AWARD',
      params: { awardedFen: '12000000', mostFen: '13200000' },
    });
  });

  test('is for the two sides alone', async () => {
    const { contract, enterpriseId } = await world.aDraft();
    const stranger = world.providerMember(newId());
    expect(codeOf(await world.propose(stranger, contract.id, { deliveryMonths: 3 }))).toBe('NOT_FOUND');
    const viewer = world.enterpriseMember(enterpriseId, 'ENTERPRISE_VIEWER');
    expect(codeOf(await world.propose(viewer, contract.id, { deliveryMonths: 3 }))).toBe('FORBIDDEN');
    const asked = await stranger.query(`query ($id: ID!) { contractVersions(id: $id) { version } }`, {
      id: contract.id,
    });
    expect(codeOf(asked)).toBe('NOT_FOUND');
  });
});

test('the database itself takes no contract as signed without both signatures of its text', async () => {
  const { contract, buyer } = await world.aDraft();
  must(await world.sign(buyer, contract));
  const client = new DatabaseClient({ connectionString: service.database.url('matching') });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`update contract_version set in_force_at = now() where contract_id = $1`, [
      contract.id,
    ]);
    await client.query(
      `update contract set state = 'SIGNED', number = 'YS-2020-999999', signed_on = '2020-10-10', signed_at = now()
        where id = $1`,
      [contract.id],
    );
    await expect(client.query('commit')).rejects.toThrow(/not signed by both sides/);
    await expect(
      client.query(`update contract set total_fen = total_fen + 1 where id = $1`, [contract.id]),
    ).rejects.toThrow(/do not make its total/);
    for (const statement of [
      `update contract_version set document = '{}'`,
      `delete from contract_version`,
      `update signature set side = 'PROVIDER'`,
      `update signing_key set public_jwk = '{}'`,
      `update contract_line set amount_fen = 1`,
    ])
      await expect(client.query(statement)).rejects.toThrow(/permission denied/);
  } finally {
    await client.end();
  }
});
