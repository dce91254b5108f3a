import { describe, expect, test } from '@jest/globals';
import { barOf, countOf, type Goal, shareReached } from './goal.rules.js';

function aGoal(counts: Partial<Record<'A' | 'B' | 'C', number>>, target: number, declared = 0): Goal {
  const byGrade = Object.entries(counts).map(([grade, count]) => ({ grade, count }));
  const counted = byGrade.reduce((sum, { count }) => sum + count, 0);
  return {
    code: 'ON_CLOUD',
    target,
    counted,
    declared,
    byGrade,
    asOf: '2020-09-28T02:00:00Z',
    ruleVersion: '1',
  };
}

function lengthsOf(goal: Goal): number[] {
  return barOf(goal).segments.map(({ length }) => length);
}

test('a grade that the answer leaves out has no enterprises', () => {
  expect(countOf(aGoal({ A: 3 }, 10), 'B')).toBe(0);
});

describe('the share reached', () => {
  test.each([
    ['nothing', 0, 10_000, 0],
    ['a tenth of a percent', 10, 10_000, 0.001],
    ['rounded down, so not reached before it is', 9_999, 10_000, 0.999],
    ['all', 10_000, 10_000, 1],
    ['far above the target', 625_000, 200_000, 3.125],
  ])('%s', (_, counted, target, share) => expect(shareReached(aGoal({ A: counted }, target))).toBe(share));

  test('is unknown for a target of nothing', () => expect(shareReached(aGoal({ A: 5 }, 0))).toBeUndefined());
});

describe('the bar', () => {
  test('ends at the target while the target is not reached', () => {
    const goal = aGoal({ A: 10, B: 20, C: 5 }, 100, 40);
    expect(lengthsOf(goal)).toEqual([10, 20, 5]);
    expect(barOf(goal)).toMatchObject({ targetAt: 100, declaredLength: 40 });
  });

  test('ends at the official figure once that is above the target', () => {
    const goal = aGoal({ A: 100, B: 50, C: 50 }, 100);
    expect(lengthsOf(goal)).toEqual([50, 25, 25]);
    expect(barOf(goal).targetAt).toBe(50);
  });

  test('ends at the declared figure where that is the largest', () => {
    expect(barOf(aGoal({ A: 50 }, 100, 200))).toMatchObject({ declaredLength: 100, targetAt: 50 });
  });

  test('is empty, not broken, when there is nothing at all', () => {
    expect(barOf(aGoal({}, 0))).toMatchObject({ declaredLength: 0, targetAt: 0 });
  });
});
