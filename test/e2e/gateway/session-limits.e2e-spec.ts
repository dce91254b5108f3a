import { jest } from '@jest/globals';
import { aPortal, Visitor, type TestPortal } from '../../support/a-portal.js';

/* How long a session lasts that nobody uses, and under which keys its tokens are kept. */

const ME = 'Me';
const SESSION = '__Host-session';
const KEY = Buffer.alloc(32, 5).toString('base64');
const NEXT_KEY = Buffer.alloc(32, 6).toString('base64');

/** Some tests start a gateway more. */
jest.setTimeout(180_000);

let portal: TestPortal;

beforeAll(async () => {
  portal = await aPortal({ SESSION_KEY: KEY, SESSION_IDLE_MINUTES: '30' });
});
afterAll(() => portal?.stop());
beforeEach(() => portal.identity.sql('delete from gateway.web_session'));

async function signedIn(): Promise<{ account: string; visitor: Visitor }> {
  const account = await portal.aPerson();
  const visitor = new Visitor(portal.origin);
  await visitor.signIn(account);
  return { account, visitor };
}

function lastUsed(minutesAgo: number) {
  return portal.identity.sql(
    'update gateway.web_session set used_at = clock_timestamp() - make_interval(mins => $1)',
    [minutesAgo],
  );
}

async function unusedMinutes(): Promise<number> {
  const [row] = await portal.identity.sql<{ minutes: number }>(
    'select (extract(epoch from clock_timestamp() - used_at) / 60)::int as minutes from gateway.web_session',
  );
  return row!.minutes;
}

async function codeOf(answer: Promise<{ errors: readonly { extensions: { code: string } }[] }>) {
  return (await answer).errors[0]?.extensions.code;
}

describe('a session that nobody uses', () => {
  test('lasts for half an hour, and as long again from each request', async () => {
    const { account, visitor } = await signedIn();
    await lastUsed(29);
    expect(await visitor.ask(ME)).toMatchObject({ data: { me: { account } } });
    expect(await unusedMinutes()).toBe(0);
    await lastUsed(31);
    expect(await codeOf(visitor.ask(ME))).toBe('SESSION_ENDED');
    expect((await visitor.session()).body).toEqual({ signedIn: false });
    expect(visitor.cookies.has(SESSION)).toBe(false);
  });

  test('is not used by a page that only asks whether it lasts, or listens for changes', async () => {
    const { visitor } = await signedIn();
    await lastUsed(20);
    expect((await visitor.session()).body).toMatchObject({ signedIn: true });
    await (await visitor.stream('/session/changes')).body?.cancel();
    expect(await unusedMinutes()).toBe(20);
  });

  test('is not used by what a page asks by itself while nobody is at it', async () => {
    const { account, visitor } = await signedIn();
    await lastUsed(20);
    const headers = { 'x-requested-with': 'yunshang-portal', 'x-unattended': 'yes' };
    expect(await visitor.ask(ME, { headers })).toMatchObject({ data: { me: { account } } });
    expect(await unusedMinutes()).toBe(20);
    await lastUsed(31);
    expect(await codeOf(visitor.ask(ME, { headers }))).toBe('SESSION_ENDED');
  });

  test('is begun anew with the password only, though the issuer still knows the person', async () => {
    const { account, visitor } = await signedIn();
    expect((await visitor.go('/session/sign-in?returnTo=/account')).url).toBe(`${portal.origin}/account`);
    await portal.identity.sql(
      `update identity.issuer_record
          set payload = jsonb_set(payload, '{loginTs}', to_jsonb(cast(payload ->> 'loginTs' as bigint) - 31 * 60))
        where kind = 'Session' and payload ? 'loginTs'`,
    );
    const form = await visitor.go('/session/sign-in?returnTo=/account');
    expect(form.text).toContain('name="password"');
    await visitor.signIn(account);
    expect(await visitor.ask(ME)).toMatchObject({ data: { me: { account } } });
  });
});

describe('the key of the sessions', () => {
  test('is changed without signing anybody out, while the one before is named beside it', async () => {
    const { account, visitor } = await signedIn();
    const right = { status: 200, data: { me: { account } } };
    const both = await portal.anotherGateway({ SESSION_KEY: NEXT_KEY, SESSION_KEY_BEFORE: KEY });
    const nextOnly = await portal.anotherGateway({ SESSION_KEY: NEXT_KEY });
    expect(await visitor.ask(ME, { origin: both.origin })).toMatchObject(right);
    expect(await codeOf(visitor.ask(ME, { origin: nextOnly.origin }))).toBe('SESSION_ENDED');
    // The next renewal of its tokens, ten minutes later at most, keeps them under the new key.
    await portal.identity.sql('update gateway.web_session set fresh_until = clock_timestamp()');
    expect(await visitor.ask(ME, { origin: both.origin })).toMatchObject(right);
    expect(await visitor.ask(ME, { origin: nextOnly.origin })).toMatchObject(right);
    expect(await codeOf(visitor.ask(ME))).toBe('SESSION_ENDED');
  });
});
