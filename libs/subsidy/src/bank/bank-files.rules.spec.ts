import fc from 'fast-check';
import {
  answerFileOf,
  answersOf,
  movementsOf,
  paymentFileOf,
  paymentsOf,
  plainYuan,
  statementFileOf,
  type AnswerLine,
} from './bank-files.rules.js';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const amountFen = fc.bigInt({ min: 1n, max: 10n ** 15n });

test.each([
  [0n, '0.00'],
  [5n, '0.05'],
  [7_300_000n, '73000.00'],
  [-101n, '-1.01'],
])('%s fen is %s yuan', (fen, yuan) => expect(plainYuan(fen)).toBe(yuan));

test('a payment file is read as it was written, names with commas, quotes and formulas too', () => {
  const line = fc.record({
    lineId: fc.uuid(),
    payeeName: text,
    bankName: text,
    accountNumber: fc.constantFrom('6222020200112233', '00012345'),
    amountFen,
    purpose: text,
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) =>
      expect(paymentsOf(paymentFileOf('run', lines))).toEqual(lines),
    ),
  );
});

const PAID: AnswerLine = {
  lineId: 'a',
  status: 'PAID',
  bankReference: 'R1',
  valueDate: '2020-10-20',
  amountFen: 100n,
  reason: null,
};

describe('a file that is not whole changes nothing', () => {
  const good = answerFileOf('x', [PAID]);
  test('the good one is read', () => expect(answersOf(good)).toEqual([PAID]));
  test.each([
    ['cut off before its trailer', good.slice(0, good.indexOf('TRAILER'))],
    ['a line less than the trailer says', good.replace('x,1', 'x,2')],
    ['another sum than the trailer says', good.replace(/1\.00,\r\n$/, '1.01,\r\n')],
    ['no header', good.slice(good.indexOf('LINE'))],
    ['an amount with a thousands separator', good.replace(',1.00,\r\nT', ',"1,000.00",\r\nT')],
    ['one decimal', good.replace(',1.00,\r\nT', ',1.0,\r\nT')],
    ['an unknown status', good.replace('PAID', 'DONE')],
    ['paid without a reference', good.replace('R1', '')],
    ['a day that is none', good.replace('2020-10-20', '2020-02-30')],
    ['an open quote', `${good}"`],
  ])('%s', (_, file) => {
    expect(() => answersOf(file)).toThrow('BANK_FILE');
  });
});

test('a statement holds one day only', () => {
  const movement = {
    day: '2020-10-20',
    direction: 'OUT' as const,
    bankReference: 'R1',
    lineId: null,
    amountFen: 1n,
    counterparty: '演示,有限',
  };
  const file = statementFileOf('s', [movement]);
  expect(movementsOf(file, '2020-10-20')).toEqual([movement]);
  expect(() => movementsOf(file, '2020-10-21')).toThrow('BANK_FILE');
});
