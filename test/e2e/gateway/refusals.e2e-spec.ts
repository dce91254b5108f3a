import { aGateway, type TestGateway } from '../../support/a-gateway.js';

/* What a caller hears when something is refused, missing or away: nothing of the inside, and what to do. */

const TIMEOUT_MS = 700;
const KEY = '"01912d3c-0000-7000-8000-000000000009"';
const ID = '"01912d3c-0000-7000-8000-000000000001"';
const CLOSE = `mutation { publishNeedDraft(id: ${ID}, idempotencyKey: ${KEY}) { id } }`;
const INSIDE =
  /ECONN|127\.0\.0\.1|localhost:\d|subgraph|stack|\bat \w+ \(|node_modules|adoption|matching|DOWNSTREAM|fetch failed/i;

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await aGateway({ SERVICE_TIMEOUT_MS: String(TIMEOUT_MS) });
});

afterEach(() => gateway.restore());

afterAll(() => gateway.stop());

const refused = (code: string, message: string, path: (string | number)[]) => ({
  data: null,
  errors: [{ message, path, extensions: { code, params: { what: 'x' } } }],
});

/** The gateway asks for several fields at once under names of its own. */
function responseKeyOf(field: string, query: string): string {
  return new RegExp(`\\w*${field}\\b`).exec(query)![0];
}

describe('a service that is away', () => {
  test.each([
    ['zh-CN', /暂时不可用/],
    ['en', /does not answer/],
  ])('is told as one retryable refusal, in %s', async (language, text) => {
    await gateway.remove('adoption');
    const answer = await gateway.ask('{ goals { code } }', { headers: { 'accept-language': language } });
    expect(answer.errors).toEqual([
      {
        message: expect.stringMatching(text) as string,
        path: ['goals'],
        extensions: { code: 'SERVICE_UNAVAILABLE', params: { retryable: true, mayHaveHappened: false } },
      },
    ]);
    expect(answer.text).not.toMatch(INSIDE);
  });

  test('leaves what the others answer', async () => {
    await gateway.remove('matching');
    gateway.answer('adoption', () => ({ data: { goals: [{ code: 'UPGRADED' }] } }));
    const answer = await gateway.ask(`{ goals { code } rating(id: ${ID}) { id } }`);
    expect(answer.text).not.toMatch(INSIDE);
    expect(answer.errors.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL');
  });

  test('an act that never reached it did not happen, and says so', async () => {
    await gateway.remove('matching');
    const { errors, text } = await gateway.ask(CLOSE);
    expect(errors[0]!.extensions).toEqual({
      code: 'SERVICE_UNAVAILABLE',
      params: { retryable: true, mayHaveHappened: false },
    });
    expect(errors[0]!.message).toContain('nothing was done');
    expect(text).not.toMatch(INSIDE);
  });

  test('an act without an answer in time may have happened, and the same key may be sent again', async () => {
    gateway.answer('matching', () => undefined);
    const { errors, text } = await gateway.ask(CLOSE);
    expect(errors[0]!.extensions).toEqual({
      code: 'SERVICE_UNAVAILABLE',
      params: { retryable: true, mayHaveHappened: true },
    });
    expect(errors[0]!.message).toMatch(/may have happened.*same idempotency key/);
    expect(text).not.toMatch(INSIDE);
  });

  test('a question without an answer in time is refused and not waited for', async () => {
    gateway.answer('adoption', () => undefined);
    const { errors } = await gateway.ask('{ goals { code } }');
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE']);
  });

  test.each([
    ['nonsense', '<html>502</html>'],
    ['nothing', {}],
    ['an error without a code', { errors: [{ message: 'select * from secret' }] }],
    [
      'the failure of its library',
      {
        errors: [{ message: 'boom at Object.x (/app/dist)', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
      },
    ],
    [
      'that its database is away',
      { errors: [{ message: '服务暂时不可用', extensions: { code: 'SERVICE_UNAVAILABLE' } }] },
    ],
  ])('is what one seems that answers %s', async (_, body) => {
    gateway.answer('matching', () => body as object);
    const { errors, text } = await gateway.ask(CLOSE);
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'SERVICE_UNAVAILABLE', params: { retryable: true, mayHaveHappened: true } },
    ]);
    expect(text).not.toMatch(/boom|secret|502|dist/);
  });
});

test('a service that has begun nothing, because its database did not let it in, is believed', async () => {
  const params = { retryable: true, mayHaveHappened: false };
  gateway.answer('matching', () => ({
    data: null,
    errors: [{ message: 'x', extensions: { code: 'SERVICE_UNAVAILABLE', params } }],
  }));
  const { errors } = await gateway.ask(CLOSE);
  expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'SERVICE_UNAVAILABLE', params }]);
  expect(errors[0]!.message).toContain('nothing was done');
});

describe('a field refused beside one that is not', () => {
  test.each([
    ['NOT_FOUND', 'redemption was not found, or you may not see it.'],
    ['FORBIDDEN', 'You may not do this.'],
  ])('of the same service: %s, in its words', async (code, message) => {
    gateway.answer('subsidy', ({ query }) => refused(code, message, [responseKeyOf('redemption', query)]));
    const { errors } = await gateway.ask(
      `{ rounds(first: 1) { edges { cursor } } redemption(id: ${ID}) { id } }`,
    );
    expect(errors).toEqual([{ message, path: ['redemption'], extensions: { code, params: { what: 'x' } } }]);
  });

  test('of another service: its refusal alone', async () => {
    gateway.answer('adoption', () => ({ data: { goals: [{ code: 'UPGRADED' }] } }));
    gateway.answer('subsidy', () => refused('NOT_FOUND', 'not found', ['redemption']));
    const { errors } = await gateway.ask(`{ goals { code } redemption(id: ${ID}) { id } }`);
    expect(errors.map(({ extensions, path }) => [extensions.code, path])).toEqual([
      ['NOT_FOUND', ['redemption']],
    ]);
  });
});

test('a name within a row that may not be read is null with its own error, and the list stays', async () => {
  gateway.answer('subsidy', () => ({
    data: {
      vouchers: {
        edges: [
          { node: { __typename: 'Voucher', id: 'v1', enterprise: { __typename: 'Enterprise', id: 'e1' } } },
        ],
      },
    },
  }));
  gateway.answer('enterprise', () => refused('FORBIDDEN', 'You may not do this.', ['_entities', 0]));
  const { data, errors } = await gateway.ask(
    '{ vouchers(first: 2) { edges { node { id enterprise { name } } } } }',
  );
  expect(data).toEqual({ vouchers: { edges: [{ node: { id: 'v1', enterprise: null } }] } });
  expect(errors.map(({ extensions, path }) => [extensions.code, path])).toEqual([
    ['FORBIDDEN', ['vouchers', 'edges', 0, 'node', 'enterprise', 'name']],
  ]);
});

describe('a document that cannot be read', () => {
  test.each([
    ['a syntax error', '{ goals { code }', 'GRAPHQL_PARSE_FAILED', /语法错误/, /cannot be read/],
    [
      'an unknown field',
      '{ nothing }',
      'GRAPHQL_VALIDATION_FAILED',
      /与接口定义不符/,
      /does not fit the schema/,
    ],
  ])('%s has its code and both languages', async (_, document, code, chinese, english) => {
    for (const [language, text] of [
      ['zh-CN', chinese],
      ['en', english],
    ] as const) {
      const { errors } = await gateway.ask(document, { headers: { 'accept-language': language } });
      expect([errors[0]!.extensions.code, errors[0]!.message]).toEqual([code, expect.stringMatching(text)]);
    }
  });
});
