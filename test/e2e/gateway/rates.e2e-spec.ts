import { newId } from '#libs/kernel';
import { aDatabase, type TestDatabase } from '../../support/a-database.js';
import { aGateway, type Answer, type TestGateway } from '../../support/a-gateway.js';
import { anIssuer, type TestIssuer } from '../../support/an-issuer.js';

/* How often what may be asked: by an address, a person, of an operation, and as an attempt. Each test is another address. */

const GOALS = '{ goals { code } }';
const SIGN_UP = 'mutation { signUp(input: { account: "x", displayName: "x", password: "x" }) { id } }';

let issuer: TestIssuer;
let gateway: TestGateway;
let addresses = 0;

beforeAll(async () => {
  issuer = await anIssuer();
  gateway = await begun({});
});
afterAll(async () => {
  await gateway.stop();
  await issuer.close();
});

/** A gateway behind one proxy, which tells addresses. */
async function begun(settings: Record<string, string>): Promise<TestGateway> {
  const made = await aGateway({ TRUSTED_PROXIES: '1', ...settings });
  made.trust(issuer);
  made.answer('adoption', () => ({ data: { goals: [{ code: 'UPGRADED' }] } }));
  return made;
}

function anAddress(): Record<string, string> {
  addresses += 1;
  return { 'x-forwarded-for': `203.0.113.${addresses}` };
}

