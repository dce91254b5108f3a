import { expect, test } from '@jest/globals';
import { csvOf } from './csv.rules.js';

const line = (cell: string, figures = false): string =>
  csvOf([{ title: 'x', figures }], [[cell]]).split('\r\n')[1] ?? '';

test('begins with the mark of UTF-8 and ends each line as spreadsheets do', () =>
  expect(csvOf([{ title: '名称', figures: false }], [['a'], ['b']])).toBe('\uFEFF名称\r\na\r\nb\r\n'));

test.each([
  ['a text with a comma', '甲, 乙', '"甲, 乙"'],
  ['a text with quotes', '"甲"', '"""甲"""'],
  ['a text of two lines', '甲\n乙', '"甲\n乙"'],
  ['a formula', '=1+1', "'=1+1"],
  ['a formula behind a plus', '+86', "'+86"],
  ['a call behind an at', '@SUM(A1)', "'@SUM(A1)"],
  ['a formula that is quoted too', '=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ['a formula of full width', '＝1+1', "'＝1+1"],
  ['a formula behind what is not seen', '\u200B\n=1', `"'\u200B\n=1"`],
  ['a code of digits', '440600', '"\t440600"'],
  ['a code with a zero in front', '0755', '"\t0755"'],
  ['a small number', '1', '1'],
  ['a code with letters', '91440606YUN00ACJ8X', '91440606YUN00ACJ8X'],
])('%s', (_, cell, expected) => expect(line(cell)).toBe(expected));

test.each([
  ['an amount', '74,400.00', '74400.00'],
  ['an amount below zero', '−74,400.00', '-74400.00'],
  ['a count', '12', '12'],
  ['a formula among figures', '-1+1', "'-1+1"],
])('%s to calculate with', (_, cell, expected) => expect(line(cell, true)).toBe(expected));
