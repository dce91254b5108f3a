import { describe, expect, test } from '@jest/globals';
import {
  answered,
  answersFrom,
  factsOf,
  inOrder,
  inputOf,
  outcomeOf,
  roundToAsk,
  type Round,
  type RuleResult,
} from './eligibility.rules.js';

describe('an address', () => {
  test.each([
    [
      'with answers',
      { city: '440600', since: '2010-05-01', revenue: 800 },
      { city: '440600', since: '2010-05-01', revenue: '800' },
    ],
    ['with what is no answer', { city: 'Foshan', industry: '?', violation: 'perhaps', kinds: ['GIFTS'] }, {}],
    ['with kinds of cost', { kinds: ['NETWORK', 'GIFTS'] }, { kinds: ['NETWORK'] }],
  ])('%s', (_, search, answers) => expect(answersFrom(search)).toEqual(answers));
});

test('the file of an enterprise answers for its city', () =>
  expect(
    factsOf({
      divisionCode: '441900003',
      industryCode: 'C3311',
      establishedOn: '2010-05-01',
      priorYearRevenueFen: '812345600',
    }),
  ).toEqual({ city: '441900', industry: 'C3311', since: '2010-05-01', revenue: '812.3456' }));

test('a question without an answer is left open', () =>
  expect(inputOf({ city: '440600', violation: 'no' }, 'r')).toEqual({
    roundId: 'r',
    divisionCode: '440600',
    fiscalViolation: false,
  }));

test.each([
  ['nothing', {}, []],
  ['half of a question', { contract: '2020-06-01' }, []],
  ['a whole one', { contract: '2020-06-01', kinds: ['NETWORK'] }, ['contract']],
] as const)('of the six is answered with %s', (_, answers, expected) =>
  expect(answered(answers)).toEqual(expected),
);

const round = (id: string, claimFrom: string, claimsOpen = false, state: Round['state'] = 'PUBLISHED') => ({
  id,
  name: id,
  state,
  claimFrom,
  claimTo: claimFrom,
  claimsOpen,
});

describe('the round that is asked about is', () => {
  const now = Date.parse('2020-09-28T00:00:00Z');
  const past = round('past', '2019-01-01T00:00:00Z');
  const next = round('next', '2021-01-01T00:00:00Z');
  const open = round('open', '2020-09-01T00:00:00Z', true);
  test.each([
    ['the one that was chosen', [next, open, past], 'past', 'past'],
    ['the open one', [next, open, past], undefined, 'open'],
    ['the next one', [next, past], undefined, 'next'],
    ['the latest', [past], undefined, 'past'],
    [
      'none that is only proposed',
      [round('draft', '2021-01-01T00:00:00Z', false, 'PROPOSED')],
      undefined,
      undefined,
    ],
  ])('%s', (_, rounds, chosen, expected) => expect(roundToAsk(rounds, now, chosen)?.id).toBe(expected));
});

const result = (verdict: RuleResult['verdict']) => ({ verdict }) as RuleResult;

describe('results', () => {
  test.each([
    ['fail when one fails', ['PASS', 'FAIL', 'NEEDS_REVIEW'], { kind: 'FAIL', count: 1 }],
    ['stay open while one is not known', ['PASS', 'NEEDS_REVIEW'], { kind: 'OPEN', count: 1 }],
    ['pass when all pass', ['PASS', 'PASS'], { kind: 'PASS', count: 2 }],
  ] as const)('%s', (_, verdicts, expected) => expect(outcomeOf(verdicts.map(result))).toEqual(expected));
  test('stand with the hardest first', () =>
    expect(
      inOrder(['PASS', 'NEEDS_REVIEW', 'FAIL'].map((one) => result(one as 'PASS'))).map(
        ({ verdict }) => verdict,
      ),
    ).toEqual(['FAIL', 'NEEDS_REVIEW', 'PASS']));
});
