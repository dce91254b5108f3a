import { getIntrospectionQuery } from 'graphql';
import { HEAVY_FIELDS } from '../../../apps/gateway/src/entries.js';
import { aGateway, type Answer, type TestGateway } from '../../support/a-gateway.js';
import { composedSchema } from '../../support/the-schema.js';

/* What one request may ask: counted is what executes, whichever way it is written. */

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await aGateway({ INTROSPECTION: 'on' });
  gateway.answer('adoption', () => ({ data: { goals: [{ code: 'UPGRADED' }] } }));
});

afterAll(() => gateway.stop());

const many = (count: number, each: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => each(i)).join(' ');
const signUp = (i: number) =>
  `a${i}: signUp(input: { account: "x${i}", displayName: "x", password: "x" }) { id }`;

function limitOf({ errors }: Answer): unknown[] {
  const { limit, counted, most } = errors[0]?.extensions.params ?? {};
  return [errors[0]?.extensions.code, limit, counted, most];
}

test.each([
  ['side by side', `mutation { ${many(20, signUp)} }`],
  ['in a fragment', `mutation { ...M } fragment M on Mutation { ${many(20, signUp)} }`],
  ['in an inline fragment', `mutation { ... on Mutation { ${many(20, signUp)} } }`],
  ['in one without a type', `mutation { ... @include(if: true) { ${many(20, signUp)} } }`],
  [
    'in fragments within fragments',
    `mutation { ...A ...B } fragment A on Mutation { ...C } fragment C on Mutation { ${many(19, signUp)} } fragment B on Mutation { ${signUp(19)} }`,
  ],
])('one request is one act: twenty %s are refused, and none reaches the service', async (_, document) => {
  const before = gateway.asked.length;
  const answer = await gateway.ask(document);
  expect(limitOf(answer)).toEqual(['REQUEST_LIMIT', 'mutations', 20, 1]);
  expect(answer.errors[0]!.message).toContain('mutations in one request counted 20, at most 1');
  expect(gateway.asked).toHaveLength(before);
});

const NEED = '"01912d3c-0000-7000-8000-000000000001"';

test.each<[string, string, Record<string, unknown> | undefined, number]>([
  [
    'twenty full pages of matches',
    `{ ${many(20, (i) => `a${i}: matches(needId: ${NEED}, first: 100) { rankingVersion }`)} }`,
    undefined,
    20_000,
  ],
  [
    'lists within pages',
    `{ ${many(4, (i) => `a${i}: contracts(first: 100) { edges { node { milestones { id } lines { id } phases { id } } } }`)} }`,
    undefined,
    12_400,
  ],
  [
    'pages whose size is a variable',
    `query($n: Int!) { ${many(12, (i) => `a${i}: matches(needId: ${NEED}, first: $n) { rankingVersion }`)} }`,
    { n: 100 },
    12_000,
  ],
  [
    'pages in fragments',
    `{ ...F } fragment F on Query { ${many(12, (i) => `a${i}: matches(needId: ${NEED}, first: 100) { rankingVersion }`)} }`,
    undefined,
    12_000,
  ],
])('%s are refused with the count', async (_, document, variables, counted) => {
  const before = gateway.asked.length;
  expect(limitOf(await gateway.ask(document, variables ? { variables } : {}))).toEqual([
    'REQUEST_LIMIT',
    'entries',
    counted,
    10_000,
  ]);
  expect(gateway.asked).toHaveLength(before);
});

test('the whole questionnaire passes, as it must for an assessment', async () => {
  const document =
    '{ maturityQuestionnaire { scenes { id } dimensions { subDimensions { questions { options { key } } } } } }';
  expect(limitOf(await gateway.ask(document))[0]).not.toBe('REQUEST_LIMIT');
});

test('the same document is measured anew with other variables', async () => {
  const document = `query($n: Int!) { ${many(12, (i) => `a${i}: matches(needId: ${NEED}, first: $n) { rankingVersion }`)} }`;
  expect(limitOf(await gateway.ask(document, { variables: { n: 100 } }))[0]).toBe('REQUEST_LIMIT');
  expect(limitOf(await gateway.ask(document, { variables: { n: 5 } }))[0]).not.toBe('REQUEST_LIMIT');
});

test('every heavy field is one of the schema', () => {
  expect(Object.keys(composedSchema().getQueryType()!.getFields())).toEqual(
    expect.arrayContaining(Object.keys(HEAVY_FIELDS)),
  );
});

test.each([
  ['graphql-js, every option', everyOption()],
  ['graphql-js, as graphql-codegen and genql send it', getIntrospectionQuery()],
])('generators of clients may ask for the schema: %s', async (_, document) => {
  const { data, errors } = await gateway.ask(document);
  expect(errors).toEqual([]);
  expect(data).toHaveProperty('__schema.types');
});

function everyOption(): string {
  return getIntrospectionQuery({
    descriptions: true,
    directiveIsRepeatable: true,
    inputValueDeprecation: true,
    oneOf: true,
    schemaDescription: true,
    specifiedByUrl: true,
  });
}

test('deep documents stay refused beside it, and so is a schema asked for without end', async () => {
  const deep = `{ goals { code } __schema { types { name } } contracts { edges { node { ${'enterprise { assessments { edges { node { '.repeat(3)} id ${'} } } } '.repeat(3)} } } } }`;
  expect(limitOf(await gateway.ask(deep))[0]).not.toBe(undefined);
  const endless = `{ __schema { types { ${'ofType { '.repeat(40)} name ${'} '.repeat(40)} } } }`;
  expect(limitOf(await gateway.ask(endless)).slice(0, 2)).toEqual(['REQUEST_LIMIT', 'depth']);
});

test('a batch is one request, and refused', async () => {
  const response = await fetch(`${gateway.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Array.from({ length: 50 }, () => ({ query: '{ goals { code } }' }))),
  });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('BAD_REQUEST');
});
