import { foldCode, foldDivision } from './divisions.js';

test.each([
  ['440604', '440604'],
  ['４４０６０４', '440604'],
  ['440604000000', '440604'],
  ['440604000', '440604'],
  ['441900003000', '441900003'],
  ['441900003', '441900003'],
  ['44060', '44060'],
])('the division %s is read as %s', (given, read) => expect(foldDivision(given)).toBe(read));

test('a code is folded in width, case and white space', () => expect(foldCode(' ｃ3311 ')).toBe('C3311'));
