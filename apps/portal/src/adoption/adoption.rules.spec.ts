import { describe, expect, test } from '@jest/globals';
import { type Evidence, type GoalStanding, gapOf, paceOf, shadeOf, verdictOf } from './adoption.rules.js';

test.each<[GoalStanding['status'][], ReturnType<typeof verdictOf>]>([
  [['ACTIVE', 'ACTIVE'], 'BOTH'],
  [['ACTIVE', 'NOT_COUNTED'], 'ONE'],
  [['AMBER', 'ACTIVE'], 'AMBER'],
  [['LAPSED', 'LAPSED'], 'LAPSED'],
  [['DECLARED', 'NOT_COUNTED'], 'DECLARED'],
  [['NOT_COUNTED', 'NOT_COUNTED'], 'NOT_COUNTED'],
  [[], 'NOT_COUNTED'],
])('%j reads %s', (statuses, verdict) => {
  expect(verdictOf(statuses.map((status) => ({ status })))).toBe(verdict);
});

describe('what is missing', () => {
  const paper = { kind: 'VOUCHER_PAID', accepted: true, industrialPlatform: true, publicCloud: false };
  test.each<[string, GoalStanding['goal'], object[], ReturnType<typeof gapOf>]>([
    ['nothing is there', 'UPGRADED', [], 'NO_CONTRACT'],
    ['only what the enterprise says', 'UPGRADED', [{ ...paper, kind: 'SELF_DECLARED' }], 'NO_CONTRACT'],
    [
      'a cloud alone is no platform',
      'UPGRADED',
      [{ ...paper, industrialPlatform: false, publicCloud: true }],
      'NO_PLATFORM',
    ],
    ['work that is not accepted', 'UPGRADED', [{ ...paper, accepted: false }], 'NOT_ACCEPTED'],
    ['money without use', 'UPGRADED', [paper], 'NO_USAGE'],
    ['use', 'UPGRADED', [{ ...paper, kind: 'PROVIDER_BATCH' }], null],
    [
      'a cloud counts towards the cloud',
      'ON_CLOUD',
      [{ ...paper, kind: 'PROVIDER_BATCH', industrialPlatform: false, publicCloud: true }],
      null,
    ],
  ])('%s', (_, goal, evidence, gap) => {
    expect(gapOf(goal, evidence as Evidence[])).toBe(gap);
  });
});

test('shades run from none to the largest, and one is never none', () => {
  expect([0, 1, 250, 251, 1000].map((count) => shadeOf(count, 1000))).toEqual([0, 1, 1, 2, 4]);
  expect(shadeOf(0, 0)).toBe(0);
});

/** Twenty-four months, the last of which differs. */
const trend = (first: number, last: number) =>
  Array.from({ length: 24 }, (_, i) => ({ counted: i < 23 ? first : last }));

test('the pace is that of the last twelve months; none is none', () => {
  expect(paceOf(trend(100, 220), 1000)).toEqual({ lastYear: 120, monthsToGo: 78 });
  expect(paceOf(trend(100, 100), 1000)).toEqual({ lastYear: 0, monthsToGo: null });
  expect(paceOf(trend(100, 1200), 1000)).toEqual({ lastYear: 1100, monthsToGo: 0 });
});
