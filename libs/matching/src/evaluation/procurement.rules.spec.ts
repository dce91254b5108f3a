import { inBand } from '#libs/kernel';
import { valuesOf } from '#libs/policy';
import { PROCUREMENT } from '../policy/procurement.policy.js';
import { daysAfter, isAbnormallyLow } from './procurement.rules.js';

const rules = { ...valuesOf(PROCUREMENT, PROCUREMENT.shipped), version: 1 };

test.each([
  [19_999_999n, 1, 0],
  [20_000_000n, 2, 0],
  [99_999_999n, 2, 0],
  [100_000_000n, 3, 3],
  [399_999_999n, 3, 3],
  [400_000_000n, 5, 10],
])('for %s fen there should be %s bids, and the award stands still for %s days', (fen, bids, days) => {
  expect([inBand(rules.leastBids, fen), inBand(rules.standstillDays, fen)]).toEqual([bids, days]);
});

test.each([
  ['exactly the share of the mean is not low', 60n, [100n, 100n], false],
  ['a fen below it is', 59n, [100n, 100n], true],
  ['the mean is not rounded', 60n, [100n, 101n], true],
  ['with one other the budget counts', 60n, [1_000n], false],
  ['and alone too', 59n, [], true],
])('%s', (_, price, others, expected) => {
  expect(isAbnormallyLow(price, others, 100n, rules)).toBe(expected);
});

test('a day has 24 hours', () => {
  expect(daysAfter(new Date('2020-02-28T12:00:00Z'), 2)).toEqual(new Date('2020-03-01T12:00:00Z'));
});
