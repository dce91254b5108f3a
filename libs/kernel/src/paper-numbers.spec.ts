import { paperNumberOf } from './paper-numbers.js';

test.each([
  ['hq-2020/0001', 'HQ20200001'],
  ['ＨＱ－２０２０　０００１', 'HQ20200001'],
  ['粤银 0001号', '粤银0001号'],
  ['0001', '0001'],
])('the number %s is %s', (given, number) => expect(paperNumberOf(given)).toBe(number));

test.each(['—', ' ', 'НQ1', 'Ω1'])('the number %j is none', (given) =>
  expect(() => paperNumberOf(given)).toThrow('PAPER_NUMBER_FORMAT'),
);
