import { industries, isAboveScale, type SizeClass, sizeClassOf, sizeIndicatorsOf } from './index.js';

const WAN = 1_000_000n;
const PLENTY = { employees: 1_000_000, revenueFen: 100_000_000n * WAN, assetsFen: 100_000_000n * WAN };
const CLASSES: readonly SizeClass[] = ['LARGE', 'MEDIUM', 'SMALL', 'MICRO'];

/** The table of the regulation, typed in here a second time: [industry, people, revenue 万元, assets 万元]. */
const TABLE: readonly (readonly [string, number[]?, number[]?, number[]?])[] = [
  ['A01', undefined, [20_000, 500, 50]],
  ['B06', [1000, 300, 20], [40_000, 2000, 300]],
  ['C3311', [1000, 300, 20], [40_000, 2000, 300]],
  ['D44', [1000, 300, 20], [40_000, 2000, 300]],
  ['E47', undefined, [80_000, 6000, 300], [80_000, 5000, 300]],
  ['F51', [200, 20, 5], [40_000, 5000, 1000]],
  ['F52', [300, 50, 10], [20_000, 500, 100]],
  ['G54', [1000, 300, 20], [30_000, 3000, 200]],
  ['G591', [1000, 300, 20], [30_000, 3000, 200]],
  ['G592', [200, 100, 20], [30_000, 1000, 100]],
  ['G60', [1000, 300, 20], [30_000, 2000, 100]],
  ['H61', [300, 100, 10], [10_000, 2000, 100]],
  ['H62', [300, 100, 10], [10_000, 2000, 100]],
  ['I63', [2000, 100, 10], [100_000, 1000, 100]],
  ['I64', [2000, 100, 10], [100_000, 1000, 100]],
  ['I65', [300, 100, 10], [10_000, 1000, 50]],
  ['K701', undefined, [200_000, 1000, 100], [10_000, 5000, 2000]],
  ['K702', [1000, 300, 100], [5000, 1000, 500]],
  ['L72', [300, 100, 10], undefined, [120_000, 8000, 100]],
  ['M73', [300, 100, 10]],
  ['O80', [300, 100, 10]],
];

/** For each bound of the table: the class on the bound, and the next one just below it. */
const BOUNDARIES = TABLE.flatMap(([industryCode, people, revenue, assets]) =>
  [0, 1, 2].flatMap((at) => [
    ...(people ? [[industryCode, at, { employees: people[at] }, { employees: (people[at] ?? 0) - 1 }]] : []),
    ...(revenue ? [[industryCode, at, ...onAndBelow('revenueFen', revenue[at])]] : []),
    ...(assets ? [[industryCode, at, ...onAndBelow('assetsFen', assets[at])]] : []),
  ]),
) as [string, number, Partial<typeof PLENTY>, Partial<typeof PLENTY>][];

function onAndBelow(name: string, wan = 0): [object, object] {
  return [{ [name]: BigInt(wan) * WAN }, { [name]: BigInt(wan) * WAN - 1n }];
}

describe('size class after the rules of 2017', () => {
  test.each(BOUNDARIES)('%s, bound %i: %o reaches the class, %o does not', (industryCode, at, on, below) => {
    expect(sizeClassOf({ ...PLENTY, ...on, industryCode })).toBe(CLASSES[at]);
    expect(sizeClassOf({ ...PLENTY, ...below, industryCode })).toBe(CLASSES[at + 1]);
  });

  test.each([
    ['all bounds met', 'C33', 1000, 40_000n, 'LARGE'],
    ['one indicator misses and drops it one class', 'C33', 1200, 39_999n, 'MEDIUM'],
    ['lower bounds of medium', 'C33', 300, 2000n, 'MEDIUM'],
    ['few people, much revenue', 'C33', 299, 50_000n, 'SMALL'],
    ['lower bounds of small', 'C33', 20, 300n, 'SMALL'],
    ['below one small bound is micro, whatever the other', 'C33', 19, 90_000n, 'MICRO'],
    ['software, medium', 'I6513', 100, 1000n, 'MEDIUM'],
    ['software, revenue below small', 'I6513', 120, 49n, 'MICRO'],
  ])('%s', (_, industryCode, employees, wan, expected) =>
    expect(sizeClassOf({ industryCode, employees, revenueFen: wan * WAN })).toBe(expected),
  );

  test('the letter may be left out', () =>
    expect(sizeClassOf({ ...PLENTY, industryCode: '3311' })).toBe('LARGE'));

  test('assets that are not given are not judged', () => {
    expect(sizeClassOf({ industryCode: 'L72', employees: 300, revenueFen: 0n })).toBe('LARGE');
    expect(sizeIndicatorsOf('L72')).toEqual(['employees', 'assetsFen']);
    expect(sizeIndicatorsOf('C33')).toEqual(['employees', 'revenueFen']);
  });

  test('every industry of the standard can be judged, an unknown one is refused', () => {
    for (const { fullCode } of industries())
      expect(sizeClassOf({ ...PLENTY, industryCode: fullCode })).toBe('LARGE');
    expect(() => sizeClassOf({ ...PLENTY, industryCode: 'C99' })).toThrow(RangeError);
  });

  test.each([
    ['C33', 2000n * WAN, true],
    ['C33', 2000n * WAN - 1n, false],
    ['I65', 2000n * WAN, false],
  ])('%s with %s fen is above scale: %s', (industryCode, revenueFen, expected) =>
    expect(isAboveScale({ industryCode, revenueFen })).toBe(expected),
  );
});
