import { expect, test } from '@jest/globals';
import { byRound, sumOf } from './notices.rules.js';

test('sums are exact', () => {
  expect(sumOf([])).toBe('0');
  expect(sumOf([{ amountFen: '9007199254740993' }, { amountFen: '1' }])).toBe('9007199254740994');
});

test('a notice is of one round, and a round without approved claims has none', () => {
  const claims = [
    { id: '1', roundId: 'b' },
    { id: '2', roundId: 'c' },
    { id: '3', roundId: 'b' },
  ];
  expect(byRound([{ id: 'a' }, { id: 'b' }, { id: 'c' }], claims)).toEqual([
    { round: { id: 'b' }, claims: [claims[0], claims[2]] },
    { round: { id: 'c' }, claims: [claims[1]] },
  ]);
});
