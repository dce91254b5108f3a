import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, SERVICES } from '#libs/platform';
import { aGateway, type TestGateway, type Toy } from '../../support/a-gateway.js';

/* What is handed on to one service is answered and refused as what is planned, word for word. */

const ID = '"01912d3c-0000-7000-8000-000000000001"';
const KEY = '"01912d3c-0000-7000-8000-000000000009"';
const PUBLISH = `mutation { publishNeedDraft(id: ${ID}, idempotencyKey: ${KEY}) { id } }`;
const GOALS = '{ goals { code } }';
const NEEDS =
  'query ($first: Int, $states: [NeedState!]) { needs(first: $first, states: $states) { edges { cursor } } }';

let passing: TestGateway;
let planning: TestGateway;

beforeAll(async () => {
  const settings = { SERVICE_TIMEOUT_MS: '700', RATE_LIMITS: 'off' };
  [passing, planning] = await Promise.all([
    aGateway(settings),
    aGateway({ ...settings, PASS_THROUGH: 'off' }),
  ]);
});

afterEach(() => Promise.all([passing.restore(), planning.restore()]));
afterAll(() => Promise.all([passing?.stop(), planning?.stop()]));

const refusal = (code: string, path?: readonly (string | number)[], params: object = { what: 'x' }) => ({
  message: `refused: ${code}`,
  ...(path ? { path } : {}),
  extensions: { code, params },
});

/** What is planned asks for several fields under names of its own. */
const keyOf = (field: string, query: string) => new RegExp(`\\w*${field}\\b`).exec(query)![0];

interface Case {
  readonly query?: unknown;
  readonly body?: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  readonly headers?: Record<string, string>;
  readonly service?: (typeof SERVICES)[number];
  readonly toy?: Toy;
  readonly away?: boolean;
}

