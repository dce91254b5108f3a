import { readCode } from '#libs/kernel';
import { readOddCode } from './odd-code.rules.js';

const NONE: ReadonlySet<string> = new Set();

test('a code with an odd check character is read, in whatever spelling', () =>
  expect(readOddCode(' 91440606722473344d')).toEqual({
    code: '91440606722473344D',
    refusal: 'USCC_CHECK_DIGIT',
  }));

test.each([
  ['a code that keeps to the standard', '91440606722473344C', 'CODE_IS_REGULAR'],
  ['one of 17 characters', '91440606722473344', 'USCC_LENGTH'],
  ['a letter that the standard does not use', '9144060672247334OC', 'USCC_CHARACTER'],
  ['the number of an identity card', '440106199001011235', 'USCC_PERSON'],
])('%s is none', (_, text, code) =>
  expect(() => readOddCode(text)).toThrow(expect.objectContaining({ code })),
);

test('is taken where two officials have confirmed it, and nowhere else', () => {
  expect(readCode('91440606722473344d', new Set(['91440606722473344D']))).toBe('91440606722473344D');
  expect(() => readCode('91440606722473344D', NONE)).toThrow(
    expect.objectContaining({ code: 'USCC_CHECK_DIGIT' }),
  );
  expect(readCode('91440606722473344c', NONE)).toBe('91440606722473344C');
});
