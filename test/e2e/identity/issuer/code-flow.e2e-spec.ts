import { createRemoteJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import {
  aChallenge,
  Browser,
  CALLBACK,
  codeOf,
  exchange,
  portalAssertion,
  refresh,
} from '../../../support/a-browser.js';
import { anIssuingService, PASSWORD, type IssuingService } from '../../../support/an-issuing-service.js';
import { AUDIENCE, ISSUER } from '../../../support/an-issuer.js';

/** Leaves out what the portal proves itself by. */
const NO_PROOF = { client_assertion: '', client_assertion_type: '' };

let issuing: IssuingService;

beforeAll(async () => {
  issuing = await anIssuingService();
});
afterAll(() => issuing.stop());

describe('the code flow', () => {
  test('ends in a token of ten minutes for the API, by which the API knows the person', async () => {
    const { account, tokens } = await issuing.signedIn();
    const keys = createRemoteJWKSet(new URL(`${issuing.service.url}/oidc/jwks`));
    const { payload, protectedHeader } = await jwtVerify(tokens.access_token, keys, {
      issuer: ISSUER,
      audience: AUDIENCE,
    });
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(payload).toMatchObject({ client_id: 'portal' });
    expect(payload.exp! - payload.iat!).toBe(600);
    expect(await issuing.me(tokens.access_token)).toEqual({ data: { me: { account } } });
    const { payload: identity } = await jwtVerify(tokens.id_token, keys, {
      issuer: ISSUER,
      audience: 'portal',
    });
    expect(identity).toMatchObject({ sub: payload.sub, nonce: 'a-nonce' });
  });

  test('the API does not take an ID token for an access token', async () => {
    const { tokens } = await issuing.signedIn();
    expect((await issuing.me(tokens.id_token)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  test('a second visit in the same browser needs no password', async () => {
    const { browser } = await issuing.signedIn();
    const { verifier, challenge } = aChallenge();
    const page = await browser.authorize(challenge);
    expect((await exchange(issuing.service.url, codeOf(page), verifier)).status).toBe(200);
  });

  test('the session id before the sign-in is not the one after', async () => {
    const { account, browser } = await issuing.signedIn();
    const before = browser.cookies.get('session');
    const page = await browser.authorize(aChallenge().challenge, { prompt: 'login' });
    await browser.signIn(page, account, PASSWORD);
    expect(browser.cookies.get('session')).toBeDefined();
    expect(browser.cookies.get('session')).not.toBe(before);
  });

  test('when another person signs in on the same browser, the session of the first one ends', async () => {
    const first = await issuing.signedIn();
    const { verifier, challenge } = aChallenge();
    const page = await first.browser.authorize(challenge, { prompt: 'login' });
    const account = await issuing.aPerson();
    const done = await first.browser.submit(await first.browser.signIn(page, account, PASSWORD));
    const { body } = await exchange(issuing.service.url, codeOf(done), verifier);
    expect(await issuing.me(body.access_token!)).toEqual({ data: { me: { account } } });
    expect((await refresh(issuing.service.url, first.tokens.refresh_token)).body.error).toBe('invalid_grant');
  });

  test('a code is good once; the second use ends what the first brought', async () => {
    const { code, verifier, tokens } = await issuing.signedIn();
    expect(await exchange(issuing.service.url, code, verifier)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect(await refresh(issuing.service.url, tokens.refresh_token)).toMatchObject({
      body: { error: 'invalid_grant' },
    });
  });

  test('of one code used ten times at the same moment at most one use gets a token, and none keeps it', async () => {
    const { code, verifier } = await issuing.aCode();
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => exchange(issuing.service.url, code, verifier)),
    );
    const won = replies.filter((reply) => reply.status === 200);
    expect(won.length).toBeLessThanOrEqual(1);
    for (const { body } of won) {
      expect((await refresh(issuing.service.url, body.refresh_token!)).body.error).toBe('invalid_grant');
    }
  });

  test.each([
    ['without a challenge', { code_challenge: '', code_challenge_method: '' }],
    ['with a plain challenge', { code_challenge_method: 'plain' }],
    ['with a challenge of no stated method', { code_challenge_method: '' }],
  ])('%s there is no code', async (_, given) => {
    const page = await new Browser(issuing.service.url).authorize(aChallenge().challenge, given);
    expect(new URL(page.url).searchParams.get('error')).toBe('invalid_request');
  });

  test.each(['token', 'id_token', 'none', 'code id_token', 'code token'])(
    'response type %s is refused',
    async (type) => {
      const page = await new Browser(issuing.service.url).authorize(aChallenge().challenge, {
        response_type: type,
      });
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
    const page = await new Browser(issuing.service.url).authorize(aChallenge().challenge, {
      redirect_uri: redirect,
    });
    expect(page.status).toBe(400);
    expect(page.html).toContain('登录请求有误');
  });

  test.each([
    ['another redirect', { redirect_uri: 'https://evil.example/callback' }],
    ['another verifier', { code_verifier: aChallenge().verifier }],
    ['another client', { ...NO_PROOF, client_id: 'command-line' }],
  ])('a code is not exchanged with %s', async (_, given) => {
    const { code, verifier } = await issuing.aCode();
    expect(await exchange(issuing.service.url, code, verifier, given)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  test('a code is exchanged by the portal only, which proves itself by its own key and each time anew', async () => {
    const another = await generateKeyPair('ES256', { extractable: true });
    const once = await portalAssertion();
    await refresh(issuing.service.url, (await issuing.signedIn()).tokens.refresh_token, once);
    for (const given of [
      { ...NO_PROOF, client_id: 'portal' },
      await portalAssertion({}, await exportJWK(another.privateKey)),
      await portalAssertion({ aud: 'https://elsewhere.example' }),
      once,
    ]) {
      const { code, verifier } = await issuing.aCode();
      expect(await exchange(issuing.service.url, code, verifier, given)).toMatchObject({
        status: 401,
        body: { error: 'invalid_client' },
      });
    }
  });

  test('what is stored cannot be used by who reads it', async () => {
    const { code, tokens, browser } = await issuing.signedIn();
    const session = browser.cookies.get('session')!;
    const [{ stored } = { stored: '' }] = await issuing.service.sql<{ stored: string }>(
      `select string_agg(record::text, '') as stored from identity.issuer_record record`,
    );
    for (const secret of [code, tokens.refresh_token, session]) expect(stored).not.toContain(secret);
  });
});
