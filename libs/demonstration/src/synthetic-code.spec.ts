import { divisionAtRegistration, parseUnifiedSocialCreditCode } from '#libs/kernel';
import { FIRST_FREE_SERIAL, serialOf, syntheticUnifiedSocialCreditCode } from './synthetic-code.js';

describe('synthetic unified social credit codes', () => {
  test.each([0, 1, 30, 31, 961, FIRST_FREE_SERIAL, 31 ** 5 - 1])('serial %i passes both checks', (serial) => {
    const code = syntheticUnifiedSocialCreditCode(serial, '440606');
    expect(parseUnifiedSocialCreditCode(code)).toBe(code);
    expect(code).toMatch(/^91440606YUN.{7}$/);
  });

  test('a town gives its first six digits', () =>
    expect(divisionAtRegistration(syntheticUnifiedSocialCreditCode(5, '441900119'))).toBe('441900'));

  test('every serial has a code of its own', () => {
    const codes = Array.from({ length: 5000 }, (_, serial) =>
      syntheticUnifiedSocialCreditCode(serial, '440606'),
    );
    expect(new Set(codes).size).toBe(5000);
  });

  test.each([-1, 0.5, 31 ** 5])('serial %d is refused', (serial) =>
    expect(() => syntheticUnifiedSocialCreditCode(serial, '440606')).toThrow(RangeError),
  );

  test.each([-3, 0, 1, 999, 20200928])('seed %i keeps its serials below the free ones', (seed) => {
    expect(serialOf(seed, 0)).toBeGreaterThanOrEqual(0);
    expect(serialOf(seed, 9_999)).toBeLessThan(FIRST_FREE_SERIAL);
  });
});