async function answerOf(gateway: TestGateway, one: Case) {
  for (const service of SERVICES)
    if (one.service === undefined || one.service === service)
      gateway.answer(service, one.toy ?? (() => ({ data: { goals: [{ code: 'UPGRADED' }] } })));
  if (one.away) await gateway.remove(one.service!);
  const { query, variables, operationName } = one;
  const response = await fetch(`${gateway.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...one.headers },
    body: one.body ?? JSON.stringify({ query, variables, operationName }),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    answer: JSON.parse(await response.text()) as unknown,
  };
}

const cases: [string, Case][] = [
  ['a question', { query: GOALS }],
  ['an act', { query: PUBLISH, toy: () => ({ data: { publishNeedDraft: { id: 'n1' } } }) }],
  ['variables', { query: NEEDS, variables: { first: 2 }, toy: () => ({ data: { needs: { edges: [] } } }) }],
  ['one operation of two', { query: `query A ${GOALS} query B { __typename }`, operationName: 'A' }],
  ['two operations and no name', { query: `query A ${GOALS} query B ${GOALS}` }],
  ['a fragment', { query: 'query { ...of } fragment of on Query { goals { code } }' }],
  ['only __typename', { query: '{ __typename }' }],
  ['introspection', { query: '{ __schema { queryType { name } } }' }],
  ['a variable of the wrong type', { query: NEEDS, variables: { first: 'two' } }],
  ['a word that is none of the enum', { query: NEEDS, variables: { states: ['NOTHING'] } }],
  ['no variable where one must be', { query: 'query ($id: ID!) { need(id: $id) { id } }' }],
  ['an unknown field', { query: '{ nothing }' }],
  ['a syntax error', { query: '{ goals { code }' }],
  ['no document', { body: '{}' }],
  ['a document that is a number', { query: 7 }],
  ['no JSON', { body: '{"query":' }],
  ['a list', { body: '[]' }],
  ['variables that are a list', { body: JSON.stringify({ query: GOALS, variables: [] }) }],
  [
    'too many aliases',
    { query: `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: goals { code }`).join(' ')} }` },
  ],
  [
    'too many entries',
    {
      query:
        '{ needs(first: 1000) { edges { node { enterprise { needs(first: 1000) { edges { cursor } } } } } } }',
    },
  ],
  ['two acts', { query: 'mutation { a: signOut b: signOut }' }],
  ['an unknown document', { body: JSON.stringify({ documentId: 'nothing' }) }],
  ['a text from a page', { query: GOALS, headers: { 'sec-fetch-site': 'same-origin' } }],
  [
    'NOT_FOUND',
    {
      query: `{ redemption(id: ${ID}) { id } }`,
      toy: () => ({ data: null, errors: [refusal('NOT_FOUND', ['redemption'])] }),
    },
  ],
  [
    'one field refused beside another',
    {
      query: `{ myInvitations { id } proposals { id } }`,
      toy: ({ query }) => ({ data: null, errors: [refusal('FORBIDDEN', [keyOf('proposals', query)])] }),
    },
  ],
  [
    'a field within that is null with its refusal',
    {
      query: `{ redemption(id: ${ID}) { id promisedPayment { on } } }`,
      toy: () => ({
        data: { redemption: { id: 'r', promisedPayment: null } },
        errors: [refusal('FORBIDDEN', ['redemption', 'promisedPayment'])],
      }),
    },
  ],
  [
    'an act refused',
    {
      query: PUBLISH,
      toy: () => ({ data: null, errors: [refusal('NEED_INCOMPLETE', ['publishNeedDraft'])] }),
    },
  ],
  ['a refusal without a place', { query: PUBLISH, toy: () => ({ errors: [refusal('BAD_INPUT')] }) }],
  [
    'no sign-in',
    {
      query: PUBLISH,
      toy: () => ({ data: null, errors: [refusal('UNAUTHENTICATED', ['publishNeedDraft'])] }),
    },
  ],
  ['nothing', { query: PUBLISH, toy: () => ({}) }],
  [
    'an error without a code',
    { query: PUBLISH, toy: () => ({ errors: [{ message: 'select * from secret' }] }) },
  ],
  ['a failure of the library', { query: GOALS, toy: () => ({ errors: [refusal('INTERNAL_SERVER_ERROR')] }) }],
  [
    'a database that is away',
    {
      query: PUBLISH,
      toy: () => ({
        data: null,
        errors: [
          refusal('SERVICE_UNAVAILABLE', ['publishNeedDraft'], { retryable: true, mayHaveHappened: false }),
        ],
      }),
    },
  ],
  [
    'a trace',
    { query: GOALS, toy: () => ({ data: null, errors: [refusal('INTERNAL', ['goals'], { traceId: 't' })] }) },
  ],
  ['no answer in time', { query: GOALS, service: 'adoption', toy: () => undefined }],
  ['no answer to an act', { query: PUBLISH, service: 'matching', toy: () => undefined }],
  ['a service that is away', { query: GOALS, service: 'adoption', away: true }],
  ['an act on a service that is away', { query: PUBLISH, service: 'matching', away: true }],
  [
    'two fields of a service that is away',
    { query: `{ a: goals { code } b: goals { code } }`, service: 'adoption', away: true },
  ],
];

test.each(cases.flatMap(([name, one]) => ['zh-CN', 'en'].map((language) => [name, language, one] as const)))(
  '%s, in %s',
  async (_, language, one) => {
    const asked = { ...one, headers: { 'accept-language': language, ...one.headers } };
    const [passed, planned] = [await answerOf(passing, asked), await answerOf(planning, asked)];
    expect(passed).toEqual(planned);
  },
);

test('one service is asked once, with the bytes that came', async () => {
  passing.answer('matching', () => ({ data: { needs: { edges: [] } } }));
  const before = passing.asked.length;
  const document = 'query   ($first: Int) {\n  needs(first: $first) { edges { cursor } } }';
  expect((await passing.ask(document, { variables: { first: 3 } })).data).toEqual({ needs: { edges: [] } });
  expect(passing.asked.slice(before)).toEqual([
    { service: 'matching', query: document, variables: { first: 3 } },
  ]);
});

test('no schema uses what makes the answer of one service differ from the planned one', () => {
  for (const service of SERVICES) {
    const schema = readFileSync(join(projectFolder(), 'apps', service, 'schema.graphql'), 'utf8');
    const body = schema.replace(/^(extend schema|directive) .*$/gm, '');
    expect(body).not.toMatch(/@(external|requires|provides|override|inaccessible)\b/);
  }
});
