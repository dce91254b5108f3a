import { jest } from '@jest/globals';
import { newId } from '#libs/kernel';
import { aPortal, PASSWORD, Visitor, type TestPortal, type Visited } from '../../support/a-portal.js';
import { PORTAL_KEY } from '../../support/a-portal-key.js';

/* Signing in at the portal: the gateway holds the tokens, the browser a cookie. */

const ME = 'Me';
const SESSION = '__Host-session';

/** Some tests start a gateway more. */
jest.setTimeout(180_000);

let portal: TestPortal;

beforeAll(async () => {
  portal = await aPortal();
});
afterAll(() => portal.stop());

async function signedIn(): Promise<{ account: string; visitor: Visitor }> {
  const account = await portal.aPerson();
  const visitor = new Visitor(portal.origin);
  await visitor.signIn(account);
  return { account, visitor };
}

/** What is stored of all sign-ins. */
function stored() {
  return portal.identity.sql<{ id_digest: Buffer; subject: string; sealed_tokens: Buffer }>(
    'select * from gateway.web_session',
  );
}

async function codeOf(answer: Promise<{ errors: readonly { extensions: { code: string } }[] }>) {
  return (await answer).errors[0]?.extensions.code;
}

describe('signing in', () => {
  test('goes to the issuer and comes back to the page that was asked for, as the person', async () => {
    const account = await portal.aPerson();
    const visitor = new Visitor(portal.origin);
    const arrived = await visitor.signIn(account, '/account?tab=roles#top');
    expect([arrived.status, arrived.url]).toEqual([200, `${portal.origin}/account?tab=roles#top`]);
    expect(await visitor.ask(ME)).toMatchObject({ status: 200, data: { me: { account } } });
    const { body } = await visitor.session();
    expect(body).toEqual({ signedIn: true, until: expect.stringMatching(/^\d{4}-.*Z$/) });
    const hours = (Date.parse(String(body['until'])) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(7.9);
    expect(hours).toBeLessThanOrEqual(8);
  });

  test('the cookie is locked to the host, hidden from script, and sent from our own pages only', async () => {
    const visitor = new Visitor(portal.origin);
    const back = await visitor.once(await beforeCallback(visitor, await portal.aPerson()));
    expect(back.headers.getSetCookie().find((each) => each.startsWith(SESSION))).toMatch(
      /^__Host-session=[\w-]{43}; Max-Age=28800; Path=\/; Expires=.*; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  test('nothing that is stored is of use to who reads it', async () => {
    const { visitor } = await signedIn();
    const secret = visitor.cookies.get(SESSION)!;
    expect(await stored()).not.toEqual([]);
    for (const row of await stored()) {
      const text = JSON.stringify(row) + row.sealed_tokens.toString('latin1');
      expect(text).not.toContain(secret);
      expect(text).not.toMatch(/eyJ|"d"/);
      expect(row.id_digest).toHaveLength(32);
    }
    expect(JSON.stringify(await stored())).not.toContain(PORTAL_KEY.d);
  });

  test.each([
    ['https://elsewhere.example/'],
    ['//elsewhere.example'],
    ['/\\elsewhere.example'],
    ['/\t/elsewhere.example'],
  ])('returns to no other host: %j', async (returnTo) => {
    const visitor = new Visitor(portal.origin);
    const { status, text } = await visitor.go(`/session/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
    expect(status).toBe(400);
    expect(text).toContain('本平台的页面');
    expect(visitor.cookies.size).toBe(0);
  });

  test('a sign-in that somebody else began is not taken, nor a code twice', async () => {
    const attacker = new Visitor(portal.origin);
    const back = await beforeCallback(attacker, await portal.aPerson());
    const victim = new Visitor(portal.origin);
    expect((await victim.go(back)).status).toBe(400);
    // Not even with a sign-in of their own under way.
    await victim.go('/session/sign-in');
    expect((await victim.go(back)).status).toBe(400);
    expect(victim.cookies.has(SESSION)).toBe(false);
    expect((await attacker.go(back)).url).toBe(`${portal.origin}/`);
    expect((await attacker.go(back)).status).toBe(400);
    // The issuer has not seen the code twice, which would have ended the sign-in.
    expect((await attacker.ask(ME)).status).toBe(200);
  });

  test('an answer that the issuer did not give is not taken', async () => {
    for (const [name, value] of [
      ['iss', 'https://elsewhere.example'],
      ['code', 'another'],
    ] as const) {
      const visitor = new Visitor(portal.origin);
      const back = new URL(await beforeCallback(visitor, await portal.aPerson()));
      back.searchParams.set(name, value);
      expect((await visitor.go(back.href)).status).toBe(400);
      expect(visitor.cookies.has(SESSION)).toBe(false);
    }
  });

  test('may be under way in two tabs at once', async () => {
    const visitor = new Visitor(portal.origin);
    const account = await portal.aPerson();
    const first = await visitor.go('/session/sign-in?returnTo=/account');
    const second = await visitor.go('/session/sign-in?returnTo=/');
    const done = await visitor.go(first.url, { account, password: PASSWORD });
    expect(done.url).toBe(`${portal.origin}/account`);
    expect((await visitor.go(second.url, { account, password: PASSWORD })).url).toBe(`${portal.origin}/`);
    expect(await visitor.ask(ME)).toMatchObject({ data: { me: { account } } });
  });

  test('gives the session a new name and leaves the one before without any', async () => {
    const { account, visitor } = await signedIn();
    const before = new Visitor(portal.origin);
    before.cookies.set(SESSION, visitor.cookies.get(SESSION)!);
    await visitor.go('/session/sign-in');
    expect(await visitor.ask(ME)).toMatchObject({ data: { me: { account } } });
    expect(await codeOf(before.ask(ME))).toBe('SESSION_ENDED');
  });

  test('in a window of its own ends on a page that tells the others and closes', async () => {
    const { visitor } = await signedIn();
    const { url, text } = await visitor.go('/session/sign-in?window=1');
    expect(url).toBe(`${portal.origin}/session/signed-in`);
    const script = /<script src="([^"]+)">/.exec(text)![1]!;
    expect((await visitor.go(script)).text).toContain(
      "new BroadcastChannel('session').postMessage('signed-in')",
    );
  });
});

describe('a request with the cookie', () => {
  test('that does not say it comes from our own page is refused', async () => {
    const { visitor } = await signedIn();
    for (const headers of [{}, { 'x-requested-with': 'XMLHttpRequest' }] as Record<string, string>[])
      expect(await visitor.ask(ME, { headers })).toMatchObject({
        status: 403,
        errors: [{ extensions: { code: 'NOT_OUR_PAGE' } }],
      });
    const form = { 'content-type': 'text/plain', 'x-requested-with': 'yunshang-portal' };
    expect((await visitor.ask(ME, { headers: form })).status).toBe(415);
    const { status } = await visitor.once('/session/sign-out', { method: 'POST' });
    expect(status).toBe(403);
    expect((await visitor.once('/session')).status).toBe(403);
    expect((await visitor.ask(ME)).status).toBe(200);
  });

  test('is not looked at where a token is brought', async () => {
    const { visitor } = await signedIn();
    const answer = visitor.ask(ME, { headers: { authorization: 'Bearer a.b.c' } });
    expect(await codeOf(answer)).toBe('UNAUTHENTICATED');
  });

  test('is served by every instance, and renewed once for all of them', async () => {
    const { account, visitor } = await signedIn();
    const { origin } = await portal.anotherGateway();
    const renewals = () =>
      portal.identity.sql(
        "select from identity.issuer_record where kind = 'RefreshToken' and consumed_at is not null",
      );
    const before = (await renewals()).length;
    await portal.identity.sql('update gateway.web_session set fresh_until = clock_timestamp()');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => visitor.ask(ME, at % 2 ? { origin } : {})),
    );
    const right = { status: 200, data: { me: { account } }, errors: [] };
    expect(answers).toEqual(Array.from({ length: 20 }, () => right));
    expect((await renewals()).length).toBe(before + 1);
    expect((await visitor.ask(ME)).status).toBe(200);
    expect((await renewals()).length).toBe(before + 1);
  });

  test('stays signed in while the issuer cannot be reached', async () => {
    const { account, visitor } = await signedIn();
    const { origin } = await portal.anotherGateway({ IDENTITY_URL: 'http://127.0.0.1:1' });
    await portal.identity.sql('update gateway.web_session set fresh_until = clock_timestamp()');
    expect(await visitor.ask(ME, { origin })).toMatchObject({
      status: 502,
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    });
    expect(await visitor.ask(ME)).toMatchObject({ data: { me: { account } } });
  });
});

describe('a browser asks with known documents only', () => {
  const TEXT = { query: '{ goals { code } }' };
  const byId = { code: 'DOCUMENT_BY_ID_ONLY' };

  beforeAll(() => portal.gateway.answer('adoption', () => ({ data: { goals: [{ code: 'UPGRADED' }] } })));

  test('with a session and without', async () => {
    const { visitor } = await signedIn();
    const data = { goals: [{ code: 'UPGRADED' }] };
    expect(await visitor.ask(TEXT)).toMatchObject({ status: 400, errors: [{ extensions: byId }] });
    expect(await visitor.ask('Goals')).toEqual({ status: 200, data, errors: [] });
    const stranger = new Visitor(portal.origin);
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, undefined]) {
      expect(await stranger.ask(TEXT, { headers })).toMatchObject({
        status: 400,
        errors: [{ extensions: byId }],
      });
      expect(await stranger.ask('Goals', { headers })).toEqual({ status: 200, data, errors: [] });
    }
  });

  test('an id that nobody knows is refused in words', async () => {
    const { visitor } = await signedIn();
    for (const documentId of ['Goals.0', '__proto__'])
      expect(await visitor.ask({ documentId })).toMatchObject({
        status: 400,
        errors: [{ extensions: { code: 'DOCUMENT_NOT_KNOWN' }, message: expect.stringContaining('reload') }],
      });
  });

  test('programs ask what they like', async () => {
    expect((await portal.gateway.ask(TEXT.query)).status).toBe(200);
    const headers = { authorization: 'Bearer a.b.c', 'sec-fetch-site': 'cross-site' };
    expect((await portal.gateway.ask(TEXT.query, { headers })).status).toBe(200);
  });
});

describe('a session that ended', () => {
  test('by signing out is of no use to who has the cookie, nor are its tokens', async () => {
    const { account, visitor } = await signedIn();
    const thief = new Visitor(portal.origin);
    thief.cookies.set(SESSION, visitor.cookies.get(SESSION)!);
    expect((await thief.ask(ME)).status).toBe(200);
    const { status, body } = await visitor.session('/sign-out', 'POST');
    expect(status).toBe(200);
    expect(visitor.cookies.has(SESSION)).toBe(false);
    expect(await thief.ask(ME)).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'SESSION_ENDED' } }],
    });
    expect(await thief.session()).toEqual({ status: 200, body: { signedIn: false } });
    // The issuer asks, and then it has forgotten the person too: the next sign-in asks for the password.
    const question = await visitor.go(String(body['location']));
    await visitor.go(...formOf(question));
    const form = await visitor.go('/session/sign-in');
    expect(form.text).toContain('name="password"');
    expect((await visitor.go(form.url, { account, password: PASSWORD })).url).toBe(`${portal.origin}/`);
  });

  test('by a new password in another browser has ended here at the next request', async () => {
    const { account, visitor } = await signedIn();
    const elsewhere = new Visitor(portal.origin);
    await elsewhere.signIn(account);
    await elsewhere.changePassword();
    expect(await visitor.ask(ME)).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'SESSION_ENDED' }, message: expect.stringContaining('sign in again') }],
    });
    expect((await visitor.session()).body).toEqual({ signedIn: false });
    expect(await elsewhere.ask(ME)).toMatchObject({ data: { me: { account } } });
  });

  test('because the account was closed stays ended when it is opened again', async () => {
    const { account, visitor } = await signedIn();
    const officer = await portal.aPerson();
    await portal.identity.sql(
      `with office as (
         insert into identity.organisation (id, kind, name) values ($1, 'PLATFORM', '演示·平台') returning id)
       insert into identity.membership (id, person_id, organisation_id, organisation_kind, role)
       select $2, person.id, office.id, 'PLATFORM', 'ADMINISTRATOR' from identity.person, office where account = $3`,
      [newId(), newId(), officer],
    );
    const administrator = new Visitor(portal.origin);
    await administrator.signIn(officer);
    const order = (documentId: 'CloseAccount' | 'OpenAccount') =>
      administrator.ask({ documentId, variables: { account, key: newId() } });
    expect((await order('CloseAccount')).errors).toEqual([]);
    expect(await codeOf(visitor.ask(ME))).toBe('SESSION_ENDED');
    expect((await new Visitor(portal.origin).signIn(account)).status).toBe(401);
    expect((await order('OpenAccount')).errors).toEqual([]);
    expect((await visitor.session()).body).toEqual({ signedIn: false });
    await visitor.signIn(account);
    expect(await visitor.ask(ME)).toMatchObject({ data: { me: { account } } });
  });

  test('by its time is forgotten with its cookie', async () => {
    const { visitor } = await signedIn();
    await portal.identity.sql('update gateway.web_session set expires_at = clock_timestamp()');
    expect(await codeOf(visitor.ask(ME))).toBe('SESSION_ENDED');
    expect((await visitor.session()).body).toEqual({ signedIn: false });
    expect(visitor.cookies.has(SESSION)).toBe(false);
    expect((await visitor.ask(ME)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  test('because its refresh token was used elsewhere says so', async () => {
    const { visitor } = await signedIn();
    await portal.identity.sql('update gateway.web_session set fresh_until = clock_timestamp()');
    await portal.identity.sql(
      "update identity.issuer_record set consumed_at = clock_timestamp() where kind = 'RefreshToken'",
    );
    expect(await codeOf(visitor.ask(ME))).toBe('SESSION_ENDED');
    expect((await visitor.session()).body).toEqual({ signedIn: false });
  });
});

/** Signs in by hand, up to the address at which the portal gets its code. */
async function beforeCallback(visitor: Visitor, account: string): Promise<string> {
  const form = await visitor.go('/session/sign-in');
  const answer = await visitor.once(form.url, {
    method: 'POST',
    body: new URLSearchParams({ account, password: PASSWORD }),
  });
  return lastStop(visitor, answer.headers.get('location')!);
}

/** Where the form of a page leads, and what it sends by itself. */
function formOf({ text }: Visited): [string, Record<string, string>] {
  const action = /<form [^>]*action="([^"]+)"/.exec(text)![1]!;
  const hidden = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return [action, { ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])), logout: 'yes' }];
}

/** Follows the redirects by hand until the next would be the callback. */
async function lastStop(visitor: Visitor, location: string): Promise<string> {
  const url = new URL(location, portal.origin).href;
  if (new URL(url).pathname === '/session/callback') return url;
  const { headers } = await visitor.once(url);
  return lastStop(visitor, new URL(headers.get('location')!, url).href);
}
