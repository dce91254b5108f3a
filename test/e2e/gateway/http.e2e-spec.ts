import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { auditServer } from 'graphql-http';
import { projectFolder } from '#libs/platform';
import { aGateway, type TestGateway } from '../../support/a-gateway.js';

/* The gateway as HTTP sees it: browsers, programs, search engines, and those who only hold connections open. */

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await aGateway({ INTROSPECTION: 'on' });
  gateway.answer('adoption', () => ({ data: { goals: [{ code: 'UPGRADED' }] } }));
});

afterAll(() => gateway?.stop());

async function get(path: string, accept: string, init: RequestInit = {}): Promise<[Response, string]> {
  const headers = new Headers(init.headers);
  headers.set('accept', accept);
  const response = await fetch(`${gateway.origin}${path}`, { ...init, headers });
  return [response, await response.text()];
}

test('keeps to GraphQL over HTTP, in all that it must and should', async () => {
  const results = await auditServer({ url: `${gateway.origin}/graphql` });
  const failed = results.filter(({ status, name }) => status !== 'ok' && !name.startsWith('MAY'));
  expect(failed.map(({ id, name }) => `${id} ${name}`)).toEqual([]);
  expect(results.length).toBeGreaterThan(50);
});

describe('paths', () => {
  test.each(['/metrics', '/openapi.json', '/nothing', '/.env', '/index.html', '/routes.json'])(
    '%s is nothing: a page for browsers, JSON for programs',
    async (path) => {
      const [page, html] = await get(path, BROWSER);
      expect([page.status, page.headers.get('content-type')]).toEqual([
        404,
        expect.stringMatching(/^text\/html/),
      ]);
      expect(html).toContain('<div id="root">');
      const [answer, json] = await get(path, '*/*');
      expect(answer.status).toBe(404);
      expect(JSON.parse(json)).toMatchObject({ errors: [{ extensions: { code: 'NO_PAGE' } }] });
    },
  );

  test.each(['/', '/account', '/work', '/sign-in'])('%s is a page of the portal', async (path) => {
    expect((await get(path, BROWSER))[0].status).toBe(200);
  });

  test('robots are told where nothing is for them', async () => {
    const [response, text] = await get('/robots.txt', '*/*');
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/^text\/plain/),
    ]);
    expect(text).toMatch(/^User-agent: \*$/m);
  });

  test('the schema is public, and the committed one', async () => {
    const [response, text] = await get('/schema.graphql', '*/*');
    expect(response.status).toBe(200);
    expect(text).toBe(readFileSync(join(projectFolder(), 'apps/gateway/schema.graphql'), 'utf8'));
    expect(text).not.toMatch(/join__|_entities|@key/);
  });

  test('a page may be framed by nobody, send forms nowhere else, and change no base', async () => {
    for (const path of ['/', '/graphql', '/nothing']) {
      const [response] = await get(path, BROWSER);
      const policy = response.headers.get('content-security-policy');
      for (const part of ["frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"])
        expect(policy).toContain(part);
    }
  });
});

describe('what may style a page', () => {
  test('is a file of ours, or what knows the number of this very page', async () => {
    const numbers = new Set<string>();
    for (const path of ['/', '/', '/account', '/nothing']) {
      const [response, html] = await get(path, BROWSER);
      const number = /style-src 'self' 'nonce-([\w-]{22})'/.exec(
        response.headers.get('content-security-policy')!,
      )![1]!;
      expect(html).toContain(` nonce="${number}"`);
      numbers.add(number);
    }
    expect(numbers.size).toBe(4);
  });

  test('is never just written into it', async () => {
    for (const path of [
      '/',
      '/nothing',
      '/graphql',
      '/session/signed-in',
      '/session/sign-in?returnTo=//x',
      '/robots.txt',
    ])
      expect((await get(path, BROWSER))[0].headers.get('content-security-policy')).toMatch(
        /^(?!.*unsafe).*style-src 'self'/,
      );
  });
});

