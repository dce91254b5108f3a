import { expect, test } from '@jest/globals';
import { eveningIn, minuteOf, momentOf } from './minute.rules.js';

test('a field shows a moment by the clock of the province, and says the same moment', () => {
  expect(minuteOf('2020-10-08T09:00:00Z')).toBe('2020-10-08T17:00');
  expect(Date.parse(momentOf('2020-10-08T17:00')!)).toBe(Date.parse('2020-10-08T09:00:00Z'));
});

test.each([[undefined], [''], ['2020-10-08']])('a field that says %j says no moment', (minute) =>
  expect(momentOf(minute)).toBeUndefined(),
);

test('the evening in two weeks is one of the province', () =>
  expect(eveningIn(14, Date.parse('2020-09-28T20:00:00Z'))).toBe('2020-10-13T17:00'));
