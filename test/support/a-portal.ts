import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#libs/embedded';
import { aGateway, type Answer, type TestGateway } from './a-gateway.js';
import { aService, type TestService } from './a-service.js';

export interface TestPortal {
  /** The address under which browsers know it. */
  readonly origin: string;
  readonly identity: TestService;
  readonly gateway: TestGateway;
  /** A further instance before the same services and the same database. */
  anotherGateway(settings?: Record<string, string>): Promise<TestGateway>;
  /** Somebody with an account and no role. */
  aPerson(): Promise<string>;
  stop(): Promise<void>;
}

/** What the pages of these tests ask with: a browser sends ids only. */
const DOCUMENTS = {
  Me: '{ me { account } }',
  Goals: '{ goals { code } }',
  CloseAccount:
    'mutation ($account: String!, $key: ID!) { disableAccount(input: { account: $account }, idempotencyKey: $key) { proposalId } }',
  OpenAccount:
    'mutation ($account: String!, $key: ID!) { enableAccount(input: { account: $account }, idempotencyKey: $key) { proposalId } }',
};

export const PASSWORD = 'a sentence about clouds';

/** The gateway as it runs, before the real issuer; the other services are toys. The project must have been built. */
export async function aPortal(settings: Record<string, string> = {}): Promise<TestPortal> {
  const port = String(await freePort());
  const origin = `http://localhost:${port}`;
  const identity = await aService('identity', {
    ISSUER: `${origin}/oidc`,
    JWKS_URL: `http://127.0.0.1:${port}/oidc/jwks`,
  });
  const folder = mkdtempSync(join(tmpdir(), 'yunshang-portal-'));
  const documents = join(folder, 'persisted-documents.json');
  writeFileSync(documents, JSON.stringify(DOCUMENTS));
  const common = {
    PERSISTED_DOCUMENTS: documents,
    PUBLIC_ORIGIN: origin,
    IDENTITY_URL: identity.url,
    GATEWAY_SECRET: identity.gatewaySecret,
    DATABASE_URL: identity.database.url('gateway'),
    EVENT_LOG_URL: identity.database.url('event_reader'),
    RATE_LIMITS: 'off',
    // A machine that is busy with other tests is no failure of the issuer.
    SERVICE_TIMEOUT_MS: '60000',
    ...settings,
  };
  const gateway = await aGateway({ ...common, PORT: port });
  const others: TestGateway[] = [];
  let people = 0;
  return {
    origin,
    identity,
    gateway,
    anotherGateway: async (given = {}) => {
      const other = await aGateway({ ...common, ...given });
      others.push(other);
      return other;
    },
    aPerson: async () => {
      const account = `person-${++people}`;
      const { errors } = await identity.visitor.query(
        'mutation ($input: SignUpInput!) { signUp(input: $input) { id } }',
        { input: { account, displayName: '演示·某人', password: PASSWORD } },
      );
      if (errors) throw new Error(JSON.stringify(errors));
      return account;
    },
    stop: async () => {
      await Promise.all([gateway, ...others].map((each) => each.stop()));
      await identity.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

export interface Visited {
  readonly status: number;
  readonly url: string;
  readonly text: string;
  readonly headers: Headers;
}

/** What the portal says with every request that is no navigation. */
const OWN_PAGE = { 'x-requested-with': 'yunshang-portal' };

/** A browser before the portal as far as HTTP sees it: keeps cookies, follows redirects, knows no script. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  /** Those that are for a part of the site only, by name and path. */
  private readonly partial = new Map<string, { readonly pair: string; readonly path: string }>();

  constructor(private readonly origin: string) {}

  /** Goes to an address, or sends a form, and follows where it leads. */
  async go(address: string, form?: Record<string, string>): Promise<Visited> {
    let url = new URL(address, this.origin).href;
    let body = form && new URLSearchParams(form);
    for (;;) {
      const visited = await this.once(url, { method: body ? 'POST' : 'GET', body });
      const location = visited.headers.get('location');
      if (!location) return visited;
      url = new URL(location, url).href;
      body = undefined;
      if (!url.startsWith(this.origin)) return { ...visited, url };
    }
  }

  /** One request with the cookies, and no step further. */
  async once(address: string, init: RequestInit = {}): Promise<Visited> {
    const url = new URL(address, this.origin).href;
    const headers = new Headers(init.headers);
    if (!headers.has('accept')) headers.set('accept', 'text/html');
    headers.set('cookie', this.cookiesFor(new URL(url).pathname));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    this.keep(response.headers.getSetCookie());
    const text = await response.text();
    return { status: response.status, url, text, headers: response.headers };
  }

  /** An answer that goes on, as an EventSource of our own page asks for it. */
  async stream(path: string): Promise<Response> {
    const response = await fetch(new URL(path, this.origin), {
      headers: {
        accept: 'text/event-stream',
        'sec-fetch-site': 'same-origin',
        cookie: this.cookiesFor(path),
      },
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response;
  }

  /** Signs in by the pages, from the portal to the issuer and back. */
  async signIn(account: string, returnTo = '/account', password = PASSWORD): Promise<Visited> {
    const form = await this.go(`/session/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
    if (form.status !== 200) throw new Error(`${form.status} ${form.text}`);
    return this.go(form.url, { account, password });
  }

  /** What a page of the portal asks below `/session`. */
  async session(path = '', method = 'GET'): Promise<{ status: number; body: Record<string, unknown> }> {
    const { status, text } = await this.once(`/session${path}`, {
      method,
      headers: { ...OWN_PAGE, accept: '*/*' },
    });
    return { status, body: JSON.parse(text) as Record<string, unknown> };
  }

  /**
   * What a page of the portal asks of the API.
   * @param asked the id of a document, or the body of another question
   * @param asking another instance than the first, or other headers than the portal's
   */
  async ask(
    asked: keyof typeof DOCUMENTS | object,
    { origin = this.origin, headers = OWN_PAGE }: { origin?: string; headers?: Record<string, string> } = {},
  ): Promise<Pick<Answer, 'status' | 'data' | 'errors'>> {
    const { status, text } = await this.once(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: '*/*', 'accept-language': 'en', ...headers },
      body: JSON.stringify(typeof asked === 'string' ? { documentId: asked } : asked),
    });
    return { errors: [], ...(JSON.parse(text) as object), status };
  }

  async changePassword(): Promise<void> {
    await this.go('/oidc/password', { current: PASSWORD, next: 'another sentence about clouds' });
  }

  private cookiesFor(path: string): string {
    const everywhere = [...this.cookies].map(([name, value]) => `${name}=${value}`);
    const here = [...this.partial.values()].filter((each) => path.startsWith(each.path));
    return [...everywhere, ...here.map(({ pair }) => pair)].join('; ');
  }

  private keep(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const pair = cookie.split(';')[0] ?? '';
      const at = pair.indexOf('=');
      const path = /; path=([^;]+)/i.exec(cookie)?.[1] ?? '/';
      if (path !== '/') {
        const name = `${pair.slice(0, at)} ${path}`;
        if (pair.length > at + 1) this.partial.set(name, { pair, path });
        else this.partial.delete(name);
        continue;
      }
      if (pair.length > at + 1) this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
      else this.cookies.delete(pair.slice(0, at));
    }
  }
}

/** The stream of changes, as a page listens to it. */
export class Stream {
  private readonly lines: object[] = [];
  private heard: () => void = () => undefined;
  /** The gateway has ended it. */
  readonly ended: Promise<void>;

  private constructor(private readonly body: ReadableStreamDefaultReader<Uint8Array>) {
    this.ended = this.listen();
  }

  static async open(visitor: Visitor): Promise<Stream> {
    const response = await visitor.stream('/session/changes');
    return new Stream(response.body!.getReader());
  }

  /** What was told, as soon as it is as it should be. */
  async until(holds: (lines: readonly object[]) => boolean): Promise<readonly object[]> {
    while (!holds(this.lines)) await new Promise<void>((resolve) => (this.heard = resolve));
    return this.lines;
  }

  close(): Promise<void> {
    return this.body.cancel();
  }

  private async listen(): Promise<void> {
    const decoder = new TextDecoder();
    for (let rest = ''; ;) {
      const { value, done } = await this.body.read();
      if (done) return;
      const parts = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = parts.pop()!;
      for (const part of parts)
        if (part.startsWith('data: ')) this.lines.push(JSON.parse(part.slice('data: '.length)) as object);
      this.heard();
    }
  }
}
