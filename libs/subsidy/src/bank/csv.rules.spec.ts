import fc from 'fast-check';
import { csvOf, rowsOf } from './csv.rules.js';

describe('a CSV text', () => {
  test('gives the rows back that were written, whatever they hold', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...Array.from(`,"'\r\n=+-@＝\ta银`)) }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { maxLength: 6 }), (rows) =>
        expect(rowsOf(csvOf(rows))).toEqual(rows),
      ),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['=1+1', `'=1+1`],
    ['+86', `'+86`],
    ['-5', `'-5`],
    ['@SUM(A1)', `'@SUM(A1)`],
    [`'=x`, `''=x`],
    ['＝1', `'＝1`],
    ['东莞市, "演示"厂', '"东莞市, ""演示""厂"'],
    ['两\n行', '"两\n行"'],
  ])('writes %j as %j, so that no program takes it for a formula', (value, written) => {
    expect(csvOf([[value]])).toBe(`\uFEFF${written}\r\n`);
  });

  test.each([['"open'], ['a"b,c'], ['"a"b']])('is refused as %j', (text) => {
    expect(rowsOf(text)).toBeUndefined();
  });

  test('is read with either line end, and without one at the end', () => {
    expect(rowsOf('a,b\nc,\r\nd')).toEqual([['a', 'b'], ['c', ''], ['d']]);
  });
});
