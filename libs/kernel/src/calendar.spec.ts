import { addMonths, isDay, parseMoment } from './calendar.js';

test.each([
  ['2020-10-10', 3, '2021-01-10'],
  ['2020-01-31', 1, '2020-02-29'],
  ['2021-01-31', 1, '2021-02-28'],
  ['2020-12-31', 0, '2020-12-31'],
  ['2020-08-31', 18, '2022-02-28'],
])('%s and %i months is %s', (day, months, expected) => expect(addMonths(day, months)).toBe(expected));

test.each([
  ['2020-11-10T17:00:00+08:00', '2020-11-10T09:00:00.000Z'],
  ['2020-11-10T09:00:00Z', '2020-11-10T09:00:00.000Z'],
  ['2020-02-29T23:59:59.999999-12:00', '2020-03-01T11:59:59.999Z'],
])('%s is a moment', (text, moment) => expect(parseMoment(text).toISOString()).toBe(moment));

test.each<[string, unknown]>([
  ['without an offset', '2020-11-10T17:00:00'],
  ['a day only', '2020-11-10'],
  ['31 November', '2020-11-31T17:00:00+08:00'],
  ['29 February of no leap year', '2021-02-29T17:00:00+08:00'],
  ['the 24th hour', '2020-11-10T24:00:00+08:00'],
  ['an American date', '11/10/2020'],
  ['a number as text', '5'],
  ['a number', 1_604_998_800_000],
  ['a year before 1900', '1899-12-31T23:59:59+08:00'],
  ['a year after 2200', '2201-01-01T00:00:00+08:00'],
  ['an offset that no place has', '2020-11-10T17:00:00+15:00'],
])('%s is none', (_, value) => expect(() => parseMoment(value)).toThrow('MOMENT_FORMAT'));

test.each([
  ['2020-02-29', true],
  ['2021-02-29', false],
  ['2020-2-9', false],
])('%s is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));
