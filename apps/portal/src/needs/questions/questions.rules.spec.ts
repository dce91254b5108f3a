import { expect, test } from '@jest/globals';
import { inOrder, whyNotAnswer, type Question } from './questions.rules.js';

const question = (number: number, answeredAt: string | null) => ({ number, answeredAt }) as Question;

test('what waits for an answer stands first', () => {
  const all = [question(1, '2020-10-01T00:00:00Z'), question(3, null), question(2, null)];
  expect(inOrder(all).map(({ number }) => number)).toEqual([2, 3, 1]);
});

test.each([
  ['OPEN', true, null],
  ['OPEN', false, 'PREPARER'],
  ['CLOSED', true, 'NOT_OPEN'],
] as const)('an answer while the need is %s, by who may %s: %s', (state, mayAnswer, expected) =>
  expect(whyNotAnswer(state, mayAnswer)).toBe(expected),
);
