import { paidEnough, paidShare, readingFen } from './account.rules.js';

const line = { unitPriceFen: 300n, ceilingFen: 1000n };

test.each([
  ['units by price', 2n, [], 600n],
  ['what the ceiling leaves', 2n, [600n], 400n],
  ['nothing above the ceiling', 2n, [600n, 400n], 0n],
  ['exactly the ceiling', 4n, [], 1000n],
])('a reading comes to %s', (_, units, others, expected) =>
  expect(readingFen(units, line, others)).toBe(expected),
);

test.each([
  [899_999n, 1_000_000n, false, 8999],
  [900_000n, 1_000_000n, true, 9000],
  [6n, 7n, false, 8571],
  [7n, 7n, true, 10_000],
])('%d of %d is enough: %s', (paid, total, enough, share) => {
  expect(paidEnough(paid, total)).toBe(enough);
  expect(paidShare(paid, total)).toBe(share);
});
