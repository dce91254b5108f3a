import { describe, expect, test } from '@jest/globals';
import { exactYuan, roundYuan } from './money.rules.js';

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
