import { decodeJwt, decodeProtectedHeader } from 'jose';
import {
  aChallenge,
  askForTokens,
  Browser,
  codeOf,
  exchange,
  portalAssertion,
  refresh,
  type Tokens,
} from '../../../support/a-browser.js';
import { anIssuingService, PASSWORD, type IssuingService } from '../../../support/an-issuing-service.js';
import { ISSUER } from '../../../support/an-issuer.js';

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

let issuing: IssuingService;

beforeAll(async () => {
  issuing = await anIssuingService();
});
afterAll(() => issuing.stop());

describe('refresh tokens', () => {
  test('are good once; using one again ends the whole family', async () => {
    const { tokens } = await issuing.signedIn();
    const second = await refresh(issuing.service.url, tokens.refresh_token);
    expect(second.status).toBe(200);
    expect(second.body.refresh_token).not.toBe(tokens.refresh_token);
    expect((await refresh(issuing.service.url, tokens.refresh_token)).body.error).toBe('invalid_grant');
    expect((await refresh(issuing.service.url, second.body.refresh_token!)).body.error).toBe('invalid_grant');
  });

  test('used by two at the same moment, leave neither with a family', async () => {
    const { tokens } = await issuing.signedIn();
    const both = await Promise.all([1, 2].map(() => refresh(issuing.service.url, tokens.refresh_token)));
    const won = both.filter((reply) => reply.status === 200);
    expect(won.length).toBeLessThanOrEqual(1);
    for (const { body } of won) {
      expect((await refresh(issuing.service.url, body.refresh_token!)).body.error).toBe('invalid_grant');
    }
  });

  test('end with the session, when the person signs out', async () => {
    const { browser, tokens } = await issuing.signedIn();
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
    expect((await refresh(issuing.service.url, tokens.refresh_token)).body.error).toBe('invalid_grant');
    expect((await browser.authorize(aChallenge().challenge)).html).toContain('<h1>登录</h1>');
  });

  test('end when they are revoked', async () => {
    const { tokens } = await issuing.signedIn();
    const response = await fetch(`${issuing.service.url}/oidc/token/revocation`, {
      method: 'POST',
      body: new URLSearchParams({ ...(await portalAssertion()), token: tokens.refresh_token }),
    });
    expect(response.status).toBe(200);
    expect((await refresh(issuing.service.url, tokens.refresh_token)).body.error).toBe('invalid_grant');
  });

  test('and the session end when the account is disabled', async () => {
    const { account, browser, tokens } = await issuing.signedIn();
    await issuing.service.sql('update identity.person set disabled_at = now() where account = $1', [account]);
    expect((await refresh(issuing.service.url, tokens.refresh_token)).body.error).toBe('invalid_grant');
    const page = await browser.authorize(aChallenge().challenge);
    expect(page.html).toContain('<h1>登录</h1>');
    expect((await browser.signIn(page, account, PASSWORD)).status).toBe(401);
  });
});

describe('forged tokens', () => {
  test('without a signature, or signed by another key or method, are refused', async () => {
    const { tokens } = await issuing.signedIn();
    const [header, payload, signature] = tokens.access_token.split('.');
    const { kid } = decodeProtectedHeader(tokens.access_token);
    const forged = [
      `${base64url({ alg: 'none', typ: 'at+jwt' })}.${payload}.`,
      `${base64url({ alg: 'none', typ: 'at+jwt', kid })}.${payload}.${signature}`,
      `${base64url({ alg: 'HS256', typ: 'at+jwt', kid })}.${payload}.${signature}`,
      `${header}.${base64url({ ...JSON.parse(Buffer.from(payload!, 'base64url').toString()), sub: 'admin' })}.${signature}`,
      await issuing.service.issuer.tokenFor('00000000-0000-7000-8000-000000000000'),
    ];
    for (const token of forged)
      expect((await issuing.me(token)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  test('a client that needs no secret gets no token without a person', async () => {
    expect(
      await askForTokens(issuing.service.url, { grant_type: 'client_credentials', client_id: 'account' }),
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
    const response = await fetch(`${issuing.service.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-gateway-secret': issuing.service.gatewaySecret,
        authorization: `Bearer ${accessToken}`,
      },
      body: JSON.stringify({ query: CHANGE, variables: { input: { current, next } } }),
    });
    return (await response.json()) as { errors?: { extensions: { code: string } }[] };
  }
  const codeOfMe = async (token: string) => (await issuing.me(token)).errors?.[0]?.extensions.code;

  test('when the person signs out: the access token is dead, here and for the other services', async () => {
    const { browser, tokens } = await issuing.signedIn();
    expect(await codeOfMe(tokens.access_token)).toBeUndefined();
    const page = await browser.go(
      `${ISSUER}/session/end?${new URLSearchParams({ id_token_hint: tokens.id_token })}`,
    );
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.html)![1]!;
    await browser.go(`${ISSUER}/session/end/confirm`, { xsrf, logout: 'yes' });
    expect(await codeOfMe(tokens.access_token)).toBe('UNAUTHENTICATED');
    const { sid, sub } = decodeJwt(tokens.access_token);
    expect(await issuing.service.outbox('session.ended.v1')).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ sessionId: sid, personId: sub }) }),
    );
  });

  test('when a refresh token is revoked', async () => {
    const { tokens } = await issuing.signedIn();
    await fetch(`${issuing.service.url}/oidc/token/revocation`, {
      method: 'POST',
      body: new URLSearchParams({ ...(await portalAssertion()), token: tokens.refresh_token }),
    });
    expect(await codeOfMe(tokens.access_token)).toBe('UNAUTHENTICATED');
  });

  test('everywhere else when the password is changed, and here it goes on', async () => {
    const { account, tokens } = await issuing.signedIn();
    const elsewhere = new Browser(issuing.service.url);
    const { verifier, challenge } = aChallenge();
    const code = codeOf(await elsewhere.signIn(await elsewhere.authorize(challenge), account, PASSWORD));
    const other = (await exchange(issuing.service.url, code, verifier)).body as Tokens;
    expect((await change(tokens.access_token, PASSWORD, 'password1234')).errors?.[0]?.extensions.code).toBe(
      'PASSWORD_GUESSABLE',
    );
    expect((await change(tokens.access_token, 'not the password', NEXT)).errors?.[0]?.extensions.code).toBe(
      'PASSWORD_WRONG',
    );
    expect((await change(tokens.access_token, PASSWORD, NEXT)).errors).toBeUndefined();
    expect(await codeOfMe(other.access_token)).toBe('UNAUTHENTICATED');
    expect((await refresh(issuing.service.url, other.refresh_token)).body.error).toBe('invalid_grant');
    expect((await elsewhere.authorize(aChallenge().challenge)).html).toContain('<h1>登录</h1>');
    expect(await codeOfMe(tokens.access_token)).toBeUndefined();
    expect((await refresh(issuing.service.url, tokens.refresh_token)).status).toBe(200);
    const anew = new Browser(issuing.service.url);
    const page = await anew.authorize(aChallenge().challenge);
    expect((await anew.signIn(page, account, PASSWORD)).status).toBe(401);
    expect((await anew.signIn(page, account, NEXT)).url).toContain('code=');
  });
});
