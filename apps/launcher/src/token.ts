import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { importJWK, SignJWT, type JWK } from 'jose';
import { readJson } from '#libs/embedded';
import type { DemoAccount } from './greeting.js';
import { readLauncherSettings } from './launcher.settings.js';
import { whatRuns } from './running.js';

/** As the issuer of a demonstration knows this command; nothing listens there, the code is read off the address. */
const CLIENT_ID = 'command-line';
const CALLBACK = 'http://127.0.0.1/callback';
const ASSERTION_SECONDS = 60;
const REDIRECTS_MOST = 5;

/** A reason to stop that the person at the keyboard can mend. */
export class SignInProblem extends Error {}

interface Endpoints {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
}

/**
 * Signs a demo account in as a browser would: the authorization code flow with PKCE over HTTP.
 * @param origin of the running platform, e.g. `http://127.0.0.1:8080`
 * @returns the access token
 * @throws SignInProblem when the platform does not run, is no demonstration, or refuses the account
 */
export async function tokenFor(origin: string, account: string, password: string): Promise<string> {
  const endpoints = await discover(origin);
  const browser = new Browser();
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const page = await browser.go(
    `${endpoints.authorization_endpoint}?${new URLSearchParams({
      response_type: 'code',
      client_id: CLIENT_ID,
      redirect_uri: CALLBACK,
      scope: 'openid',
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    })}`,
  );
  if (page.status !== 200) {
    throw new SignInProblem(
      `The platform at ${origin} does not let the command line sign in: it does not run as a demonstration.`,
    );
  }
  const answer = await browser.go(page.url, new URLSearchParams({ account, password }));
  if (!answer.url.startsWith(CALLBACK)) {
    throw new SignInProblem(
      answer.status === 429
        ? `The account ${account} is closed for a while after too many failed attempts.`
        : `The platform does not accept the account ${account} with the password of the demonstration.`,
    );
  }
  const callback = new URL(answer.url).searchParams;
  const code = callback.get('code');
  if (!code || callback.get('state') !== state || callback.get('iss') !== endpoints.issuer) {
    throw new SignInProblem(`The answer of the issuer does not fit the question (${callback.get('error')}).`);
  }
  return accessToken(endpoints, {
    grant_type: 'authorization_code',
    client_id: CLIENT_ID,
    redirect_uri: CALLBACK,
    code,
    code_verifier: verifier,
  });
}

/**
 * Signs a machine in: client credentials with an assertion signed by its own key (RFC 7523).
 * @param privateJwk P-256 or Ed25519
 * @returns the access token
 * @throws SignInProblem when the platform does not run or does not know the key
 */
export async function machineToken(origin: string, clientId: string, privateJwk: JWK): Promise<string> {
  const endpoints = await discover(origin);
  const alg = privateJwk.kty === 'OKP' ? 'EdDSA' : 'ES256';
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(endpoints.issuer)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${ASSERTION_SECONDS}s`)
    .sign(await importJWK(privateJwk, alg));
  return accessToken(endpoints, {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  });
}

async function discover(origin: string): Promise<Endpoints> {
  const response = await reach(`${origin}/oidc/.well-known/openid-configuration`);
  if (!response.ok) throw new SignInProblem(`There is no platform at ${origin} (status ${response.status}).`);
  return (await response.json()) as Endpoints;
}

async function accessToken(endpoints: Endpoints, question: Record<string, string>): Promise<string> {
  const response = await reach(endpoints.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams(question),
  });
  const reply = (await response.json()) as { access_token?: string; error?: string };
  if (!reply.access_token)
    throw new SignInProblem(`The issuer gave no token: ${reply.error ?? response.status}.`);
  return reply.access_token;
}

async function reach(url: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    const { origin } = new URL(url);
    throw new SignInProblem(`The platform does not answer at ${origin}. Start it with: npm start`, { cause });
  }
}

/** As much of a browser as a sign-in needs: keeps cookies and follows redirects, up to the callback. */
class Browser {
  private readonly cookies = new Map<string, string>();

  async go(address: string, form?: URLSearchParams): Promise<{ url: string; status: number }> {
    let url = address;
    let body = form;
    for (let hop = 0; hop <= REDIRECTS_MOST; hop++) {
      const response = await reach(url, {
        method: body ? 'POST' : 'GET',
        body,
        redirect: 'manual',
        headers: {
          accept: 'text/html',
          cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
      });
      this.keep(response.headers.getSetCookie());
      await response.body?.cancel();
      const location = response.headers.get('location');
      if (!location) return { url, status: response.status };
      url = new URL(location, url).href;
      body = undefined;
      if (url.startsWith(CALLBACK)) return { url, status: response.status };
    }
    throw new SignInProblem('The sign-in went in circles.');
  }

  private keep(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const [pair = ''] = cookie.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
  }
}

interface DemoAccounts {
  readonly password?: string;
  readonly accounts: readonly DemoAccount[];
}

/** `npm run token -- <account>`: the access token on standard output and nothing else. */
async function main(account: string | undefined): Promise<void> {
  const { folder } = readLauncherSettings(process.env);
  const running = whatRuns(folder);
  if (!running) throw new SignInProblem('No platform is running here. Start it with: npm start');
  const demo = readJson(join(folder, 'demo-accounts.json')) as DemoAccounts | undefined;
  if (!demo?.password) {
    throw new SignInProblem('The platform does not run as a demonstration, so it has no demo accounts.');
  }
  const accounts = demo.accounts.map((each) => each.account);
  if (!account || !accounts.includes(account)) {
    throw new SignInProblem(`Usage: npm run token -- <account>\nAccounts: ${accounts.join(' ')}`);
  }
  process.stdout.write(`${await tokenFor(running.publicOrigin, account, demo.password)}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await main(process.argv[2]);
  } catch (error) {
    if (!(error instanceof SignInProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
