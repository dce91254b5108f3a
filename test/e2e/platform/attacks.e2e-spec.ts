import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { decodeJwt, importJWK, SignJWT, type JWK, type JWTPayload } from 'jose';
import { DATABASE, inDatabase, withClient } from '#libs/embedded';
import {
  aPlatform,
  aStrictGateway,
  FIRST_START_MS,
  until,
  type Answered,
  type TestPlatform,
} from '../../support/a-platform.js';
import { composedSchema, documentOf, operations, valueFor } from '../../support/the-schema.js';

/*
 * Attacks against the running platform, as tables. Nothing here knows the inside but for what an attack needs to forge.
 */

const LONG = 240_000;
const schema = composedSchema();
const all = operations(schema);
/** Open to everybody: the pool, its catalogue, the rounds and what is posted publicly. */
const PUBLIC = new Set([
  'provider',
  'solution',
  'solutions',
  'solutionVersion',
  'round',
  'notices',
  'notice',
  'ageing',
  'recoveryTotals',
  'publicBudget',
]);
const REFUSALS = new Set(['OBJECTION_PERIOD', 'NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED', 'BAD_INPUT']);

let platform: TestPlatform;
/** Ids of the records of others, by the type that has them. */
let victim: Record<string, string>;
let secret: string;

beforeAll(async () => {
  platform = await aPlatform();
  // Right after the first start the services still hear of the demonstration; the chain may meet one that is behind.
  for (let left = 3; ; left -= 1) {
    const { code, output } = await platform.run('dist/apps/launcher/src/chain.js');
    if (code === 0) break;
    if (left === 1) throw new Error(output.slice(-1000));
  }
  const secrets = readFileSync(join(platform.folder, 'secrets.json'), 'utf8');
  secret = (JSON.parse(secrets) as { gatewaySecret: string }).gatewaySecret;
  victim = await victimsOfChain();
}, FIRST_START_MS + LONG);

afterAll(() => platform?.stop(), LONG);

async function row<T>(text: string, params: unknown[] = []): Promise<T> {
  return withClient(inDatabase(platform.running().superuserUrl, DATABASE), async (client) => {
    const { rows } = await client.query(text, params);
    return rows[0] as T;
  });
}

async function victimsOfChain(): Promise<Record<string, string>> {
  const last = JSON.parse(readFileSync(join(platform.folder, 'chain.json'), 'utf8')) as {
    enterpriseId: string;
    needId: string;
    redemptionId: string;
    contract: { id: string };
    claimed: { id: string; roundId: string };
  };
  const { id: contractId } = last.contract;
  const found = await row<Record<string, string>>(
    `select c.provider_id as "Provider",
            (select id from matching.bid where need_id = c.need_id limit 1) as "Bid",
            (select id from matching.milestone where contract_id = c.id limit 1) as "Milestone",
            (select id from provider.solution where provider_id = c.provider_id limit 1) as "Solution",
            (select id from identity.membership where organisation_id = c.enterprise_id limit 1) as "Membership"
       from matching.contract c where c.id = $1`,
    [contractId],
  );
  const machine = readFileSync(join(platform.folder, 'demo-keys/provider01.json'), 'utf8');
  return {
    ...found,
    Enterprise: last.enterpriseId,
    Need: last.needId,
    Contract: contractId,
    Voucher: last.claimed.id,
    Round: last.claimed.roundId,
    Redemption: last.redemptionId,
    MachineClient: (JSON.parse(machine) as { clientId: string }).clientId,
  };
}

function codesOf(answer: Answered<unknown>): string[] {
  return (answer.errors ?? []).map(({ extensions }) => extensions?.code ?? 'NONE');
}

