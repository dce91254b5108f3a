import { bootstrap, ndcg, recall } from './measures.js';

const GRADES = new Map([
  ['a', 3],
  ['b', 2],
  ['c', 1],
]);

describe('the measures of a ranking', () => {
  test.each([
    ['the best order', ['a', 'b', 'c'], 1],
    ['nothing that fits', ['x', 'y'], 0],
    // (3 / log2 2 + 7 / log2 3) / (7 + 3 / log2 3 + 1 / log2 4), by hand.
    ['the best two the wrong way round', ['b', 'a'], 0.7896],
  ])('nDCG of %s', (_, order, expected) => expect(ndcg(order, GRADES, 10)).toBeCloseTo(expected, 4));

  test.each([
    ['all that fit among the first', ['x', 'a', 'b'], 20, 1],
    ['half', ['a', 'x', 'y'], 20, 0.5],
    ['only the depth counts', ['x', 'a', 'b'], 2, 0.5],
  ])('recall of %s', (_, order, depth, expected) => expect(recall(order, GRADES, depth, 2)).toBe(expected));

  test('recall is not defined where nothing fits', () =>
    expect(recall(['a'], new Map(), 20, 2)).toBeUndefined());

  test('the interval holds the mean, and is the same for the same seed', () => {
    const differences = Array.from({ length: 200 }, (_, at) => (at % 3) - 0.5);
    const interval = bootstrap(differences, 7, 2_000);
    expect(interval.low).toBeLessThan(interval.mean);
    expect(interval.high).toBeGreaterThan(interval.mean);
    expect(bootstrap(differences, 7, 2_000)).toEqual(interval);
    expect(bootstrap([0, 0, 0], 7, 100)).toEqual({ mean: 0, low: 0, high: 0 });
  });
});
