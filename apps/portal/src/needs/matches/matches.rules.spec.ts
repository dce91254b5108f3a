import { describe, expect, test } from '@jest/globals';
import {
  barsOf,
  comparedIds,
  GROUPS,
  leadOf,
  rankAfter,
  signed,
  toggled,
  type Compared,
  type Criterion,
  type LeftOut,
  type Match,
} from './matches.rules.js';

const ALL = Object.values(GROUPS).flat();

function compared(points: Partial<Record<Criterion, number>>): Compared {
  const contributions = ALL.map((criterion) => ({
    criterion,
    pointsHundredths: points[criterion] ?? 0,
    mostHundredths: 1000,
  }));
  return {
    contributions,
    scoreHundredths: contributions.reduce((sum, one) => sum + one.pointsHundredths, 0),
  } as unknown as Compared;
}

test('the groups hold each of the thirteen criteria once', () => {
  expect(ALL).toHaveLength(13);
  expect(new Set(ALL).size).toBe(13);
});

test('the bars add up to the score', () => {
  const one = compared({ TEXT: 3812, SCENARIO: 1000, INDUSTRY: 1100, BUDGET: 218, RATING: 308 });
  expect(barsOf(one).reduce((sum, { pointsHundredths }) => sum + pointsHundredths, 0)).toBe(
    one.scoreHundredths,
  );
  expect(barsOf(one).map(({ pointsHundredths }) => pointsHundredths)).toEqual([3812, 2100, 218, 308]);
});

describe('why one is before another', () => {
  const first = compared({ TEXT: 1000, INDUSTRY: 1100, PROTOCOLS: 350, BUDGET: 218, RATING: 308 });
  const second = compared({ TEXT: 665, INDUSTRY: 550, PROTOCOLS: 175, BUDGET: 250, RATING: 287 });
  const lead = leadOf(first, second);
  test('names what differs most', () =>
    expect(lead.parts).toEqual([
      { criterion: 'INDUSTRY', hundredths: 550 },
      { criterion: 'TEXT', hundredths: 335 },
      { criterion: 'PROTOCOLS', hundredths: 175 },
    ]));
  test('adds up to the whole difference', () =>
    expect(lead.parts.reduce((sum, { hundredths }) => sum + hundredths, lead.restHundredths)).toBe(
      first.scoreHundredths - second.scoreHundredths,
    ));
  test('of two that are equal is nothing', () =>
    expect(leadOf(first, first)).toEqual({ differenceHundredths: 0, parts: [], restHundredths: 0 }));
});

const ranked = [9000, 8000, 7000].map((scoreHundredths, at) => ({
  scoreHundredths,
  solution: { id: `s${at}` },
})) as Match[];

describe('compared are', () => {
  test.each([
    ['the first three where nobody chose', undefined, ['s0', 's1', 's2']],
    ['one, where the others were put away', ['s2'], ['s2']],
    ['those that were chosen', ['s2', 's0'], ['s2', 's0']],
  ])('%s', (_, chosen, expected) => expect(comparedIds(chosen, ranked)).toEqual(expected));

  test.each([
    ['one more', ['a'], 'b', ['a', 'b']],
    ['one less', ['a', 'b'], 'a', ['b']],
    ['no fifth', ['a', 'b', 'c', 'd'], 'e', ['a', 'b', 'c', 'd']],
  ])('%s', (_, chosen, id, expected) => expect(toggled(chosen, id)).toEqual(expected));
});

test.each([
  ['between two', 7500, 3, 3],
  ['behind one that scores the same', 8000, 3, 3],
  ['in front', 9500, 3, 1],
  ['at the end of all', 100, 3, 4],
  ['not known behind those that are shown', 100, 14, null],
])('the rank after the changes is %s', (_, wouldScoreHundredths, providers, expected) =>
  expect(rankAfter({ wouldScoreHundredths } as LeftOut, ranked, providers)).toBe(expected),
);

test.each([
  [550, '+5.50'],
  [-54, '−0.54'],
])('%d hundredths are %s', (hundredths, expected) => expect(signed(hundredths)).toBe(expected));
