import { reach } from '../graphql/client.js';
import { Problem } from '../graphql/problem.js';
import type { Language } from '../i18n/language.js';
import { challengeOf, randomToken } from './pkce.js';

/** The portal at its issuer: a public client, so PKCE and no secret. */
const CLIENT_ID = 'portal';
const DISCOVERY = '/oidc/.well-known/openid-configuration';
const AUDIENCE = 'urn:yunshang:api';
/** The sign-in that is under way. It outlives the visit to the issuer; tokens never come here. */
const STORED_AS = 'yunshang.sign-in';

interface Issuer {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly end_session_endpoint?: string;
}

interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  /** Gets the next access token without asking the person; an issuer need not give one. */
  readonly refreshToken?: string;
  /** Milliseconds since the epoch, by the clock of the browser. */
  readonly expiresAt: number;
}

/** Leaves the page for the issuer's sign-in. Throws INSECURE_PAGE, OTHER_ORIGIN or SIGN_IN_UNAVAILABLE. */
export async function openSignIn(returnTo: string, language: Language): Promise<void> {
  const issuer = await discover();
  const pending: PendingSignIn = {
    state: randomToken(),
    nonce: randomToken(),
    verifier: randomToken(),
    returnTo,
  };
  const question = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: callbackAddress(),
    scope: 'openid',
    resource: AUDIENCE,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await challengeOf(pending.verifier),
    code_challenge_method: 'S256',
    ui_locales: language,
  });
  sessionStorage.setItem(STORED_AS, JSON.stringify(pending));
  location.assign(`${issuer.authorization_endpoint}?${question}`);
}

/**
 * Exchanges the code that the issuer put into the address of the callback page. Throws SIGN_IN_NOT_STARTED,
 * SIGN_IN_MISMATCH (state, issuer or nonce of somebody else), SIGN_IN_REFUSED or SIGN_IN_UNAVAILABLE.
 */
export async function completeSignIn(answer: URLSearchParams): Promise<{ tokens: Tokens; returnTo: string }> {
  const pending = takePending();
  if (answer.get('state') !== pending.state) throw new Problem('SIGN_IN_MISMATCH');
  const refused = answer.get('error');
  if (refused) throw refusal(answer.get('error_description') ?? refused);

  const issuer = await discover();
  const answeredBy = answer.get('iss'); // RFC 9207
  const code = answer.get('code');
  if (!code || (answeredBy !== null && answeredBy !== issuer.issuer)) throw new Problem('SIGN_IN_MISMATCH');
  return { tokens: await exchange(issuer, code, pending), returnTo: pending.returnTo };
}

/**
 * The next tokens, for as long as the session at the issuer lives. Throws SIGN_IN_REFUSED when that is over, and
 * NETWORK, TIMEOUT or SIGN_IN_UNAVAILABLE when it is worth trying again.
 */
export async function renewTokens(refreshToken: string, idToken: string): Promise<Tokens> {
  const reply = await askForTokens(await discover(), {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  });
  return tokensIn({ id_token: idToken, refresh_token: refreshToken, ...reply });
}

/** Ends the session at the issuer too, which sends the browser back to the home page. */
export async function openSignOut(idToken: string): Promise<void> {
  const { end_session_endpoint: endSession } = await discover();
  if (!endSession) return;
  const question = new URLSearchParams({
    client_id: CLIENT_ID,
    id_token_hint: idToken,
    post_logout_redirect_uri: `${location.origin}/`,
  });
  location.assign(`${endSession}?${question}`);
}

async function exchange(issuer: Issuer, code: string, pending: PendingSignIn): Promise<Tokens> {
  const reply = await askForTokens(issuer, {
    grant_type: 'authorization_code',
    redirect_uri: callbackAddress(),
    code,
    code_verifier: pending.verifier,
  });
  const tokens = tokensIn(reply);
  // Straight from the issuer over our own origin, so the signature adds nothing (OpenID Connect Core 3.1.3.7, 6).
  if (claimsOf(tokens.idToken)['nonce'] !== pending.nonce) throw new Problem('SIGN_IN_MISMATCH');
  return tokens;
}

async function askForTokens(issuer: Issuer, grant: Record<string, string>): Promise<Record<string, unknown>> {
  const response = await reach(issuer.token_endpoint, {
    method: 'POST',
    credentials: 'omit',
    body: new URLSearchParams({ client_id: CLIENT_ID, resource: AUDIENCE, ...grant }),
  });
  const reply = await jsonOf(response);
  if (response.status >= 500) throw new Problem('SIGN_IN_UNAVAILABLE');
  if (!response.ok) throw refusal(textIn(reply, 'error_description') ?? textIn(reply, 'error'));
  return reply;
}

function tokensIn(reply: Record<string, unknown>): Tokens {
  const accessToken = textIn(reply, 'access_token');
  const idToken = textIn(reply, 'id_token');
  if (!accessToken || !idToken) throw new Problem('SIGN_IN_UNAVAILABLE');
  const expiresAt = Date.now() + Number(reply['expires_in'] ?? 0) * 1000;
  return { accessToken, idToken, refreshToken: textIn(reply, 'refresh_token'), expiresAt };
}

/** Endpoints are read, not assumed, so that any OpenID provider can stand behind `/oidc`. */
async function discover(): Promise<Issuer> {
  const response = await reach(DISCOVERY);
  const reply = await jsonOf(response);
  const issuer = textIn(reply, 'issuer');
  const authorization = textIn(reply, 'authorization_endpoint');
  const token = textIn(reply, 'token_endpoint');
  if (!response.ok || !issuer || !authorization || !token) throw new Problem('SIGN_IN_UNAVAILABLE');
  // localhost and 127.0.0.1 are two places to a browser, and the issuer sends people back to one of them only.
  const origin = new URL(issuer).origin;
  if (origin !== location.origin) throw new Problem('OTHER_ORIGIN', undefined, { origin });
  return {
    issuer,
    authorization_endpoint: authorization,
    token_endpoint: token,
    end_session_endpoint: textIn(reply, 'end_session_endpoint'),
  };
}

function takePending(): PendingSignIn {
  const stored = sessionStorage.getItem(STORED_AS);
  sessionStorage.removeItem(STORED_AS);
  if (!stored) throw new Problem('SIGN_IN_NOT_STARTED');
  return JSON.parse(stored) as PendingSignIn;
}

function callbackAddress(): string {
  return `${location.origin}/callback`;
}

function refusal(reason: string | undefined): Problem {
  return new Problem('SIGN_IN_REFUSED', undefined, { reason: reason ?? '' });
}

function claimsOf(idToken: string): Record<string, unknown> {
  const payload = (idToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(atob(payload)) as Record<string, unknown>;
}

async function jsonOf(response: Response): Promise<Record<string, unknown>> {
  try {
    return (await response.json()) as Record<string, unknown>;
  } catch {
    throw new Problem('SIGN_IN_UNAVAILABLE');
  }
}

function textIn(reply: Record<string, unknown>, key: string): string | undefined {
  const value = reply[key];
  return typeof value === 'string' ? value : undefined;
}
