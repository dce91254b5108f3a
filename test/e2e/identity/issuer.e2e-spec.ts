import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EntityManager } from '@mikro-orm/postgresql';
import {
  createRemoteJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  jwtVerify,
} from 'jose';
import { IdentitySettings } from '#libs/identity';
import { AccountDesk } from '../../../libs/identity/src/issuer/account.desk.js';
import { Sessions } from '../../../libs/identity/src/session/sessions.service.js';
import { IssuerService } from '../../../libs/identity/src/issuer/issuer.service.js';
import { SignInDesk } from '../../../libs/identity/src/issuer/sign-in.desk.js';
import {
  aChallenge,
  askForTokens,
  Browser,
  CALLBACK,
  codeOf,
  exchange,
  portalAssertion,
  refresh,
  type Tokens,
} from '../../support/a-browser.js';
import { aService, type TestService } from '../../support/a-service.js';
import { AUDIENCE, ISSUER } from '../../support/an-issuer.js';

const PASSWORD = 'a sentence about clouds';

/** Leaves out what the portal proves itself by. */
const NO_PROOF = { client_assertion: '', client_assertion_type: '' };

let service: TestService;
let keyServer: Server;
let people = 0;

beforeAll(async () => {
  // The service verifies with the keys that it publishes itself; it gets its port only later.
  keyServer = createServer((_, response) => {
    void fetch(`${service.url}/oidc/jwks`).then(async (keys) => response.end(await keys.text()));
  });
  await new Promise<void>((resolve) => keyServer.listen(0, '127.0.0.1', resolve));
  const { port } = keyServer.address() as AddressInfo;
  service = await aService('identity', {
    JWKS_URL: `http://127.0.0.1:${port}/jwks`,
    DEMONSTRATION_SEED: '1',
    DEMONSTRATION_PASSWORD: PASSWORD,
  });
});
afterAll(async () => {
  await service.stop();
  await new Promise((resolve) => keyServer.close(resolve));
});

async function aPerson(): Promise<string> {
  const account = `person-${++people}`;
  const { errors } = await service.visitor.query(
    'mutation ($input: SignUpInput!) { signUp(input: $input) { id } }',
    { input: { account, displayName: '演示·某人', password: PASSWORD } },
  );
  expect(errors).toBeUndefined();
  return account;
}

/** A person at the moment the portal gets its code. */
async function aCode(given: Record<string, string> = {}) {
  const account = await aPerson();
  const browser = new Browser(service.url);
  const { verifier, challenge } = aChallenge();
  const page = await browser.authorize(challenge, given);
  return { account, browser, verifier, code: codeOf(await browser.signIn(page, account, PASSWORD)) };
}

async function signedIn() {
  const { code, verifier, ...rest } = await aCode();
  const { body } = await exchange(service.url, code, verifier);
  return { ...rest, code, verifier, tokens: body as Tokens };
}

