import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EntityManager } from '@mikro-orm/postgresql';
import { IdentitySettings } from '#libs/identity';
import { AccountDesk } from '../../../../libs/identity/src/issuer/account.desk.js';
import { IssuerService } from '../../../../libs/identity/src/issuer/issuer.service.js';
import { SignInDesk } from '../../../../libs/identity/src/issuer/sign-in.desk.js';
import { Sessions } from '../../../../libs/identity/src/session/sessions.service.js';
import { aChallenge, Browser, CALLBACK } from '../../../support/a-browser.js';
import { anIssuingService, PASSWORD, type IssuingService } from '../../../support/an-issuing-service.js';
import { ISSUER } from '../../../support/an-issuer.js';

let issuing: IssuingService;

beforeAll(async () => {
  issuing = await anIssuingService();
});
afterAll(() => issuing.stop());

describe('what the issuer says of itself', () => {
  test('its addresses are the public ones, whatever Host or X-Forwarded a request brings', async () => {
    const response = await fetch(`${issuing.service.url}/oidc/.well-known/openid-configuration`, {
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
    const keys = await (await fetch(`${issuing.service.url}/oidc/jwks`)).text();
    expect(JSON.parse(keys)).toMatchObject({ keys: [{ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' }] });
    expect(keys).not.toContain('"d"');
  });
});

describe('the sign-in page', () => {
  test.each([
    ['zh-CN', '登录', '账号'],
    ['en', 'Sign in', 'Account'],
  ])('speaks %s, loads nothing and runs nothing', async (language, title, label) => {
    const page = await new Browser(issuing.service.url).authorize(
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
    const page = await new Browser(issuing.service.url).authorize(
      aChallenge().challenge,
      { ui_locales: 'en' },
      { 'accept-language': 'zh-CN' },
    );
    expect(page.html).toContain('<html lang="en">');
  });

  test('its cookies are out of reach of scripts and of other sites', async () => {
    const response = await fetch(
      `${issuing.service.url}/oidc/auth?${new URLSearchParams({
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
    const settings = Object.assign(new IdentitySettings(), issuing.service.app.get(IdentitySettings), {
      ISSUER: 'https://yunshang.example/oidc',
    });
    const { app } = issuing.service;
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
    const account = await issuing.aPerson();
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
    const account = await issuing.aPerson();
    const browser = new Browser(issuing.service.url);
    const page = await browser.authorize(aChallenge().challenge);
    expect((await browser.signIn(page, account, PASSWORD, { origin })).status).toBe(403);
    expect((await browser.signIn(page, account, PASSWORD, { origin: new URL(ISSUER).origin })).url).toContain(
      'code=',
    );
  });

  test('lets the browser name itself as the page that a form is sent from', async () => {
    const page = await new Browser(issuing.service.url).authorize(aChallenge().challenge);
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
  });

  test('a stolen address without the cookie is of no use', async () => {
    const account = await issuing.aPerson();
    const page = await new Browser(issuing.service.url).authorize(aChallenge().challenge);
    const answer = await new Browser(issuing.service.url).signIn(page, account, PASSWORD);
    expect(answer.status).toBe(400);
    expect(answer.html).toContain('已过期');
  });

  test('an account in the address or the form is shown as text', async () => {
    const browser = new Browser(issuing.service.url);
    const nasty = '"><script>alert(1)</script>';
    const page = await browser.authorize(aChallenge().challenge, { login_hint: nasty });
    expect(page.html).not.toContain('<script');
    const again = await browser.signIn(page, nasty, 'wrong password');
    expect(again.status).toBe(401);
    expect(again.html).not.toContain('<script');
  });
});