const IDS: Readonly<Record<string, string>> = {
  enterpriseId: 'Enterprise',
  organisationId: 'Enterprise',
  needId: 'Need',
  bidId: 'Bid',
  contractId: 'Contract',
  milestoneId: 'Milestone',
  voucherId: 'Voucher',
  roundId: 'Round',
  redemptionId: 'Redemption',
  redemptionIds: 'Redemption',
  ids: 'Redemption',
  providerId: 'Provider',
  solutionId: 'Solution',
  clientId: 'MachineClient',
};
const TEXTS: Readonly<Record<string, string>> = {
  divisionCode: '440606',
  cityCode: '440600',
  regions: '440600',
  industryCode: 'C3311',
  industries: 'C3311',
  scenario: 'S03',
  scenarios: 'S03',
  kind: 'PLATFORM_SERVICE',
  unifiedSocialCreditCode: '91440606YUNB2GHU7T',
  number: '12345678',
  account: 'factory03',
};

/** Variables for an operation: an id for everything that is one, and plausible values for the rest. */
function variablesOf({ field }: (typeof all)[number], idFor: (type: string) => string) {
  const returned = String(field.type).replace(/[![\]]/g, '');
  const choose = (name: string, type: string): unknown => {
    if (name === 'idempotencyKey' || name === 'batchId') return randomUUID();
    if (name === 'after') return null;
    if (type === 'ID') return idFor(name === 'id' ? returned : (IDS[name] ?? name));
    if (/[hH]ash$/.test(name)) return 'ab'.repeat(32);
    return type === 'String' ? TEXTS[name] : undefined;
  };
  return Object.fromEntries(field.args.map(({ name, type }) => [name, valueFor(name, type, choose)]));
}

/** Runs many requests, a few at a time. */
async function inTurns<T>(items: readonly T[], each: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const turn = async (): Promise<void> => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await each(item);
  };
  await Promise.all(Array.from({ length: 6 }, turn));
}