async function me(accessToken: string) {
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-gateway-secret': service.gatewaySecret,
      authorization: `Bearer ${accessToken}`,
    },
    body: JSON.stringify({ query: '{ me { account } }' }),
  });
  return (await response.json()) as {
    data?: { me: { account: string } };
    errors?: { extensions: { code: string } }[];
  };
}

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('what the issuer says of itself', () => {
  test('its addresses are the public ones, whatever Host or X-Forwarded a request brings', async () => {
    const response = await fetch(`${service.url}/oidc/.well-known/openid-configuration`, {
      headers: {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        'x-forwarded-for': '6.6.6.6',
      },
    });
    const discovery = (await response.json()) as Record<string, string>;
    expect(discovery.issuer).toBe(ISSUER);
    for (const [name, value] of Object.entries(discovery)) {
      if (/_endpoint$|_uri$/.test(name)) expect(value).toMatch(`${ISSUER}/`);
    }
    expect(discovery).toMatchObject({
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
      token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
      id_token_signing_alg_values_supported: ['ES256'],
    });
  });

  test('the published keys have no private part', async () => {
    const keys = await (await fetch(`${service.url}/oidc/jwks`)).text();
    expect(JSON.parse(keys)).toMatchObject({ keys: [{ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' }] });
    expect(keys).not.toContain('"d"');
  });
});

describe('the sign-in page', () => {
  test.each([
    ['zh-CN', '登录', '账号'],
    ['en', 'Sign in', 'Account'],
  ])('speaks %s, loads nothing and runs nothing', async (language, title, label) => {
    const page = await new Browser(service.url).authorize(
      aChallenge().challenge,
      {},
      { 'accept-language': language },
    );
    expect(page.status).toBe(200);
    expect(page.html).toContain(`<html lang="${language}">`);
    expect(page.html).toContain(`<h1>${title}</h1>`);
    expect(page.html).toContain(`<label for="account">${label}</label>`);
    expect(page.html).not.toMatch(/<script|javascript:|\son\w+=|https?:/i);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test('the language that the portal names goes before that of the browser', async () => {
    const page = await new Browser(service.url).authorize(
      aChallenge().challenge,
      { ui_locales: 'en' },
      { 'accept-language': 'zh-CN' },
    );
    expect(page.html).toContain('<html lang="en">');
  });

  test('its cookies are out of reach of scripts and of other sites', async () => {
    const response = await fetch(
      `${service.url}/oidc/auth?${new URLSearchParams({
        response_type: 'code',
        client_id: 'portal',
        redirect_uri: CALLBACK,
        scope: 'openid',
        code_challenge: aChallenge().challenge,
        code_challenge_method: 'S256',
      })}`,
      { redirect: 'manual' },
    );
    const cookies = response.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/samesite=lax.*httponly/i);
  });

  test('behind TLS its cookies are locked to the host as well', async () => {
    const settings = Object.assign(new IdentitySettings(), service.app.get(IdentitySettings), {
      ISSUER: 'https://yunshang.example/oidc',
    });
    const { app } = service;
    const issuer = new IssuerService(
      app.get(EntityManager),
      app.get(SignInDesk, { strict: false }),
      app.get(AccountDesk, { strict: false }),
      app.get(Sessions, { strict: false }),
      settings,
    );
    await issuer.onModuleInit();
    const server = createServer((req, res) => void issuer.handle(req, res));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const question = new URLSearchParams({
      response_type: 'code',
      client_id: 'portal',
      redirect_uri: 'https://yunshang.example/session/callback',
      scope: 'openid',
      code_challenge: aChallenge().challenge,
      code_challenge_method: 'S256',
    });
    const asked = await fetch(`${origin}/oidc/auth?${question}`, { redirect: 'manual' });
    const cookies = asked.headers.getSetCookie();
    for (const cookie of cookies) expect(cookie).toMatch(/^__Secure-[^;]+;.*secure;.*httponly/i);
    const location = asked.headers.get('location')!;
    const cookie = cookies.map((each) => each.split(';')[0]).join('; ');
    const page = await fetch(`${origin}${location}`, { headers: { cookie } });
    expect(page.status).toBe(200);
    const account = await aPerson();
    const answer = await fetch(`${origin}${location}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: 'https://yunshang.example' },
      body: new URLSearchParams({ account, password: PASSWORD }),
    });
    const resumed = await fetch(answer.headers.get('location')!.replace('https://yunshang.example', origin), {
      redirect: 'manual',
      headers: { cookie },
    });
    expect(resumed.headers.get('location')).toContain('https://yunshang.example/session/callback?code=');
    const session = resumed.headers.getSetCookie().find((each) => each.startsWith('__Host-session='));
    expect(session).toMatch(/path=\/;.*samesite=lax;.*secure;.*httponly/i);
    expect(session).not.toMatch(/domain=/i);
    issuer.onApplicationShutdown();
    await new Promise((resolve) => server.close(resolve));
  });

  test.each(['https://evil.example', 'null'])('a form on a page of %s signs nobody in', async (origin) => {
    const account = await aPerson();
    const browser = new Browser(service.url);
    const page = await browser.authorize(aChallenge().challenge);
    expect((await browser.signIn(page, account, PASSWORD, { origin })).status).toBe(403);
    expect((await browser.signIn(page, account, PASSWORD, { origin: new URL(ISSUER).origin })).url).toContain(
      'code=',
    );
  });

  test('lets the browser name itself as the page that a form is sent from', async () => {
    const page = await new Browser(service.url).authorize(aChallenge().challenge);
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
  });

  test('a stolen address without the cookie is of no use', async () => {
    const account = await aPerson();
    const page = await new Browser(service.url).authorize(aChallenge().challenge);
    const answer = await new Browser(service.url).signIn(page, account, PASSWORD);
    expect(answer.status).toBe(400);
    expect(answer.html).toContain('已过期');
  });

  test('an account in the address or the form is shown as text', async () => {
    const browser = new Browser(service.url);
    const nasty = '"><script>alert(1)</script>';
    const page = await browser.authorize(aChallenge().challenge, { login_hint: nasty });
    expect(page.html).not.toContain('<script');
    const again = await browser.signIn(page, nasty, 'wrong password');
    expect(again.status).toBe(401);
    expect(again.html).not.toContain('<script');
  });
});

describe('the code flow', () => {
  test('ends in a token of ten minutes for the API, by which the API knows the person', async () => {
    const { account, tokens } = await signedIn();
    const keys = createRemoteJWKSet(new URL(`${service.url}/oidc/jwks`));
    const { payload, protectedHeader } = await jwtVerify(tokens.access_token, keys, {
      issuer: ISSUER,
      audience: AUDIENCE,
    });
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(payload).toMatchObject({ client_id: 'portal' });
    expect(payload.exp! - payload.iat!).toBe(600);
    expect(await me(tokens.access_token)).toEqual({ data: { me: { account } } });
    const { payload: identity } = await jwtVerify(tokens.id_token, keys, {
      issuer: ISSUER,
      audience: 'portal',
    });
    expect(identity).toMatchObject({ sub: payload.sub, nonce: 'a-nonce' });
  });

  test('the API does not take an ID token for an access token', async () => {
    const { tokens } = await signedIn();
    expect((await me(tokens.id_token)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  test('a second visit in the same browser needs no password', async () => {
    const { browser } = await signedIn();
    const { verifier, challenge } = aChallenge();
    const page = await browser.authorize(challenge);
    expect((await exchange(service.url, codeOf(page), verifier)).status).toBe(200);
  });

  test('the session id before the sign-in is not the one after', async () => {
    const { account, browser } = await signedIn();
    const before = browser.cookies.get('session');
    const page = await browser.authorize(aChallenge().challenge, { prompt: 'login' });
    await browser.signIn(page, account, PASSWORD);
    expect(browser.cookies.get('session')).toBeDefined();
    expect(browser.cookies.get('session')).not.toBe(before);
  });

  test('when another person signs in on the same browser, the session of the first one ends', async () => {
    const first = await signedIn();
    const { verifier, challenge } = aChallenge();
    const page = await first.browser.authorize(challenge, { prompt: 'login' });
    const account = await aPerson();
    const done = await first.browser.submit(await first.browser.signIn(page, account, PASSWORD));
    const { body } = await exchange(service.url, codeOf(done), verifier);
    expect(await me(body.access_token!)).toEqual({ data: { me: { account } } });
    expect((await refresh(service.url, first.tokens.refresh_token)).body.error).toBe('invalid_grant');
  });

  test('a code is good once; the second use ends what the first brought', async () => {
    const { code, verifier, tokens } = await signedIn();
    expect(await exchange(service.url, code, verifier)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect(await refresh(service.url, tokens.refresh_token)).toMatchObject({
      body: { error: 'invalid_grant' },
    });
  });

  test('of one code used ten times at the same moment at most one use gets a token, and none keeps it', async () => {
    const { code, verifier } = await aCode();
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => exchange(service.url, code, verifier)),
    );
    const won = replies.filter((reply) => reply.status === 200);
    expect(won.length).toBeLessThanOrEqual(1);
    for (const { body } of won) {
      expect((await refresh(service.url, body.refresh_token!)).body.error).toBe('invalid_grant');
    }
  });

  test.each([
    ['without a challenge', { code_challenge: '', code_challenge_method: '' }],
    ['with a plain challenge', { code_challenge_method: 'plain' }],
    ['with a challenge of no stated method', { code_challenge_method: '' }],
  ])('%s there is no code', async (_, given) => {
    const page = await new Browser(service.url).authorize(aChallenge().challenge, given);
    expect(new URL(page.url).searchParams.get('error')).toBe('invalid_request');
  });

  test.each(['token', 'id_token', 'none', 'code id_token', 'code token'])(
    'response type %s is refused',
    async (type) => {
      const page = await new Browser(service.url).authorize(aChallenge().challenge, { response_type: type });
      const answer = new URLSearchParams(new URL(page.url).search || new URL(page.url).hash.slice(1));
      expect(answer.get('error')).toMatch(/^(unsupported_response_type|invalid_request)$/);
      expect([...answer.keys()].toSorted()).toEqual(['error', 'error_description', 'iss', 'state']);
    },
  );

  test.each([
    'https://evil.example/callback',
    `${CALLBACK}/..`,
    `${CALLBACK}?next=https://evil.example`,
    CALLBACK.replace('http:', 'https:'),
  ])('%s is no place to send a code to', async (redirect) => {
    const page = await new Browser(service.url).authorize(aChallenge().challenge, { redirect_uri: redirect });
    expect(page.status).toBe(400);
    expect(page.html).toContain('登录请求有误');
  });

  test.each([
    ['another redirect', { redirect_uri: 'https://evil.example/callback' }],
    ['another verifier', { code_verifier: aChallenge().verifier }],
    ['another client', { ...NO_PROOF, client_id: 'command-line' }],
  ])('a code is not exchanged with %s', async (_, given) => {
    const { code, verifier } = await aCode();
    expect(await exchange(service.url, code, verifier, given)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  test('a code is exchanged by the portal only, which proves itself by its own key and each time anew', async () => {
    const another = await generateKeyPair('ES256', { extractable: true });
    const once = await portalAssertion();
    await refresh(service.url, (await signedIn()).tokens.refresh_token, once);
    for (const given of [
      { ...NO_PROOF, client_id: 'portal' },
      await portalAssertion({}, await exportJWK(another.privateKey)),
      await portalAssertion({ aud: 'https://elsewhere.example' }),
      once,
    ]) {
      const { code, verifier } = await aCode();
      expect(await exchange(service.url, code, verifier, given)).toMatchObject({
        status: 401,
        body: { error: 'invalid_client' },
      });
    }
  });

  test('what is stored cannot be used by who reads it', async () => {
    const { code, tokens, browser } = await signedIn();
    const session = browser.cookies.get('session')!;
    const [{ stored } = { stored: '' }] = await service.sql<{ stored: string }>(
      `select string_agg(record::text, '') as stored from identity.issuer_record record`,
    );
    for (const secret of [code, tokens.refresh_token, session]) expect(stored).not.toContain(secret);
  });
});

describe('refresh tokens', () => {
  test('are good once; using one again ends the whole family', async () => {
    const { tokens } = await signedIn();
    const second = await refresh(service.url, tokens.refresh_token);
    expect(second.status).toBe(200);
    expect(second.body.refresh_token).not.toBe(tokens.refresh_token);
    expect((await refresh(service.url, tokens.refresh_token)).body.error).toBe('invalid_grant');
    expect((await refresh(service.url, second.body.refresh_token!)).body.error).toBe('invalid_grant');
  });

  test('used by two at the same moment, leave neither with a family', async () => {
    const { tokens } = await signedIn();
    const both = await Promise.all([1, 2].map(() => refresh(service.url, tokens.refresh_token)));
    const won = both.filter((reply) => reply.status === 200);
    expect(won.length).toBeLessThanOrEqual(1);
    for (const { body } of won) {
      expect((await refresh(service.url, body.refresh_token!)).body.error).toBe('invalid_grant');
    }
  });

  test('end with the session, when the person signs out', async () => {
    const { browser, tokens } = await signedIn();
    const page = await browser.go(
      `${ISSUER}/session/end?${new URLSearchParams({
        id_token_hint: tokens.id_token,
        post_logout_redirect_uri: `${new URL(ISSUER).origin}/`,
      })}`,
    );
    expect(page.html).toContain('退出登录？');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.html)![1]!;
    const left = await browser.go(`${ISSUER}/session/end/confirm`, { xsrf, logout: 'yes' });
    expect(left.url).toBe(`${new URL(ISSUER).origin}/`);
    expect((await refresh(service.url, tokens.refresh_token)).body.error).toBe('invalid_grant');
    expect((await browser.authorize(aChallenge().challenge)).html).toContain('<h1>登录</h1>');
  });

  test('end when they are revoked', async () => {
    const { tokens } = await signedIn();
    const response = await fetch(`${service.url}/oidc/token/revocation`, {
      method: 'POST',
      body: new URLSearchParams({ ...(await portalAssertion()), token: tokens.refresh_token }),
    });
    expect(response.status).toBe(200);
    expect((await refresh(service.url, tokens.refresh_token)).body.error).toBe('invalid_grant');
  });

  test('and the session end when the account is disabled', async () => {
    const { account, browser, tokens } = await signedIn();
    await service.sql('update identity.person set disabled_at = now() where account = $1', [account]);
    expect((await refresh(service.url, tokens.refresh_token)).body.error).toBe('invalid_grant');
    const page = await browser.authorize(aChallenge().challenge);
    expect(page.html).toContain('<h1>登录</h1>');
    expect((await browser.signIn(page, account, PASSWORD)).status).toBe(401);
  });
});

describe('guessing', () => {
  test('five wrong passwords close the account, even to the right one, and it opens again', async () => {
    const account = await aPerson();
    const browser = new Browser(service.url);
    const page = await browser.authorize(aChallenge().challenge);
    for (let i = 0; i < 5; i++)
      expect((await browser.signIn(page, account, 'not the password')).status).toBe(401);
    expect((await browser.signIn(page, account.toUpperCase(), PASSWORD)).status).toBe(429);
    await service.sql(`update identity.sign_in_attempt set closed_until = now() - interval '1 second'`);
    expect((await browser.signIn(page, account, PASSWORD)).url).toContain('code=');
  });

  test('forty guesses at the same moment are five guesses', async () => {
    const account = await aPerson();
    const browser = new Browser(service.url);
    const page = await browser.authorize(aChallenge().challenge);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) => browser.signIn(page, account, `not the password ${i}`)),
    );
    const tried = answers.filter((answer) => answer.status === 401);
    expect(tried).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(35);
  });

  test('who guesses at a rival’s account shuts out nobody but the own address', async () => {
    const account = await aPerson();
    const rival = new Browser(service.url);
    const page = await rival.authorize(aChallenge().challenge);
    for (let i = 0; i < 5; i++) await rival.signIn(page, account, 'not the password');
    const closed = await rival.signIn(page, account, PASSWORD);
    expect([closed.status, Number(closed.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
    const owner = new Browser(service.url);
    expect(
      (await owner.signIn(await owner.authorize(aChallenge().challenge), account, PASSWORD)).url,
    ).toContain('code=');
  });

  test('who guesses from everywhere leaves the owner’s known device open', async () => {
    const account = await aPerson();
    const owner = new Browser(service.url);
    await owner.signIn(await owner.authorize(aChallenge().challenge), account, PASSWORD);
    await service.sql(
      `insert into identity.sign_in_attempt (bucket, failures, last_at, closed_until)
       select encode(sha256(convert_to($1, 'UTF8')), 'hex'), 100, clock_timestamp(), clock_timestamp() + interval '15 min'
       on conflict (bucket) do update set failures = 100, closed_until = excluded.closed_until`,
      [`account ${account}`],
    );
    const stranger = new Browser(service.url);
    const asked = await stranger.authorize(aChallenge().challenge);
    expect((await stranger.signIn(asked, account, PASSWORD)).status).toBe(429);
    const again = await owner.authorize(aChallenge().challenge, { prompt: 'login' });
    expect((await owner.signIn(again, account, PASSWORD)).url).toContain('code=');
    // The device has a count of its own, so a stolen cookie does not open the door to guessing.
    const third = await owner.authorize(aChallenge().challenge, { prompt: 'login' });
    for (let i = 0; i < 5; i++) await owner.signIn(third, account, 'not the password');
    expect((await owner.signIn(third, account, PASSWORD)).status).toBe(429);
  });

  test('one password on 40 accounts meets a limit', async () => {
    const browser = new Browser(service.url);
    const page = await browser.authorize(aChallenge().challenge);
    const answers: number[] = [];
    for (let i = 0; i < 40; i++) {
      answers.push((await browser.signIn(page, `somebody-${i}`, 'what everybody takes')).status);
    }
    expect(answers).toEqual([...Array<number>(20).fill(401), ...Array<number>(20).fill(429)]);
  });

  test('each failure after the free ones doubles the wait, up to a quarter of an hour', async () => {
    const account = await aPerson();
    const browser = new Browser(service.url);
    const page = await browser.authorize(aChallenge().challenge);
    const waits: number[] = [];
    for (let i = 0; i < 11; i++) {
      await browser.signIn(page, account, 'not the password');
      if (i < 4) continue;
      const closed = await browser.signIn(page, account, 'not the password');
      waits.push(Number(closed.headers.get('retry-after')));
      await service.sql(
        `update identity.sign_in_attempt set closed_until = clock_timestamp() - interval '1 s'`,
      );
    }
    const most = [30, 60, 120, 240, 480, 900, 900];
    waits.forEach((wait, at) => {
      expect(wait).toBeLessThanOrEqual(most[at]!);
      expect(wait).toBeGreaterThan(most[at]! / 2);
    });
  });

  test('an account that does not exist gets the same answers in the same time', async () => {
    const seen = {
      known: { answers: [] as string[], times: [] as number[] },
      nobody: { answers: [] as string[], times: [] as number[] },
    };
    for (let round = 0; round < 3; round++) {
      // A browser for each round, because one address has a limit of its own.
      const browser = new Browser(service.url);
      const page = await browser.authorize(aChallenge().challenge);
      const accounts = { known: await aPerson(), nobody: `nobody-${round}` };
      // Six each: five that are tried and one that finds the account closed. The two take turns, as load does.
      for (let i = 0; i < 6; i++) {
        for (const who of ['known', 'nobody'] as const) {
          const began = performance.now();
          const { status, html } = await browser.signIn(page, accounts[who], 'not the password');
          if (status === 401) seen[who].times.push(performance.now() - began);
          seen[who].answers.push(`${status} ${html.replaceAll(accounts[who], 'ACCOUNT')}`);
        }
      }
    }
    expect(seen.known.answers).toEqual(seen.nobody.answers);
    expect(seen.known.times).toHaveLength(15);
    const quickest = [seen.known, seen.nobody].map(({ times }) => Math.min(...times));
    // Leaving the hash out would make it ten times quicker.
    expect(Math.max(...quickest) / Math.min(...quickest)).toBeLessThan(2);
  });
});

describe('forged tokens', () => {
  test('without a signature, or signed by another key or method, are refused', async () => {
    const { tokens } = await signedIn();
    const [header, payload, signature] = tokens.access_token.split('.');
    const { kid } = decodeProtectedHeader(tokens.access_token);
    const forged = [
      `${base64url({ alg: 'none', typ: 'at+jwt' })}.${payload}.`,
      `${base64url({ alg: 'none', typ: 'at+jwt', kid })}.${payload}.${signature}`,
      `${base64url({ alg: 'HS256', typ: 'at+jwt', kid })}.${payload}.${signature}`,
      `${header}.${base64url({ ...JSON.parse(Buffer.from(payload!, 'base64url').toString()), sub: 'admin' })}.${signature}`,
      await service.issuer.tokenFor('00000000-0000-7000-8000-000000000000'),
    ];
    for (const token of forged)
      expect((await me(token)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  test('a client that needs no secret gets no token without a person', async () => {
    expect(
      await askForTokens(service.url, { grant_type: 'client_credentials', client_id: 'account' }),
    ).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    });
  });
});

describe('access ends at once', () => {
  const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }';
  const NEXT = 'nine bridges over a quiet river';

  async function change(accessToken: string, current: string, next: string) {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-gateway-secret': service.gatewaySecret,
        authorization: `Bearer ${accessToken}`,
      },
      body: JSON.stringify({ query: CHANGE, variables: { input: { current, next } } }),
    });
    return (await response.json()) as { errors?: { extensions: { code: string } }[] };
  }
  const codeOfMe = async (token: string) => (await me(token)).errors?.[0]?.extensions.code;

  test('when the person signs out: the access token is dead, here and for the other services', async () => {
    const { browser, tokens } = await signedIn();
    expect(await codeOfMe(tokens.access_token)).toBeUndefined();
    const page = await browser.go(
      `${ISSUER}/session/end?${new URLSearchParams({ id_token_hint: tokens.id_token })}`,
    );
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.html)![1]!;
    await browser.go(`${ISSUER}/session/end/confirm`, { xsrf, logout: 'yes' });
    expect(await codeOfMe(tokens.access_token)).toBe('UNAUTHENTICATED');
    const { sid, sub } = decodeJwt(tokens.access_token);
    expect(await service.outbox('session.ended.v1')).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ sessionId: sid, personId: sub }) }),
    );
  });

  test('when a refresh token is revoked', async () => {
    const { tokens } = await signedIn();
    await fetch(`${service.url}/oidc/token/revocation`, {
      method: 'POST',
      body: new URLSearchParams({ ...(await portalAssertion()), token: tokens.refresh_token }),
    });
    expect(await codeOfMe(tokens.access_token)).toBe('UNAUTHENTICATED');
  });

  test('everywhere else when the password is changed, and here it goes on', async () => {
    const { account, tokens } = await signedIn();
    const elsewhere = new Browser(service.url);
    const { verifier, challenge } = aChallenge();
    const code = codeOf(await elsewhere.signIn(await elsewhere.authorize(challenge), account, PASSWORD));
    const other = (await exchange(service.url, code, verifier)).body as Tokens;
    expect((await change(tokens.access_token, PASSWORD, 'password1234')).errors?.[0]?.extensions.code).toBe(
      'PASSWORD_GUESSABLE',
    );
    expect((await change(tokens.access_token, 'not the password', NEXT)).errors?.[0]?.extensions.code).toBe(
      'PASSWORD_WRONG',
    );
    expect((await change(tokens.access_token, PASSWORD, NEXT)).errors).toBeUndefined();
    expect(await codeOfMe(other.access_token)).toBe('UNAUTHENTICATED');
    expect((await refresh(service.url, other.refresh_token)).body.error).toBe('invalid_grant');
    expect((await elsewhere.authorize(aChallenge().challenge)).html).toContain('<h1>登录</h1>');
    expect(await codeOfMe(tokens.access_token)).toBeUndefined();
    expect((await refresh(service.url, tokens.refresh_token)).status).toBe(200);
    const anew = new Browser(service.url);
    const page = await anew.authorize(aChallenge().challenge);
    expect((await anew.signIn(page, account, PASSWORD)).status).toBe(401);
    expect((await anew.signIn(page, account, NEXT)).url).toContain('code=');
  });
});
