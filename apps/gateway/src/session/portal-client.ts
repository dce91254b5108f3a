import { decodeJwt, importJWK, type CryptoKey, type JWK } from 'jose';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientError,
  customFetch,
  discovery,
  PrivateKeyJwt,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  ResponseBodyError,
  tokenRevocation,
  type Configuration,
  type CustomFetch,
} from 'openid-client';
import type { GatewaySettings } from '../gateway.settings.js';
import type { PendingSignIn, SignedIn, Tokens } from './web-sessions.js';

const CLIENT_ID = 'portal';
/** Where the issuer sends people back to. */
const CALLBACK = '/session/callback';

/** What a person who was sent back brings that cannot be accepted; the reason is the issuer's or this client's code. */
export class SignInRefused extends Error {}

/** The portal before the issuer: a client that proves itself with its own key (private_key_jwt, RFC 7523). */
export class PortalClient {
  private known: Promise<Configuration> | undefined;

  constructor(private readonly settings: GatewaySettings) {}

  /** Where a browser goes to sign in, and what must be known when it comes back. */
  async question(): Promise<{ address: URL; asked: Pick<PendingSignIn, 'state' | 'nonce' | 'verifier'> }> {
    const issuer = await this.issuer();
    const asked = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const address = buildAuthorizationUrl(issuer, {
      redirect_uri: `${this.settings.PUBLIC_ORIGIN}${CALLBACK}`,
      scope: 'openid',
      state: asked.state,
      nonce: asked.nonce,
      code_challenge: await calculatePKCECodeChallenge(asked.verifier),
      code_challenge_method: 'S256',
      // Else a session that ended because nobody used it would begin again without the password.
      max_age: String(this.longestSeconds),
    });
    return { address, asked };
  }

  /**
   * Exchanges the code that somebody brought back.
   * @param callback path and query at which the browser arrived
   * @throws SignInRefused
   */
  async exchange(callback: string, { state, nonce, verifier }: PendingSignIn): Promise<SignedIn> {
    const issuer = await this.issuer();
    const arrived = new URL(callback, this.settings.PUBLIC_ORIGIN);
    try {
      const answer = await authorizationCodeGrant(
        issuer,
        arrived,
        {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          maxAge: this.longestSeconds,
          idTokenExpected: true,
        },
        { resource: this.settings.AUDIENCE },
      );
      const { sub, sid } = decodeJwt<{ sid?: string }>(answer.access_token);
      if (!sub || !sid) throw new SignInRefused('a token without a sign-in');
      return { subject: sub, sid, tokens: tokensOf(answer) };
    } catch (error) {
      if (error instanceof AuthorizationResponseError) throw new SignInRefused(error.error);
      if (error instanceof ResponseBodyError && error.status < 500) throw new SignInRefused(error.error);
      // What the issuer sent does not fit the question: a forged answer, or one that was tried before.
      if (error instanceof ClientError && error.code !== 'OAUTH_TIMEOUT')
        throw new SignInRefused(error.code ?? error.message, { cause: error });
      throw error;
    }
  }

  /** @returns new tokens; undefined when the issuer says that the sign-in has ended */
  async refresh(refreshToken: string, idToken: string): Promise<Tokens | undefined> {
    const issuer = await this.issuer();
    try {
      const answer = await refreshTokenGrant(issuer, refreshToken, { resource: this.settings.AUDIENCE });
      return tokensOf({ refresh_token: refreshToken, id_token: idToken, ...answer });
    } catch (error) {
      if (error instanceof ResponseBodyError && error.error === 'invalid_grant') return undefined;
      throw error;
    }
  }

  /** Ends the tokens of a sign-in at the issuer. */
  async revoke(refreshToken: string): Promise<void> {
    await tokenRevocation(await this.issuer(), refreshToken);
  }

  /** Where a browser goes so that the issuer forgets it too: else the next sign-in asks for no password. */
  async farewell(idToken: string | undefined): Promise<string> {
    return buildEndSessionUrl(await this.issuer(), {
      post_logout_redirect_uri: `${this.settings.PUBLIC_ORIGIN}/`,
      ...(idToken ? { id_token_hint: idToken } : {}),
    }).href;
  }

  /** Asked for on first use, since the gateway may start before the issuer; a failure is forgotten. */
  private issuer(): Promise<Configuration> {
    this.known ??= this.discover().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }

  /** How long ago the password may have been given. */
  private get longestSeconds(): number {
    return this.settings.SESSION_IDLE_MINUTES * 60;
  }

  private async discover(): Promise<Configuration> {
    const { PUBLIC_ORIGIN, PORTAL_KEY, SERVICE_TIMEOUT_MS } = this.settings;
    const jwk = JSON.parse(PORTAL_KEY) as JWK & { kid: string };
    const key = (await importJWK(jwk, 'ES256')) as CryptoKey;
    const plainHttp = PUBLIC_ORIGIN.startsWith('http:');
    return discovery(
      new URL(`${PUBLIC_ORIGIN}/oidc`),
      CLIENT_ID,
      { id_token_signed_response_alg: 'ES256' },
      PrivateKeyJwt({ key, kid: jwk.kid }),
      {
        timeout: SERVICE_TIMEOUT_MS / 1000,
        execute: plainHttp ? [allowInsecureRequests] : [],
        [customFetch]: this.withinTheHouse,
      },
    );
  }

  /** The issuer's addresses are public ones; from here it is reached inside, and nowhere else. */
  private readonly withinTheHouse: CustomFetch = (url, options) => {
    const { pathname, search, origin } = new URL(url);
    if (origin !== this.settings.PUBLIC_ORIGIN) throw new Error(`${origin} is not the issuer`);
    return fetch(`${new URL(this.settings.IDENTITY_URL).origin}${pathname}${search}`, options as RequestInit);
  };
}

/** What of an answer is used. */
interface TokenAnswer {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly expires_in?: number;
}

function tokensOf(answer: TokenAnswer): Tokens {
  const { access_token: accessToken, refresh_token: refreshToken, id_token: idToken, expires_in } = answer;
  if (!refreshToken || !idToken) throw new SignInRefused('no refresh token');
  return { accessToken, refreshToken, idToken, seconds: expires_in ?? 0 };
}
