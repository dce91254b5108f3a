import { expect, test } from '@jest/globals';
import { byRound } from './notices.rules.js';

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