async function aPerson(): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await issuer.tokenFor(newId())}` };
}

function refusal({ status, errors, headers }: Answer): unknown[] {
  const { code, params } = errors[0]?.extensions ?? {};
  return [status, code, params?.['rate'], params?.['most'], Number(headers.get('retry-after')) > 0];
}

/** Asks for what is not there, which costs little and counts for address and person only. */
async function look(headers: Record<string, string>): Promise<Response> {
  const response = await fetch(`${gateway.origin}/nothing`, { headers });
  await response.arrayBuffer();
  return response;
}

async function times<T>(count: number, act: () => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  // As many at once as a browser would open connections, and some.
  while (done.length < count)
    done.push(...(await Promise.all(Array.from({ length: Math.min(20, count - done.length) }, act))));
  return done;
}

const statuses = (answers: readonly { status: number }[]): number[] => [
  ...new Set(answers.map(({ status }) => status)),
];

test('an operation may be asked 300 times a minute by a person; others, and other operations, go on', async () => {
  const from = anAddress();
  const [one, other] = [await aPerson(), await aPerson()];
  const passed = await times(300, () => gateway.ask(GOALS, { headers: { ...from, ...one } }));
  expect(statuses(passed)).toEqual([200]);
  const before = gateway.asked.length;
  const refused = await gateway.ask(GOALS, { headers: { ...from, ...one } });
  expect(refusal(refused)).toEqual([429, 'TOO_MANY_REQUESTS', 'operation', 300, true]);
  expect(refused.errors[0]!.message).toMatch(
    /^Too many requests \(of one operation: at most 300 in 60 seconds\)\. Please retry after \d+ seconds\.$/,
  );
  const told = await gateway.ask(GOALS, { headers: { ...from, ...one, 'accept-language': 'zh-CN' } });
  expect(told.errors[0]!.message).toMatch(
    /^请求过于频繁（同一操作每 60 秒最多 300 次）。请在 \d+ 秒后重试。$/,
  );
  expect(gateway.asked).toHaveLength(before);
  const elsewhere = await gateway.ask('{ rounds(first: 1) { edges { node { id } } } }', {
    headers: { ...from, ...one },
  });
  expect(elsewhere.status).toBe(200);
  expect((await gateway.ask(GOALS, { headers: { ...from, ...other } })).status).toBe(200);
  expect((await gateway.ask(GOALS, { headers: from })).status).toBe(200);
}, 120_000);

test('each field counts as often as it executes, whichever way it is written', async () => {
  const from = anAddress();
  const ten = Array.from({ length: 10 }, (_, i) => `a${i}: goals { code }`).join(' ');
  const document = `{ ...F } fragment F on Query { ${ten} }`;
  const passed = await times(30, () => gateway.ask(document, { headers: from }));
  expect(statuses(passed)).toEqual([200]);
  expect(refusal(await gateway.ask(GOALS, { headers: from }))).toEqual([
    429,
    'TOO_MANY_REQUESTS',
    'operation',
    300,
    true,
  ]);
}, 120_000);

test('a person has 600 requests a minute wherever they come from, an address 1200 no matter who sends them', async () => {
  const from = anAddress();
  const [one, other, third] = [await aPerson(), await aPerson(), await aPerson()];
  expect(statuses(await times(600, () => look({ ...from, ...one })))).toEqual([404]);
  const refused = await gateway.ask(GOALS, { headers: { ...anAddress(), ...one } });
  expect(refusal(refused)).toEqual([429, 'TOO_MANY_REQUESTS', 'person', 600, true]);
  expect(statuses(await times(600, () => look({ ...from, ...other })))).toEqual([404]);
  const full = await look({ ...from, ...third });
  expect([full.status, Number(full.headers.get('retry-after')) > 0]).toEqual([429, true]);
  expect((await look({ ...anAddress(), ...third })).status).toBe(404);
}, 120_000);

test('a token that no key of ours signed uses up nobody else’s rate', async () => {
  const stranger = await anIssuer();
  const person = newId();
  const forged = { authorization: `Bearer ${await stranger.tokenFor(person)}` };
  await times(620, () => look({ ...anAddress(), ...forged }));
  const own = { authorization: `Bearer ${await issuer.tokenFor(person)}` };
  expect((await look({ ...anAddress(), ...own })).status).toBe(404);
  await stranger.close();
}, 120_000);

test('who has an IPv6 address has 2^64 of them, which count as one', async () => {
  let host = 0;
  const within = (network: string) => ({
    'x-forwarded-for': `2001:db8:0:${network}::${(host += 1).toString(16)}`,
  });
  await times(1200, () => look(within('1')));
  expect((await look(within('1'))).status).toBe(429);
  expect((await look(within('2'))).status).toBe(404);
}, 120_000);

const form = (path: string) => async (headers: Record<string, string>) => {
  const response = await fetch(`${gateway.origin}${path}`, { method: 'POST', headers });
  const text = await response.text();
  const { errors = [] } = response.status === 429 ? (JSON.parse(text) as Partial<Answer>) : {};
  return { status: response.status, headers: response.headers, errors, text };
};

test.each([
  ['sign up', 'signUp', (headers: Record<string, string>) => gateway.ask(SIGN_UP, { headers })],
  ['sign up by the page', 'signUp', form('/oidc/sign-up')],
  ['sign in', 'signIn', form('/oidc/interaction/some/login')],
  ['open a link for a new password', 'signIn', form('/oidc/reset')],
])('an address may try to %s 30 times', async (_, rate, attempt) => {
  const from = anAddress();
  expect((await times(30, () => attempt(from))).map(({ status }) => status)).not.toContain(429);
  expect(refusal(await attempt(from))).toEqual([429, 'TOO_MANY_REQUESTS', rate, 30, true]);
  expect((await attempt(anAddress())).status).not.toBe(429);
});

describe('several gateways over one database', () => {
  let database: TestDatabase;
  let gateways: TestGateway[];

  beforeAll(async () => {
    database = await aDatabase();
    const settings = { RATE_LIMITS_URL: database.superuserUrl };
    gateways = await Promise.all([begun(settings), begun(settings)]);
  });
  afterAll(() => Promise.all(gateways.map((each) => each.stop())));

  test('count together', async () => {
    const [first, second] = gateways as [TestGateway, TestGateway];
    const headers = { ...anAddress(), ...(await aPerson()) };
    const passed = await Promise.all(
      [first, second].map((each) => times(150, () => each.ask(GOALS, { headers }))),
    );
    expect(statuses(passed.flat())).toEqual([200]);
    for (const each of [first, second])
      expect(refusal(await each.ask(GOALS, { headers }))).toEqual([
        429,
        'TOO_MANY_REQUESTS',
        'operation',
        300,
        true,
      ]);
    const [{ points }] = (await database.sql<{ points: number }>(
      "select points from gateway_rate where key like 'operation:goals%'",
    )) as [{ points: number }];
    expect(points).toBeGreaterThanOrEqual(300);
  }, 120_000);

  test('count each by itself while the database is away', async () => {
    const [first] = gateways as [TestGateway, TestGateway];
    await database.drop();
    const headers = { ...anAddress(), ...(await aPerson()) };
    expect(statuses(await times(300, () => first.ask(GOALS, { headers })))).toEqual([200]);
    expect(refusal(await first.ask(GOALS, { headers }))).toEqual([
      429,
      'TOO_MANY_REQUESTS',
      'operation',
      300,
      true,
    ]);
  }, 120_000);
});
