import { request } from 'node:http';
import type { TestPlatform } from '../../../support/a-platform.js';
import { codesOf } from '../../../support/attack.js';

/** C: documents and requests that cost. */
export function documents(platform: () => TestPlatform): void {
  describe('C: documents that cost', () => {
    const many = (count: number, each: (i: number) => string) =>
      Array.from({ length: count }, (_, i) => each(i)).join(' ');
    test.each<[string, string, RegExp]>([
      ['C03: 1,000 aliases', `{ ${many(1000, (i) => `a${i}: goals { code }`)} }`, /REQUEST_LIMIT/],
      ['C03: 101 aliases of __typename', `{ ${many(101, (i) => `a${i}: __typename`)} }`, /REQUEST_LIMIT/],
      [
        'C03: a directive ten times',
        `{ goals { code ${many(10, () => '@skip(if: false)')} } }`,
        /VALIDATION/,
      ],
      [
        'C04: 20 mutations',
        `mutation { ${many(20, (i) => `a${i}: replaySubsidySetAsideEvents`)} }`,
        /REQUEST_LIMIT/,
      ],
      ['C05: depth 3,000', `{ goals ${many(3000, () => '{ goals')} ${'}'.repeat(3001)}`, /REQUEST_LIMIT/],
      [
        'C05: 3,000 inline fragments',
        `{ goals { ${'... { '.repeat(3000)} code ${'}'.repeat(3002)}`,
        /REQUEST_LIMIT/,
      ],
      [
        'C05: a cycle of fragments',
        '{ goals { ...A } } fragment A on GoalProgress { ...B } fragment B on GoalProgress { ...A }',
        /VALIDATION/,
      ],
      ['C05: 10,000 equal fields', `{ goals { ${'code '.repeat(10_000)} } }`, /REQUEST_LIMIT/],
      [
        'C05: 5,000 fragments',
        `{ goals { ${many(5000, (i) => `...F${i}`)} } } ${many(5000, (i) => `fragment F${i} on GoalProgress { code }`)}`,
        /REQUEST_LIMIT/,
      ],
      [
        'C05: a list 3,000 deep',
        `{ enterprise(id: ${'['.repeat(3000)}${']'.repeat(3000)}) { id } }`,
        /REQUEST_LIMIT/,
      ],
      [
        'C05: a text of 900 kB',
        `{ enterprise(id: "${'x'.repeat(900_000)}") { id } }`,
        /UNAUTHENTICATED|BAD_INPUT/,
      ],
      [
        'C05: a number of 100,000 digits',
        `{ solutions(first: ${'9'.repeat(100_000)}) { edges { cursor } } }`,
        /VALIDATION/,
      ],
      ['C06: a page of 2,147,483,647', '{ solutions(first: 2147483647) { edges { cursor } } }', /BAD_INPUT/],
      ['C06: a page of -1', '{ solutions(first: -1) { edges { cursor } } }', /BAD_INPUT/],
      [
        'C06: a cursor made up',
        '{ solutions(after: "WyJ4IiwieSJd") { edges { cursor } } }',
        /BAD_INPUT|CURSOR_FORMAT/,
      ],
      ['C06: a moment that is none', '{ goals(asOf: "soon") { code } }', /MOMENT_FORMAT/],
      ['C09: a name that is almost right', '{ goal { code } }', /VALIDATION/],
      ['C09: no document', '', /PARSE_FAILED|BAD_REQUEST/],
    ])('%s', async (_, document, expected) => {
      const answer = await platform().askAnything(document);
      expect(answer.data ?? null).toBeNull();
      for (const code of codesOf(answer)) expect(code).not.toMatch(/INTERNAL|SERVICE_UNAVAILABLE/);
      expect(codesOf(answer).join()).toMatch(expected);
      assertMasked(answer.text);
    });

    afterEach(async () => {
      const { text, data } = await platform().ask('{ goals { code } }');
      if (!data) throw new Error(`the platform no longer answers: ${text}`);
    });

    test('C05: variables 100,000 deep', async () => {
      const { text } = await send(
        platform(),
        { 'content-type': 'application/json' },
        `{"query":"query($i: ID!) { enterprise(id: $i) { id } }","variables":{"i":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
      );
      expect(text).toContain('REQUEST_LIMIT');
    });

    const SIGN_UP = 'mutation { signUp(input: { account: "x", displayName: "x", password: "x" }) { id } }';
    test.each<[string, Record<string, string>, string, number[]]>([
      [
        'C04: a batch of 50',
        { 'content-type': 'application/json' },
        JSON.stringify(Array.from({ length: 50 }, () => ({ query: '{ goals { code } }' }))),
        [200, 400],
      ],
      ['C07: text/plain', { 'content-type': 'text/plain' }, JSON.stringify({ query: SIGN_UP }), [415]],
      [
        'C07: a form',
        { 'content-type': 'application/x-www-form-urlencoded' },
        `query=${encodeURIComponent(SIGN_UP)}`,
        [415],
      ],
      ['C07: a form of parts', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--', [415]],
      ['C10: compressed', { 'content-type': 'application/json', 'content-encoding': 'gzip' }, 'x', [415]],
      ['C10: 12 MB', { 'content-type': 'application/json' }, `{"query":"${'x'.repeat(12_000_000)}"}`, [413]],
      ['C10: JSON cut off', { 'content-type': 'application/json' }, '{"query":', [200, 400]],
    ])('%s is refused', async (_, headers, body, statuses) => {
      const { status, text } = await send(platform(), headers, body);
      expect(statuses).toContain(status);
      expect(text).toContain('"errors"');
      expect(text).not.toContain('"data"');
      assertMasked(text);
    });

    test('C07: a mutation by GET is refused', async () => {
      const response = await fetch(`${platform().origin}/graphql?query=${encodeURIComponent(SIGN_UP)}`);
      expect(await response.text()).toContain('BAD_REQUEST');
    });

    test('C10: 12 MB that do not say how long they are', async () => {
      const status = await new Promise<number | undefined>((resolve) => {
        const headers = { 'content-type': 'application/json' };
        const post = request(`${platform().origin}/graphql`, { method: 'POST', headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        post.on('error', () => resolve(undefined));
        for (let i = 0; i < 12; i += 1) post.write('x'.repeat(1_000_000));
        post.end();
      });
      expect(status).toBe(413);
    });

    test('C12: what a client says about its origin counts for nothing', async () => {
      const headers = {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        forwarded: 'host=evil.example',
      };
      const found = await fetch(`${platform().origin}/oidc/.well-known/openid-configuration`, { headers });
      expect(await found.text()).not.toContain('evil.example');
      const { errors } = await platform().ask('{ me { id } }', {
        headers: { 'x-user': 'admin', 'x-gateway-secret': 'x', ...headers },
      });
      expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    });
  });
}

async function send(
  platform: TestPlatform,
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${platform.origin}/graphql`, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}

/** C09: an answer shows nothing of the inside. */
function assertMasked(text: string): void {
  expect(text).not.toMatch(
    /Did you mean|node_modules|\/(work|root|home|tmp|dist)\/|\bat \w+ \(|select .* from |stack|pg_/i,
  );
}