/** Whether an answer holds anything: null, empty lists and empty connections do not. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && 'edges' in value && isEmpty(value.edges);
}

describe('A: what belongs to others', () => {
  /** One person for every role of another factory, another provider and the bureau of another city. */
  async function strangers(): Promise<[string, string | undefined][]> {
    const granted = [
      ['factory03', 'ENTERPRISE_VIEWER'],
      ['factory03', 'ENTERPRISE_PREPARER'],
      ['provider03', 'PROVIDER_VIEWER'],
      ['provider03', 'PROVIDER_SALES'],
      ['provider03', 'PROVIDER_DELIVERY'],
    ] as const;
    const made: [string, string | undefined][] = [['visitor', undefined]];
    const password = 'a quiet river passes nine bridges';
    for (const [giver, role] of [...granted, [undefined, 'newcomer'] as const]) {
      const account = `stranger-${randomUUID().slice(0, 8)}`;
      const input = { account, displayName: '演示·外人', password };
      const signedUp = await platform.ask('mutation($input: SignUpInput!) { signUp(input: $input) { id } }', {
        variables: { input },
      });
      expect(signedUp.errors).toBeUndefined();
      if (giver) {
        const token = await platform.token(giver);
        const me = await platform.ask('{ me { memberships { organisationId } } }', { token });
        const { organisationId } = me.data!.me!.memberships[0]!;
        const given = await platform.ask(
          'mutation($input: InviteMemberInput!, $k: ID!) { inviteMember(input: $input, idempotencyKey: $k) { id } }',
          { token, variables: { input: { organisationId, account, role }, k: randomUUID() } },
        );
        expect(given.errors).toBeUndefined();
        const accepted = await platform.ask(
          'mutation($input: AcceptInvitationInput!, $k: ID!) { acceptInvitation(input: $input, idempotencyKey: $k) { id } }',
          {
            token: await platform.tokenOf(account, password),
            variables: { input: { id: given.data!.inviteMember.id }, k: randomUUID() },
          },
        );
        expect(accepted.errors).toBeUndefined();
      }
      made.push([role, await platform.tokenOf(account, password)]);
    }
    for (const account of ['factory03', 'provider03', 'bureau-zhanjiang', 'bureau-zhanjiang-approver'])
      made.push([account, await platform.token(account)]);
    return made;
  }

  test(
    'A06, A07: no stranger of any role gets or moves anything by the id of another',
    async () => {
      const people = await strangers();
      const forms: Record<string, (type: string) => string> = {
        'of another': (type) => victim[type] ?? randomUUID(),
        'of another type': (type) => (type === 'Voucher' ? victim['Contract']! : victim['Voucher']!),
        unknown: () => randomUUID(),
        malformed: () => "1' or '1'='1",
      };
      const before = await ledgerAndStates();
      const attempts = people.flatMap(([who, token]) =>
        all
          .filter(({ takesId, field }) => takesId && field.name !== 'signUp')
          .flatMap((operation) =>
            Object.entries(forms).map(([form, idFor]) => ({ who, token, operation, form, idFor })),
          ),
      );
      const wrong: string[] = [];
      await inTurns(attempts, async ({ who, token, operation, form, idFor }) => {
        const { name } = operation.field;
        const variables = variablesOf(operation, idFor);
        const answer = await platform.askAnything(documentOf(operation), {
          variables,
          ...(token ? { token } : {}),
        });
        const codes = codesOf(answer);
        const given = Object.values(answer.data ?? {}).some((value) => !isEmpty(value));
        const fine = PUBLIC.has(name)
          ? codes.every((code) => REFUSALS.has(code))
          : !given && codes.every((code) => REFUSALS.has(code));
        if (!fine) wrong.push(`${name} as ${who}, id ${form}: ${answer.text.slice(0, 200)}`);
      });
      process.stdout.write(`A06, A07: ${attempts.length} requests, ${wrong.length} wrong\n`);
      expect(wrong).toEqual([]);
      expect(await ledgerAndStates()).toEqual(before);
    },
    LONG,
  );

  function ledgerAndStates(): Promise<object> {
    return row(
      `select (select state from enterprise.enterprise where id = $1) as enterprise,
              (select state from matching.contract where id = $2) as contract,
              (select state from subsidy.voucher where id = $3) as voucher,
              (select count(*) from matching.bid where need_id = $4) as bids`,
      [victim['Enterprise'], victim['Contract'], victim['Voucher'], victim['Need']],
    );
  }

  const ENTITIES =
    'query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Enterprise { id } } }';

  test.each(['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'])(
    'A01, A02: the gateway does not know %s',
    async (document) => {
      expect(codesOf(await platform.askAnything(document))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    },
  );

  test('A02: where nobody is to read the schema, nobody can, and no answer guesses for them', async () => {
    const gateway = await aStrictGateway(platform);
    try {
      for (const document of ['{ __schema { types { name } } }', '{ __type(name: "Query") { name } }']) {
        const { data, errors } = await platform.askAnything(document, { url: gateway.url });
        expect([data ?? null, errors?.length]).toEqual([null, expect.any(Number)]);
      }
      const page = await fetch(gateway.url, { headers: { accept: 'text/html' } });
      expect(await page.text()).not.toMatch(/<script|GoalProgress/);
      expect((await platform.ask('{ goals { code } }', { url: gateway.url })).data).toBeTruthy();
    } finally {
      gateway.stop();
    }
  });

  test.each([
    ['without the secret', {}],
    ['with another secret', { 'x-gateway-secret': 'x'.repeat(43) }],
    [
      'with headers that name a person',
      { 'x-user-id': '1', 'x-user': 'admin', 'x-forwarded-for': '127.0.0.1' },
    ],
  ])('A01, A03: no service answers %s', async (_, headers) => {
    const token = await platform.token('factory01');
    const { gateway: __, ...urls } = platform.running().urls;
    for (const url of Object.values(urls)) {
      for (const document of ['{ _service { sdl } }', '{ __typename }', '{ __schema { types { name } } }']) {
        const answer = await platform.askAnything(document, { url: `${url}/graphql`, headers, token });
        expect([document, answer.data ?? null, codesOf(answer)[0]]).toEqual([
          document,
          null,
          expect.stringMatching(/UNAUTHENTICATED|GRAPHQL_VALIDATION_FAILED/),
        ]);
      }
    }
  });

  test.each(['visitor', 'factory03', 'provider03', 'bureau-zhanjiang'])(
    'A01: even behind the gateway, %s is not given a company of others as an entity',
    async (account) => {
      const token = account === 'visitor' ? undefined : await platform.token(account);
      const answer = await platform.askAnything(ENTITIES, {
        url: `${platform.running().urls['enterprise']}/graphql`,
        headers: { 'x-gateway-secret': secret },
        variables: { r: [{ __typename: 'Enterprise', id: victim['Enterprise'] }] },
        ...(token ? { token } : {}),
      });
      expect((answer.data?._entities ?? []).filter(Boolean)).toEqual([]);
      expect(codesOf(answer)).not.toContain('INTERNAL');
    },
  );

  test('A08: no input takes a field beside those it has', async () => {
    const token = await platform.token('factory03');
    const wrong: string[] = [];
    const extras = ['status', 'state', 'amount', 'tenantId', 'approvedBy', '__proto__x'];
    const takers = all.filter(({ field }) => field.args.some(({ name }) => name === 'input'));
    await inTurns(
      takers.flatMap((operation) => extras.map((extra) => ({ operation, extra }))),
      async ({ operation, extra }) => {
        const variables = variablesOf(operation, () => randomUUID());
        (variables['input'] as Record<string, unknown>)[extra] = 'APPROVED';
        const answer = await platform.askAnything(documentOf(operation), { token, variables });
        const refused = codesOf(answer).every((code) => /^BAD_|VALIDATION/.test(code)) && answer.errors;
        if (!refused || answer.data)
          wrong.push(`${operation.field.name}.${extra}: ${answer.text.slice(0, 200)}`);
      },
    );
    expect(takers.length).toBeGreaterThan(8);
    expect(wrong).toEqual([]);
  });
});

