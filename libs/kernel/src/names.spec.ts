import { DomainError } from './errors.js';
import { nameKeyOf, paperNumberOf, parseName, sameName } from './names.js';

function refusal(text: string): DomainError | undefined {
  try {
    parseName(text);
    return undefined;
  } catch (error) {
    return error as DomainError;
  }
}

describe('names', () => {
  test.each([
    ['as given', '佛山市演示五金（第一）有限公司', '佛山市演示五金（第一）有限公司'],
    ['without white space around', '　 演示公司 \n', '演示公司'],
    ['with a dot', '阿卜杜拉·演示', '阿卜杜拉·演示'],
    ['with a character beyond the basic plane', '𬭎演示𪚥', '𬭎演示𪚥'],
    ['with 100 rare characters', '𬭎'.repeat(100), '𬭎'.repeat(100)],
  ])('kept %s', (_, text, expected) => expect(parseName(text)).toBe(expected));

  test.each([
    ['nothing', '  ', 'NAME_LENGTH'],
    ['101 characters', '云'.repeat(101), 'NAME_LENGTH'],
    ['a NUL', '演\u0000示', 'NAME_CHARACTER'],
    ['a text direction override', '演示\u202Egnp', 'NAME_CHARACTER'],
    ['an isolate', '演\u2067示', 'NAME_CHARACTER'],
    ['a zero width space', '演\u200B示', 'NAME_CHARACTER'],
    ['a private-use character', '演\uE81E示', 'NAME_CHARACTER'],
    ['half a character', '演\uD842示', 'NAME_CHARACTER'],
    ['a Hangul filler', '演\u3164示', 'NAME_CHARACTER'],
    ['an empty braille pattern', '\u2800', 'NAME_CHARACTER'],
    ['a character that was lost', '演\uFFFD示', 'NAME_CHARACTER'],
    ['dashes alone', '——', 'NAME_WITHOUT_LETTERS'],
    ['a line break inside', '演\n示', 'NAME_CHARACTER'],
  ])('%s is refused', (_, text, code) => expect(refusal(text)?.code).toBe(code));

  test('a refused character is named by place and code point', () =>
    expect(refusal('演\uE81E示')?.params).toEqual({ position: 2, codePoint: 'U+E81E' }));

  test.each([
    ['dashes', '一汽—大众', '一汽-大众'],
    ['a dash of two', '一汽——大众', '一汽－大众'],
    ['dots', '阿卜杜拉·演示', '阿卜杜拉•演示'],
    ['brackets', '演示〔佛山〕公司', '演示（佛山）公司'],
    ['compatibility ideographs', '\uF90A演示', '金演示'],
    ['a chosen form of a character', '葛\u{E0100}演示', '葛演示'],
  ])('%s do not make two names', (_, one, other) => expect(sameName(one, other)).toBe(true));

  test('width, case and white space do not matter in search', () =>
    expect(nameKeyOf('ＡＢＣ 演示（佛山）')).toBe(nameKeyOf('abc演示(佛山)')));
});

test.each([
  ['hq-2020/0001', 'HQ20200001'],
  ['ＨＱ－２０２０　０００１', 'HQ20200001'],
  ['粤银 0001号', '粤银0001号'],
  ['0001', '0001'],
])('the number %s is %s', (given, number) => expect(paperNumberOf(given)).toBe(number));

test.each(['—', ' ', 'НQ1', 'Ω1'])('the number %j is none', (given) =>
  expect(() => paperNumberOf(given)).toThrow('PAPER_NUMBER_FORMAT'),
);
