import * as fc from 'fast-check';
import {
  DEFAULT_PLAN,
  drawTogether,
  faultOf,
  FULL,
  mustBeReasoned,
  comparedBids,
  withoutNames,
  type Criterion,
  type Entry,
  type Plan,
} from './evaluation.rules.js';

const criterion = (change: Partial<Criterion> = {}): Criterion => ({
  code: 'PRICE',
  title: '价格',
  kind: 'PRICE',
  weightBasisPoints: 4_000,
  minimumHundredths: null,
  ...change,
});
const plan: Plan = {
  criteria: [
    criterion(),
    criterion({ code: 'FIT', kind: 'JUDGED', weightBasisPoints: 5_000, minimumHundredths: 6_000 }),
    criterion({ code: 'TIME', kind: 'DELIVERY', weightBasisPoints: 1_000 }),
  ],
  minimumTotalHundredths: 5_000,
  discussAboveHundredths: 2_000,
};
const entry = (bidId: string, change: Partial<Entry> = {}): Entry => ({
  bidId,
  priceFen: 100n,
  deliveryMonths: 2,
  judged: { FIT: 8_000 },
  outBecause: null,
  ...change,
});

test('a total is the sum of its contributions, by the stated formulas', () => {
  const [best, second] = comparedBids(plan, [
    entry('b', { priceFen: 300n, deliveryMonths: 3 }),
    entry('a', { deliveryMonths: 4 }),
  ]);
  expect(best).toMatchObject({ bidId: 'a', rank: 1, totalHundredths: 4_000 + 4_000 + 750 });
  expect(second!.parts.map((part) => [part.scoreHundredths, part.contributionHundredths])).toEqual([
    [3_333, 1_333],
    [8_000, 4_000],
    [10_000, 1_000],
  ]);
});

test.each<[string, Partial<Entry>, object]>([
  ['below the least of a criterion', { judged: { FIT: 5_999 } }, { rank: null, outBecause: 'BELOW_MINIMUM' }],
  ['not scored at all', { judged: {} }, { rank: null, outBecause: 'BELOW_MINIMUM' }],
  [
    'below the least total',
    { priceFen: 100_000n, judged: { FIT: 6_000 }, deliveryMonths: 60 },
    { outBecause: 'BELOW_TOTAL' },
  ],
  [
    'out beforehand',
    { outBecause: 'LOW_PRICE_REJECTED', priceFen: 1n },
    { outBecause: 'LOW_PRICE_REJECTED' },
  ],
])('a bid %s has no rank, and the others move up', (_, change, expected) => {
  const compared = comparedBids(plan, [entry('x', change), entry('y'), entry('z', { priceFen: 200n })]);
  expect(compared.map(({ bidId, rank }) => [bidId, rank])).toEqual([
    ['y', 1],
    ['z', 2],
    ['x', null],
  ]);
  expect(compared[2]).toMatchObject(expected);
  // The price of a bid that is out beforehand is no measure for the others.
  expect(compared[0]!.parts[0]!.scoreHundredths).toBe(FULL);
});

test('equal totals share a rank', () => {
  const compared = comparedBids(plan, [entry('c', { priceFen: 900n }), entry('b'), entry('a')]);
  expect(compared.map(({ bidId, rank }) => [bidId, rank])).toEqual([
    ['a', 1],
    ['b', 1],
    ['c', 3],
  ]);
});

test('by default the lowest price comes first', () => {
  expect(faultOf(DEFAULT_PLAN)).toBeUndefined();
  const compared = comparedBids(DEFAULT_PLAN, [entry('b', { priceFen: 101n }), entry('a')]);
  expect(compared.map(({ bidId, rank }) => [bidId, rank])).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
});

const someEntry = fc.record({
  bidId: fc.uuid(),
  priceFen: fc.bigInt(1n, 10n ** 15n),
  deliveryMonths: fc.integer({ min: 1, max: 60 }),
  judged: fc.record({ FIT: fc.integer({ min: 0, max: FULL }) }),
  outBecause: fc.constantFrom(null, null, null, 'MISSING_PARTS' as const),
});
const someEntries = fc.uniqueArray(someEntry, { selector: ({ bidId }) => bidId, minLength: 1 });

test('the order depends on the bids alone, totals are sums, ranks follow totals, no score is above the full one', () =>
  fc.assert(
    fc.property(someEntries, fc.integer(), (entries, seed) => {
      const compared = comparedBids(plan, entries);
      const shuffled = entries.toSorted((a, b) => ((a.priceFen ^ BigInt(seed)) < b.priceFen ? -1 : 1));
      expect(comparedBids(plan, shuffled)).toEqual(compared);
      for (const { parts, totalHundredths } of compared) {
        expect(parts.reduce((all, part) => all + part.contributionHundredths, 0)).toBe(totalHundredths);
        for (const { scoreHundredths } of parts) expect(scoreHundredths).toBeLessThanOrEqual(FULL);
      }
      const ranked = compared.filter(({ rank }) => rank !== null);
      const totals = ranked.map(({ totalHundredths }) => totalHundredths);
      expect(totals).toEqual(totals.toSorted((a, b) => b - a));
      for (const { rank, totalHundredths } of ranked) {
        const better = ranked.filter((each) => each.totalHundredths > totalHundredths).length;
        expect(rank).toBe(better + 1);
      }
    }),
  ));

test('a lower price never makes a bid worse', () =>
  fc.assert(
    fc.property(someEntries, fc.bigInt(1n, 10n ** 15n), (entries, less) => {
      const [first, ...others]: Entry[] = entries;
      const cheaper = { ...first!, priceFen: first!.priceFen < less ? first!.priceFen : less };
      const rankOf = (all: Entry[]) =>
        comparedBids(plan, all).find(({ bidId }) => bidId === first!.bidId)!.rank ?? Number.MAX_SAFE_INTEGER;
      expect(rankOf([cheaper, ...others])).toBeLessThanOrEqual(rankOf([first!, ...others]));
    }),
  ));

test.each([
  ['weights that are not whole', [criterion()], 'WEIGHTS_NOT_WHOLE'],
  [
    'a code twice',
    [criterion({ weightBasisPoints: 5_000 }), criterion({ kind: 'JUDGED', weightBasisPoints: 5_000 })],
    'CODE_TWICE',
  ],
  ['no price', [criterion({ kind: 'JUDGED', weightBasisPoints: FULL })], 'PRICE_NOT_ONCE'],
  [
    'two times of delivery',
    [
      criterion(),
      criterion({ code: 'A', kind: 'DELIVERY', weightBasisPoints: 3_000 }),
      criterion({ code: 'B', kind: 'DELIVERY', weightBasisPoints: 3_000 }),
    ],
    'DELIVERY_TWICE',
  ],
])('a plan with %s is none', (_, criteria, fault) => {
  expect(faultOf({ ...plan, criteria })).toBe(fault);
});

test.each([
  [[8_000, 8_001], 8_000, 1, false],
  [[6_000, 8_000], 7_000, 2_000, false],
  [[6_000, 8_001], 7_000, 2_001, true],
])('scores %j draw together to %s, %s apart', (scores, mean, apart, reasoned) => {
  expect(drawTogether(scores)).toEqual({ mean, apart });
  expect(mustBeReasoned(scores, mean, 2_000)).toBe(reasoned);
  expect(mustBeReasoned(scores, 10_000, 2_000)).toBe(true);
});

test('names are hidden, the longer one first', () => {
  expect(withoutNames('演示云科公司（演示云科）承诺', ['演示云科', '演示云科公司', ''])).toBe(
    '▇▇▇▇（▇▇▇▇）承诺',
  );
});