describe('B: tokens', () => {
  type Bend = (claims: JWTPayload) => { claims?: JWTPayload; header?: Record<string, unknown> };
  const now = () => Math.floor(Date.now() / 1000);
  const bends: [string, Bend, string | undefined][] = [
    ['signed anew, unchanged', (claims) => ({ claims }), undefined],
    ['of another audience', (claims) => ({ claims: { ...claims, aud: 'urn:other:api' } }), 'UNAUTHENTICATED'],
    [
      'of another issuer',
      (claims) => ({ claims: { ...claims, iss: 'http://evil.example' } }),
      'UNAUTHENTICATED',
    ],
    ['expired', (claims) => ({ claims: { ...claims, exp: now() - 120 } }), 'UNAUTHENTICATED'],
    ['not valid yet', (claims) => ({ claims: { ...claims, nbf: now() + 300 } }), 'UNAUTHENTICATED'],
    ['without an end', (claims) => ({ claims: { ...claims, exp: undefined } }), 'UNAUTHENTICATED'],
    ['of another type', (claims) => ({ claims, header: { typ: 'JWT' } }), 'UNAUTHENTICATED'],
    [
      'that names a key by address',
      (claims) => ({ claims, header: { kid: '../../etc' } }),
      'UNAUTHENTICATED',
    ],
  ];

  test.each(bends)('B03: a token %s', async (_, bend, expected) => {
    const { material } = await row<{ material: JWK & { kid: string } }>(
      "select material from identity.issuer_key where purpose = 'SIGNING' order by created_at desc limit 1",
    );
    const { claims, header } = bend(decodeJwt(await platform.token('factory01')));
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: material.kid, typ: 'at+jwt', ...header })
      .sign(await importJWK({ ...material, kty: 'EC' }, 'ES256'));
    const answer = await platform.ask('{ me { id } }', { token });
    expect(codesOf(answer)[0]).toBe(expected);
  });

  test.each(['none', 'HS256', 'no signature', 'own key', 'spaces'])('B02: a token by %s', async (way) => {
    const [, payload = ''] = (await platform.token('factory01')).split('.');
    const head = (header: object) =>
      Buffer.from(JSON.stringify({ typ: 'at+jwt', ...header })).toString('base64url');
    const forged: Record<string, string> = {
      none: `${head({ alg: 'none' })}.${payload}.`,
      HS256: `${head({ alg: 'HS256' })}.${payload}.${Buffer.alloc(32).toString('base64url')}`,
      'no signature': `${head({ alg: 'ES256' })}.${payload}.`,
      'own key': `${head({ alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } })}.${payload}.${Buffer.alloc(64).toString('base64url')}`,
      spaces: (await platform.token('factory01')).replace('.', '. '),
    };
    expect(codesOf(await platform.ask('{ me { id } }', { token: forged[way]! }))[0]).toBe('UNAUTHENTICATED');
  });
});

