import { addMonths } from './calendar.js';

test.each([
  ['2020-10-10', 3, '2021-01-10'],
  ['2020-01-31', 1, '2020-02-29'],
  ['2021-01-31', 1, '2021-02-28'],
  ['2020-12-31', 0, '2020-12-31'],
  ['2020-08-31', 18, '2022-02-28'],
])('%s and %i months is %s', (day, months, expected) => expect(addMonths(day, months)).toBe(expected));
