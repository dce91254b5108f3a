import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { freePort } from '#libs/embedded';
import type { TestIssuer } from './an-issuer.js';
import { projectFolder, SERVICES, type ServiceName } from '#libs/platform';
import { PORTAL_KEY } from './a-portal-key.js';

/** What the gateway asks a service. */
export interface Asked {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** What a toy service answers: the body of a GraphQL answer; undefined for no answer at all, ever. */
export type Toy = (asked: Asked) => object | undefined;

export interface TestGateway {
  readonly origin: string;
  /** What the services were asked, in order. */
  readonly asked: readonly (Asked & { readonly service: ServiceName })[];
  readonly pid: number;
  /** What it wrote to its log. */
  readonly log: () => string;
  /** Sends a document, as a program does. */
  ask(document: string, asking?: Asking): Promise<Answer>;
  /** From now on the service answers so. */
  answer(service: ServiceName, toy: Toy): void;
  /** From now on identity names the keys of this issuer. */
  trust(issuer: Pick<TestIssuer, 'jwks'>): void;
  /** From now on nobody listens where the service was. */
  remove(service: ServiceName): Promise<void>;
  /** All services are back, and answer nothing that a test told them. */
  restore(): Promise<void>;
  stop(): Promise<void>;
}

export interface Asking {
  readonly variables?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data?: Record<string, unknown> | null;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string; readonly params?: Record<string, unknown> };
  }[];
}

/** The gateway as it runs, before toy services that answer what a test needs; the project must have been built. */
export async function aGateway(settings: Record<string, string> = {}): Promise<TestGateway> {
  const toys = new Map<ServiceName, Toy>();
  let keys = '{"keys":[]}';
  const asked: (Asked & { service: ServiceName })[] = [];
  const servers = new Map<ServiceName, Server>();
  for (const service of SERVICES) {
    const server = createServer((request, response) => void serve(service, request, response));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    servers.set(service, server);
  }
  async function serve(
    service: ServiceName,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (request.url === '/oidc/jwks') return void response.end(keys);
    if (request.method !== 'POST' || request.url !== '/graphql') return void response.end('ok');
    const body = JSON.parse(await text(request)) as Asked;
    asked.push({ ...body, service });
    const answer = toys.get(service)?.(body);
    if (answer === undefined && toys.has(service)) return;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer ?? { data: null, errors: [{ message: 'no toy' }] }));
  }
  const ports = new Map(
    [...servers].map(([service, server]) => [service, (server.address() as AddressInfo).port]),
  );
  const urls = [...ports].map(([service, own]) => [
    `${service.toUpperCase()}_URL`,
    `http://127.0.0.1:${own}`,
  ]);
  const port = settings['PORT'] ?? String(await freePort());
  const origin = `http://127.0.0.1:${port}`;
  let log = '';
  const child = spawn(process.execPath, ['dist/bundle/gateway.js'], {
    cwd: projectFolder(),
    env: {
      NODE_ENV: 'production',
      PORT: port,
      PUBLIC_ORIGIN: origin,
      GATEWAY_SECRET: 'a secret of this test',
      // Nothing answers there: what needs sessions brings their database.
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      EVENT_LOG_URL: 'postgres://nobody@127.0.0.1:1/none',
      SESSION_KEY: Buffer.alloc(32, 5).toString('base64'),
      PORTAL_KEY: JSON.stringify(PORTAL_KEY),
      ...(Object.fromEntries(urls) as Record<string, string>),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (line: string) => (log += line));
  await ready(child, () => log);
  return {
    origin,
    asked,
    pid: child.pid!,
    log: () => log,
    ask: (document, asking) => ask(origin, document, asking),
    answer: (service, toy) => void toys.set(service, toy),
    trust: (issuer) => (keys = issuer.jwks),
    remove: (service) => closed(servers.get(service)!),
    restore: async () => {
      toys.clear();
      for (const [service, server] of servers)
        if (!server.listening) await once(server.listen(ports.get(service), '127.0.0.1'), 'listening');
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await Promise.all([ended, ...[...servers.values()].map(closed)]);
    },
  };
}

async function ready(child: ChildProcess, log: () => string): Promise<void> {
  await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (child.exitCode !== null) throw new Error(log());
}

async function closed(server: Server): Promise<void> {
  if (!server.listening) return;
  const done = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await done;
}

async function ask(origin: string, query: string, { variables, headers }: Asking = {}): Promise<Answer> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const body = await response.text();
  const parsed = body.startsWith('{') ? (JSON.parse(body) as Partial<Answer>) : {};
  return { errors: [], ...parsed, status: response.status, headers: response.headers, text: body };
}
