import { describe, expect, test } from '@jest/globals';
import { instantOf, nearnessOf } from './due.rules.js';

const NOW = Date.parse('2020-11-12T09:20:00+08:00');

describe('a deadline', () => {
  test.each([
    [
      'is over at its instant',
      '2020-11-12T09:20:00+08:00',
      { urgency: 'OVER', day: 'TODAY', days: 0, hours: 0, minutes: 0 },
    ],
    [
      'is near on its day',
      '2020-11-12T17:00:00+08:00',
      { urgency: 'SOON', day: 'TODAY', days: 0, hours: 7, minutes: 40 },
    ],
    [
      'is near for 24 hours',
      '2020-11-13T09:20:00+08:00',
      { urgency: 'SOON', day: 'TOMORROW', days: 1, hours: 0, minutes: 0 },
    ],
    [
      'is later after that',
      '2020-11-13T09:21:00+08:00',
      { urgency: 'LATER', day: 'TOMORROW', days: 1, hours: 0, minutes: 1 },
    ],
    [
      'that is a day ends with it',
      '2020-11-12',
      { urgency: 'SOON', day: 'TODAY', days: 0, hours: 14, minutes: 40 },
    ],
    [
      'far away counts in days',
      '2021-02-08T17:00:00+08:00',
      { urgency: 'LATER', day: 'OTHER', days: 88, hours: 7, minutes: 40 },
    ],
  ])('%s', (_, deadline, expected) => expect(nearnessOf(deadline, NOW)).toEqual(expected));
});

test('a day ends when the next begins in the province', () =>
  expect(instantOf('2020-11-12')).toBe(Date.parse('2020-11-12T16:00:00Z')));
