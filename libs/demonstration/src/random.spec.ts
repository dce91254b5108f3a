import { identifierOf } from './identifiers.js';
import { Random } from './random.js';

const drawn = (seed: number, stream: string): number[] => {
  const random = new Random(seed, stream);
  return Array.from({ length: 1000 }, () => random.next());
};

describe('the random numbers of the data set', () => {
  test('are the same for the same seed and stream, and differ for any other', () => {
    expect(drawn(1, 'needs')).toEqual(drawn(1, 'needs'));
    expect(drawn(1, 'needs')).not.toEqual(drawn(2, 'needs'));
    expect(drawn(1, 'needs')).not.toEqual(drawn(1, 'providers'));
  });

  test('use the whole seed', () => expect(drawn(1, 'needs')).not.toEqual(drawn(1 + 2 ** 32, 'needs')));

  test('spread evenly and stay in their bounds', () => {
    const random = new Random(7, 'bounds');
    const counts = Array<number>(6).fill(0);
    for (let at = 0; at < 60_000; at++) counts[random.between(0, 5)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  test('weights are kept', () => {
    const random = new Random(7, 'weights');
    const drawnRare = Array.from({ length: 10_000 }, () =>
      random.pickWeighted([
        ['rare', 1],
        ['common', 9],
      ]),
    ).filter((one) => one === 'rare');
    expect(Math.abs(drawnRare.length - 1000)).toBeLessThan(150);
  });

  test('a sample holds no item twice and leaves its source as it was', () => {
    const source = [1, 2, 3, 4, 5];
    const sample = new Random(7, 'sample').sample(source, 9);
    expect(sample.toSorted((one, other) => one - other)).toEqual(source);
    expect(source).toEqual([1, 2, 3, 4, 5]);
  });

  test('there is nothing to pick from an empty list', () =>
    expect(() => new Random(1, 'empty').pick([])).toThrow(RangeError));
});

describe('identifiers', () => {
  test('are UUIDs of version 8, the same for the same thing', () => {
    expect(identifierOf(1, 'need', 5)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(identifierOf(1, 'need', 5)).toBe(identifierOf(1, 'need', 5));
    expect(identifierOf(1, 'need', 5)).not.toBe(identifierOf(2, 'need', 5));
  });
});