describe('/graphql', () => {
  test('opened in a browser says what it is, in the language asked', async () => {
    for (const [language, text] of [
      ['zh-CN,zh;q=0.9', '供程序使用'],
      ['en', 'for programs'],
    ] as const) {
      const [response, html] = await get('/graphql', BROWSER, { headers: { 'accept-language': language } });
      expect(response.status).toBe(200);
      expect(html).toContain(text);
      expect(html).toContain('href="/schema.graphql"');
      expect(html).not.toContain('<script');
    }
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    '%s is not allowed, and what is allowed is named',
    async (method) => {
      const [response, text] = await get('/graphql', '*/*', { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
      expect(text).toContain('METHOD_NOT_ALLOWED');
    },
  );

  test.each(['APPLICATION/JSON', 'application/json; charset=utf-8', 'Application/Json;Charset=UTF-8'])(
    'takes %s',
    async (type) => {
      const { status, data } = await gateway.ask('{ goals { code } }', { headers: { 'content-type': type } });
      expect([status, data]).toEqual([200, { goals: [{ code: 'UPGRADED' }] }]);
    },
  );

  test('questions may come by GET, acts may not', async () => {
    const [asked] = await get(
      `/graphql?query=${encodeURIComponent('{ goals { code } }')}`,
      'application/json',
    );
    expect(asked.status).toBe(200);
    const act = 'mutation { signUp(input: { account: "x", displayName: "x", password: "x" }) { id } }';
    const [done, text] = await get(`/graphql?query=${encodeURIComponent(act)}`, 'application/json');
    expect(done.status).toBe(405);
    expect(text).toContain('BAD_REQUEST');
  });

  test('is compressed, and so is the schema', async () => {
    const goals = Array.from({ length: 200 }, () => ({ code: 'UPGRADED' }));
    gateway.answer('adoption', () => ({ data: { goals } }));
    const { headers } = await gateway.ask('{ goals { code } }', { headers: { 'accept-encoding': 'gzip' } });
    expect(headers.get('content-encoding')).toBe('gzip');
    const [schema] = await get('/schema.graphql', '*/*', { headers: { 'accept-encoding': 'gzip' } });
    expect(schema.headers.get('content-encoding')).toBe('gzip');
  });
});

describe('who only holds connections open', () => {
  // One of its own: under load the audit above would be shed as well, as it sends all its requests at once.
  let impatient: TestGateway;
  beforeAll(async () => {
    impatient = await aGateway({ REQUEST_TIMEOUT_MS: '1500' });
    impatient.answer('adoption', () => ({ data: { goals: [{ code: 'UPGRADED' }] } }));
  });
  afterAll(() => impatient?.stop());

  async function slow(count: number, beginning: string): Promise<Socket[]> {
    const { port } = new URL(impatient.origin);
    return Promise.all(
      Array.from({ length: count }, async () => {
        const socket = connect(Number(port), '127.0.0.1');
        socket.on('error', () => undefined).resume();
        await once(socket, 'connect');
        socket.write(beginning);
        return socket;
      }),
    );
  }

  test.each([
    ['headers', 'POST /graphql HTTP/1.1\r\nhost: x\r\n'],
    [
      'bodies',
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
    ],
  ])('with 300 slow %s is shed, and the others are answered meanwhile', async (_, beginning) => {
    const sockets = await slow(300, beginning);
    // One that is shed in the middle of its sending says so by an error before it closes.
    const ended = Promise.all(
      sockets
        .filter(({ closed }) => !closed)
        .map((socket) => new Promise((resolve) => socket.once('close', resolve))),
    );
    expect((await impatient.ask('{ goals { code } }')).status).toBe(200);
    await ended;
    expect(sockets.filter(({ closed }) => !closed)).toEqual([]);
  });
});

test('connections beyond the bound are closed at once', async () => {
  const bounded = await aGateway({ CONNECTIONS_MOST: '10' });
  try {
    const { port } = new URL(bounded.origin);
    const held = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const socket = connect(Number(port), '127.0.0.1');
        await once(socket, 'connect');
        return socket;
      }),
    );
    const further = connect(Number(port), '127.0.0.1');
    further.on('error', () => undefined).resume();
    await once(further, 'close');
    for (const socket of held) socket.destroy();
  } finally {
    await bounded.stop();
  }
});

test('what comes as the body of a request that has none reaches no service', async () => {
  const { port, host } = new URL(gateway.origin);
  const hidden = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 24\r\n\r\n{"query":"{ hidden }"}  `;
  const before = gateway.asked.length;
  for (const [method, path] of [
    ['GET', '/oidc/jwks'],
    ['DELETE', '/oidc/x'],
    ['OPTIONS', '/files/x'],
  ]) {
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`,
    );
    socket.resume();
    await once(socket, 'close');
  }
  // The connections to the services are used again: what was left on one would come before this.
  await (await fetch(`${gateway.origin}/oidc/jwks`)).text();
  expect(gateway.asked.slice(before)).toEqual([]);
});
