import { expect, test } from '@jest/globals';
import { type Candidate, payableOf, progressOf, type Run, roundToPay } from './payments.rules.js';

test('the newest published round is shown until another is chosen', () => {
  const rounds = [
    { id: 'next', state: 'PROPOSED' },
    { id: '2020', state: 'PUBLISHED' },
    { id: '2019', state: 'PUBLISHED' },
  ];
  expect(roundToPay(rounds, undefined)?.id).toBe('2020');
  expect(roundToPay(rounds, '2019')?.id).toBe('2019');
  expect(roundToPay(rounds, 'gone')?.id).toBe('2020');
  expect(roundToPay([], undefined)).toBeUndefined();
});

const candidate = (amountFen: string, obstacle: Candidate['obstacle']): Candidate => ({
  redemption: { id: amountFen, amountFen, enterprise: null, contract: null },
  obstacle,
  until: null,
});

test('only what nothing keeps back is in the sum', () => {
  expect(payableOf([candidate('100', null), candidate('250', 'NOTICE_OPEN'), candidate('7', null)])).toEqual({
    count: 2,
    fen: '107',
  });
});

test('progress names the states that occur, in the order of a payment', () => {
  const payouts = ['SENT', 'SUCCEEDED', 'SENT'].map((state) => ({ state })) as Run['payouts'];
  expect(progressOf({ payouts })).toEqual([
    { state: 'SENT', count: 2 },
    { state: 'SUCCEEDED', count: 1 },
  ]);
});
