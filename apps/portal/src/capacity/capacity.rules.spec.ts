import { expect, test } from '@jest/globals';
import { monthsFrom, stateOf } from './capacity.rules.js';

test.each([
  ['over the end of a year', '2020-11-15T00:00:00Z', ['2020-11', '2020-12', '2021-01']],
  ['in Shanghai it is the next month already', '2020-09-30T16:00:00Z', ['2020-10', '2020-11', '2020-12']],
  ['a moment before it is not', '2020-09-30T15:59:59Z', ['2020-09', '2020-10', '2020-11']],
])('%s', (_, now, months) => expect(monthsFrom(now, 3)).toEqual(months));

test.each([
  ['room', { declared: null, catalogue: 3, begun: 1, projects: 2 }, 'ROOM'],
  ['full', { declared: null, catalogue: 3, begun: 3, projects: 0 }, 'FULL'],
  ['closed by the provider', { declared: 0, catalogue: 3, begun: 0, projects: 0 }, 'FULL'],
  ['nothing offered', { declared: null, catalogue: 0, begun: 0, projects: 0 }, 'NOTHING'],
])('%s', (_, facts, state) => expect(stateOf({ month: '2020-10', ...facts })).toBe(state));