describe('C: documents that cost', () => {
  const many = (count: number, each: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => each(i)).join(' ');
  test.each<[string, string, RegExp]>([
    ['C03: 1,000 aliases', `{ ${many(1000, (i) => `a${i}: goals { code }`)} }`, /REQUEST_LIMIT/],
    ['C03: 101 aliases of __typename', `{ ${many(101, (i) => `a${i}: __typename`)} }`, /REQUEST_LIMIT/],
    ['C03: a directive ten times', `{ goals { code ${many(10, () => '@skip(if: false)')} } }`, /VALIDATION/],
    [
      'C04: 20 mutations',
      `mutation { ${many(20, (i) => `a${i}: replaySubsidySetAsideEvents`)} }`,
      /REQUEST_LIMIT/,
    ],
    ['C05: depth 3,000', `{ goals ${many(3000, () => '{ goals')} ${'}'.repeat(3001)}`, /REQUEST_LIMIT/],
    [
      'C05: 3,000 inline fragments',
      `{ goals { ${'... { '.repeat(3000)} code ${'}'.repeat(3002)}`,
      /REQUEST_LIMIT/,
    ],
    [
      'C05: a cycle of fragments',
      '{ goals { ...A } } fragment A on GoalProgress { ...B } fragment B on GoalProgress { ...A }',
      /VALIDATION/,
    ],
    ['C05: 10,000 equal fields', `{ goals { ${'code '.repeat(10_000)} } }`, /REQUEST_LIMIT/],
    [
      'C05: 5,000 fragments',
      `{ goals { ${many(5000, (i) => `...F${i}`)} } } ${many(5000, (i) => `fragment F${i} on GoalProgress { code }`)}`,
      /REQUEST_LIMIT/,
    ],
    [
      'C05: a list 3,000 deep',
      `{ enterprise(id: ${'['.repeat(3000)}${']'.repeat(3000)}) { id } }`,
      /REQUEST_LIMIT/,
    ],
    [
      'C05: a text of 900 kB',
      `{ enterprise(id: "${'x'.repeat(900_000)}") { id } }`,
      /UNAUTHENTICATED|BAD_INPUT/,
    ],
    [
      'C05: a number of 100,000 digits',
      `{ solutions(first: ${'9'.repeat(100_000)}) { edges { cursor } } }`,
      /VALIDATION/,
    ],
    ['C06: a page of 2,147,483,647', '{ solutions(first: 2147483647) { edges { cursor } } }', /BAD_INPUT/],
    ['C06: a page of -1', '{ solutions(first: -1) { edges { cursor } } }', /BAD_INPUT/],
    [
      'C06: a cursor made up',
      '{ solutions(after: "WyJ4IiwieSJd") { edges { cursor } } }',
      /BAD_INPUT|CURSOR_FORMAT/,
    ],
    ['C06: a moment that is none', '{ goals(asOf: "soon") { code } }', /MOMENT_FORMAT/],
    ['C09: a name that is almost right', '{ goal { code } }', /VALIDATION/],
    ['C09: no document', '', /PARSE_FAILED|BAD_REQUEST/],
  ])('%s', async (_, document, expected) => {
    const answer = await platform.askAnything(document);
    expect(answer.data ?? null).toBeNull();
    for (const code of codesOf(answer)) expect(code).not.toMatch(/INTERNAL|SERVICE_UNAVAILABLE/);
    expect(codesOf(answer).join()).toMatch(expected);
    assertMasked(answer.text);
  });

  afterEach(async () => {
    const { text, data } = await platform.ask('{ goals { code } }');
    if (!data) throw new Error(`the platform no longer answers: ${text}`);
  });

  test('C05: variables 100,000 deep', async () => {
    const { text } = await send(
      { 'content-type': 'application/json' },
      `{"query":"query($i: ID!) { enterprise(id: $i) { id } }","variables":{"i":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
    );
    expect(text).toContain('REQUEST_LIMIT');
  });

  const SIGN_UP = 'mutation { signUp(input: { account: "x", displayName: "x", password: "x" }) { id } }';
  test.each<[string, Record<string, string>, string, number[]]>([
    [
      'C04: a batch of 50',
      { 'content-type': 'application/json' },
      JSON.stringify(Array.from({ length: 50 }, () => ({ query: '{ goals { code } }' }))),
      [200, 400],
    ],
    ['C07: text/plain', { 'content-type': 'text/plain' }, JSON.stringify({ query: SIGN_UP }), [415]],
    [
      'C07: a form',
      { 'content-type': 'application/x-www-form-urlencoded' },
      `query=${encodeURIComponent(SIGN_UP)}`,
      [415],
    ],
    ['C07: a form of parts', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--', [415]],
    ['C10: compressed', { 'content-type': 'application/json', 'content-encoding': 'gzip' }, 'x', [415]],
    ['C10: 12 MB', { 'content-type': 'application/json' }, `{"query":"${'x'.repeat(12_000_000)}"}`, [413]],
    ['C10: JSON cut off', { 'content-type': 'application/json' }, '{"query":', [200, 400]],
  ])('%s is refused', async (_, headers, body, statuses) => {
    const { status, text } = await send(headers, body);
    expect(statuses).toContain(status);
    expect(text).toContain('"errors"');
    expect(text).not.toContain('"data"');
    assertMasked(text);
  });

  test('C07: a mutation by GET is refused', async () => {
    const response = await fetch(`${platform.origin}/graphql?query=${encodeURIComponent(SIGN_UP)}`);
    expect(await response.text()).toContain('BAD_REQUEST');
  });

  test('C10: 12 MB that do not say how long they are', async () => {
    const status = await new Promise<number | undefined>((resolve) => {
      const headers = { 'content-type': 'application/json' };
      const post = request(`${platform.origin}/graphql`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      post.on('error', () => resolve(undefined));
      for (let i = 0; i < 12; i += 1) post.write('x'.repeat(1_000_000));
      post.end();
    });
    expect(status).toBe(413);
  });

  test('C12: what a client says about its origin counts for nothing', async () => {
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example',
    };
    const found = await fetch(`${platform.origin}/oidc/.well-known/openid-configuration`, { headers });
    expect(await found.text()).not.toContain('evil.example');
    const { errors } = await platform.ask('{ me { id } }', {
      headers: { 'x-user': 'admin', 'x-gateway-secret': 'x', ...headers },
    });
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

async function send(
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${platform.origin}/graphql`, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}

/** C09: an answer shows nothing of the inside. */
function assertMasked(text: string): void {
  expect(text).not.toMatch(
    /Did you mean|node_modules|\/(work|root|home|tmp|dist)\/|\bat \w+ \(|select .* from |stack|pg_/i,
  );
}

describe('bad input, in both languages', () => {
  const CODE = '91440606YUNB2GHU7T';
  test.each<[string, Record<string, unknown>, string, RegExp, RegExp]>([
    [
      'the check digit of the organisation',
      { unifiedSocialCreditCode: `${CODE.slice(0, 16)}8T` },
      'USCC_ORGANISATION_CHECK_DIGIT',
      /第17位/,
      /position 17/,
    ],
    [
      'the check digit of the whole',
      { unifiedSocialCreditCode: `${CODE.slice(0, 17)}A` },
      'USCC_CHECK_DIGIT',
      /第18位/,
      /position 18/,
    ],
    [
      'a letter that no code has',
      { unifiedSocialCreditCode: `${CODE.slice(0, 15)}I7T` },
      'USCC_CHARACTER',
      /第 16 位/,
      /Character 16/,
    ],
    ['a division that is none', { divisionCode: '999999' }, 'UNKNOWN_DIVISION', /999999/, /999999/],
    ['a fraction of a fen', { priorYearRevenueFen: '100.5' }, 'FEN_FRACTION', /小数/, /whole numbers/],
    ['a day that is none', { establishedOn: '2015-02-30' }, 'DATE_FORMAT', /2015-02-30/, /2015-02-30/],
    ['a day ahead', { establishedOn: '2999-01-01' }, 'ESTABLISHED_IN_FUTURE', /晚于今天/, /after today/],
  ])('%s', async (_, wrong, code, chinese, english) => {
    const input = {
      name: '演示测试有限公司',
      divisionCode: '440606',
      industryCode: 'C3311',
      employees: 10,
      priorYearRevenueFen: '100000',
      establishedOn: '2015-01-01',
      pledged: true,
      unifiedSocialCreditCode: CODE,
      ...wrong,
    };
    await inBothLanguages(
      'mutation($input: RegisterEnterpriseInput!, $k: ID!) { registerEnterprise(input: $input, idempotencyKey: $k) { id } }',
      { input },
      'factory02',
      [code, chinese, english],
    );
  });

  test('a date outside a window names the window', async () => {
    const input = { roundId: victim['Round'], contractId: victim['Contract'] };
    const account = JSON.parse(readFileSync(join(platform.folder, 'chain.json'), 'utf8')) as {
      factory: { account: string };
    };
    const { password } = JSON.parse(readFileSync(join(platform.folder, 'demo-accounts.json'), 'utf8')) as {
      password: string;
    };
    const token = await platform.tokenOf(account.factory.account, password);
    await inBothLanguages(
      'mutation($input: ClaimVoucherInput!, $k: ID!) { claimVoucher(input: $input, idempotencyKey: $k) { __typename } }',
      { input },
      { token },
      ['CLAIM_WINDOW', /2020-\d\d-\d\d.* 至 2020-/, /from 2020-.* until before 2020-/],
    );
  });

  test('a step that is not allowed names the state and what may be done', async () => {
    await inBothLanguages(
      'mutation($id: ID!, $k: ID!) { certifyEnterprise(id: $id, idempotencyKey: $k) { id } }',
      { id: victim['Enterprise'] },
      'bureau-foshan',
      ['MOVE_NOT_ALLOWED', /当前状态为“已认证”.*工信局审核人/, /state is "certified".*bureau reviewer/],
    );
  });

  async function inBothLanguages(
    document: string,
    variables: Record<string, unknown>,
    who: string | { token: string },
    [code, chinese, english]: readonly [string, RegExp, RegExp],
  ): Promise<void> {
    const token = typeof who === 'string' ? await platform.token(who) : who.token;
    for (const [language, text] of [
      ['zh-CN', chinese],
      ['en', english],
    ] as const) {
      const answer = await until(
        () =>
          platform.askAnything(document, { token, language, variables: { ...variables, k: randomUUID() } }),
        () => true,
      );
      expect(answer.errors?.[0]?.extensions?.code).toBe(code);
      expect(answer.errors?.[0]?.message).toMatch(text);
    }
  }
});
