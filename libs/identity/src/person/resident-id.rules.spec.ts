import { residentIdOf } from './resident-id.rules.js';

test.each([
  ['the example of GB 11643', '11010519491231002X', '11010519491231002X'],
  ['a small x, full width and spaces', ' １１０１０５ 19491231 002x', '11010519491231002X'],
  ['another check character', '110105194912310021', null],
  ['a day that was none', '11010519490230002X', null],
  ['fifteen digits, as before 1999', '110105491231002', null],
  ['letters', 'ABCDEFGHIJKLMNOPQR', null],
  ['nothing', '', null],
])('%s', (_, given, expected) => expect(residentIdOf(given)).toBe(expected));
