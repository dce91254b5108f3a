import fc from 'fast-check';
import { paidWithin } from './survival.rules.js';

const paid = (...days: number[]) => days.map((each) => ({ days: each, paid: true }));
const waiting = (...days: number[]) => days.map((each) => ({ days: each, paid: false }));

test.each([
  ['all were paid in time', paid(10, 20, 30), 60, 0, 1],
  ['half were', paid(10, 70), 60, 0, 0.5],
  ['what is not paid yet is no failure before its time', [...paid(10, 20), ...waiting(5)], 60, 0, 1],
  ['what waits longer than the promise is one', [...paid(10), ...waiting(61)], 60, 0, 0.5],
  // At 10 days 4 of 4 are at risk, at 30 days 2: 1 - 3/4 * 1/2.
  ['the textbook', [...paid(10, 30), ...waiting(20, 90)], 60, 0, 0.625],
  ['only those that came as far count for who has waited', paid(10, 50, 70), 60, 20, 0.5],
  ['the time is over', paid(10), 60, 60, 0],
])('%s', (_, past, within, already, expected) => {
  expect(paidWithin(past, within, already)).toBeCloseTo(expected, 12);
});

test.each([
  ['nobody was watched for so long', paid(10), 15],
  [
    'those that came as far all wait, and none for as long as the promise',
    [...paid(10), ...waiting(20, 30)],
    15,
  ],
  ['some were paid, and what waits may still be in time', [...paid(10), ...waiting(20, 30)], 0],
])('is unknown when %s', (_, past, already) => expect(paidWithin(past, 60, already)).toBeUndefined());

test('is a probability, and the share itself where all are paid', () => {
  const days = fc.integer({ min: 1, max: 100 });
  fc.assert(
    fc.property(fc.array(days, { minLength: 1, maxLength: 40 }), days, (all, within) => {
      const share = all.filter((each) => each <= within).length / all.length;
      expect(paidWithin(paid(...all), within, 0)).toBeCloseTo(share, 9);
    }),
  );
});
