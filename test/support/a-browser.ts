import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { importJWK, SignJWT, type JWK } from 'jose';
import { PORTAL_KEY } from './a-portal-key.js';
import { ISSUER } from './an-issuer.js';

export interface Page {
  readonly status: number;
  readonly url: string;
  readonly html: string;
  readonly headers: Headers;
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly expires_in: number;
}

export interface Reply {
  readonly status: number;
  readonly body: Partial<Tokens> & { readonly error?: string };
}

const PUBLIC_ORIGIN = new URL(ISSUER).origin;
export const CALLBACK = `${PUBLIC_ORIGIN}/session/callback`;

/** A verifier and its challenge (RFC 7636). */
export function aChallenge(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** A browser before the issuer of a test: keeps cookies, follows redirects as far as the client's callback. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** Each browser comes from an address of its own, as the gateway would say it. */
  address = `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join('.')}`;

  /** @param service where the identity service of the test really listens; its addresses are the public ones */
  constructor(private readonly service: string) {}

  /** Asks for a code as the portal does; what is given replaces what the portal would say, '' leaves it out. */
  authorize(
    challenge: string,
    given: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Page> {
    const question = {
      response_type: 'code',
      client_id: 'portal',
      redirect_uri: CALLBACK,
      scope: 'openid',
      state: 'a-state',
      nonce: 'a-nonce',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...given,
    };
    const stated = Object.entries(question).filter(([, value]) => value !== '');
    return this.go(`${ISSUER}/auth?${new URLSearchParams(stated)}`, undefined, headers);
  }

  /** Fills in the sign-in page that is open. */
  signIn(page: Page, account: string, password: string, headers: Record<string, string> = {}): Promise<Page> {
    return this.go(page.url, { account, password }, headers);
  }

  /** Sends the form that a page would send by itself. */
  submit(page: Page): Promise<Page> {
    const action = /<form method="post" action="([^"]+)"/.exec(page.html)?.[1];
    if (!action) throw new Error(`No form: ${page.status} ${page.html}`);
    const fields = [...page.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    return this.go(action, Object.fromEntries(fields.map(([, name, value]) => [name!, value!])));
  }

  async go(
    address: string,
    form?: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Page> {
    let url = address;
    let body = form && new URLSearchParams(form);
    for (;;) {
      const response = await fetch(url.replace(PUBLIC_ORIGIN, this.service), {
        method: body ? 'POST' : 'GET',
        body,
        redirect: 'manual',
        headers: {
          accept: 'text/html',
          'x-forwarded-for': this.address,
          cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...headers,
        },
      });
      this.keep(response.headers.getSetCookie());
      const location = response.headers.get('location');
      const { status, headers: answered } = response;
      if (!location) return { status, url, html: await response.text(), headers: answered };
      await response.body?.cancel();
      url = new URL(location, url).href;
      body = undefined;
      if (!url.startsWith(ISSUER)) return { status, url, html: '', headers: answered };
    }
  }

  private keep(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const pair = cookie.split(';')[0] ?? '';
      const at = pair.indexOf('=');
      if (pair.length > at + 1) this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
      else this.cookies.delete(pair.slice(0, at));
    }
  }
}

/** Asks the token endpoint. */
export async function askForTokens(service: string, question: Record<string, string>): Promise<Reply> {
  const response = await fetch(`${service}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams(Object.entries(question).filter(([, value]) => value !== '')),
  });
  return { status: response.status, body: (await response.json()) as Reply['body'] };
}

/** Exchanges a code as the portal does; what is given replaces what the portal would say, '' leaves it out. */
export async function exchange(
  service: string,
  code: string,
  verifier: string,
  given: Record<string, string> = {},
) {
  return askForTokens(service, {
    grant_type: 'authorization_code',
    ...(await portalAssertion()),
    redirect_uri: CALLBACK,
    code,
    code_verifier: verifier,
    ...given,
  });
}

export async function refresh(service: string, refreshToken: string, proof?: Record<string, string>) {
  return askForTokens(service, {
    grant_type: 'refresh_token',
    ...(proof ?? (await portalAssertion())),
    refresh_token: refreshToken,
  });
}

/** By which the portal proves itself: good once, and for a minute. */
export async function portalAssertion(
  { aud = ISSUER }: { aud?: string } = {},
  key: JWK = { ...PORTAL_KEY, kty: 'EC' },
): Promise<Record<string, string>> {
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: PORTAL_KEY.kid })
    .setIssuer('portal')
    .setSubject('portal')
    .setAudience(aud)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(await importJWK(key, 'ES256'));
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  };
}

export function codeOf(page: Page): string {
  const code = new URL(page.url).searchParams.get('code');
  if (!code) throw new Error(`No code: ${page.status} ${page.url} ${page.html}`);
  return code;
}
