import { aPortal, Visitor, type TestPortal } from '../../support/a-portal.js';
import { PORTAL_KEY } from '../../support/a-portal-key.js';

/* Signing in at the portal: the gateway holds the tokens, the browser a cookie. */

const ME = '{ me { account } }';
const SESSION = '__Host-session';

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

/** What is stored of a sign-in, with the times when it must be renewed and when it ends. */
function stored() {
  return portal.identity.sql<{ id_digest: Buffer; sid: string; sealed_tokens: Buffer }>(
    'select * from gateway.web_session',
  );
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
    const form = await visitor.go('/session/sign-in');
    const answer = await visitor.once(form.url, {
      method: 'POST',
      body: new URLSearchParams({ account: await portal.aPerson(), password: 'a sentence about clouds' }),
    });
    const back = await visitor.once(await lastStop(visitor, answer.headers.get('location')!));
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
});

/** Follows the redirects by hand until the next would be the callback. */
async function lastStop(visitor: Visitor, location: string): Promise<string> {
  const url = new URL(location, portal.origin).href;
  if (new URL(url).pathname === '/session/callback') return url;
  const { headers } = await visitor.once(url);
  return lastStop(visitor, new URL(headers.get('location')!, url).href);
}
