import { describe, expect, test } from '@jest/globals';
import {
  exactYuan,
  fenOf,
  fenOfTenThousands,
  roundYuan,
  tenThousandsOf,
  sumOfFen,
  sumOfTyped,
} from './money.rules.js';

describe('an amount as books write it', () => {
  test.each([
    ['0', '0.00'],
    ['5', '0.05'],
    ['7440000', '74,400.00'],
    ['-100', '−1.00'],
    ['9223372036854775807', '92,233,720,368,547,758.07'],
  ])('%s', (fen, expected) => expect(exactYuan(fen)).toBe(expected));
});

describe('an amount as people say it', () => {
  test.each([
    ['zh-CN', '999900', '9,999', 'YUAN'],
    ['zh-CN', '20490000', '20.49', 'WAN'],
    ['zh-CN', '1000000', '1', 'WAN'],
    ['zh-CN', '12000000000', '1.2', 'YI'],
    ['zh-CN', '100000000000', '10', 'YI'],
    ['en', '20490000', '204,900', 'YUAN'],
    ['en', '12000000000', '120', 'MILLION'],
    ['en', '-125500000000', '−1.26', 'BILLION'],
  ] as const)('%s %s', (language, fen, amount, unit) =>
    expect(roundYuan(fen, language)).toEqual({ amount, unit }),
  );
});

describe('ten thousands of yuan as they are typed', () => {
  test.each([
    ['800', '800000000'],
    ['0.5', '500000'],
    ['1.2345', '1234500'],
    ['0', '0'],
    ['1000', '1000000000'],
  ])('%s', (text, fen) => {
    expect(fenOfTenThousands(text)).toBe(fen);
    expect(tenThousandsOf(fen)).toBe(text);
  });
  test('with separators', () => expect(fenOfTenThousands('1,200')).toBe('1200000000'));
});

describe('an amount that was typed', () => {
  test.each([
    ['74400', '7440000'],
    ['74,400.5', '7440050'],
    [' 0.05 ', '5'],
    ['１', undefined],
    ['1.005', undefined],
    ['-1', undefined],
    ['', undefined],
  ])('%s', (typed, fen) => expect(fenOf(typed)).toBe(fen));
});

describe('sums', () => {
  test('are exact', () => {
    expect(sumOfFen([])).toBe('0');
    expect(sumOfFen([{ amountFen: '9007199254740993' }, { amountFen: '1' }])).toBe('9007199254740994');
  });
  test('leave aside what is no amount yet', () => {
    expect(sumOfTyped([{ amount: '100.5' }, { amount: '1,000' }, { amount: 'x' }, {}, undefined])).toBe(
      '110050',
    );
    expect(sumOfTyped([{ amount: '1,000.5' }, { amount: '0.05' }])).toBe('100055');
    expect(sumOfTyped([{ amount: '1,000.5' }, { amount: 'x' }, {}])).toBe('100050');
    expect(sumOfTyped(undefined)).toBe('0');
  });
});
