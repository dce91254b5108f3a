import { isWhole } from './period.rules.js';

test.each([
  ['none at all', undefined, true],
  ['a day to another', { from: '2020-09-28', to: '2020-10-08' }, true],
  ['one day', { from: '2020-09-28', to: '2020-09-28' }, true],
  ['the wrong order', { from: '2020-10-08T10:00', to: '2020-09-28T10:00' }, false],
  ['no end', { from: '2020-09-28' }, false],
  ['no beginning', { to: '2020-09-28' }, false],
])('a period of %s', (_, period, whole) => expect(isWhole(period)).toBe(whole));
