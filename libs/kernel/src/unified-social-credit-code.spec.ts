import type { DomainError } from './errors.js';
import { refusalOf } from './refusals.js';
import {
  checkCharacter,
  organisationCheckCharacter,
  parseUnifiedSocialCreditCode,
} from './unified-social-credit-code.js';

/** A code with this beginning whose check characters are right. */
function withChecks(first8: string, organisation = 'YUN00ACJ'): string {
  const first17 = `${first8}${organisation}${organisationCheckCharacter(organisation)}`;
  return first17 + checkCharacter(first17);
}

function refusal(code: string): DomainError | undefined {
  return refusalOf(() => parseUnifiedSocialCreditCode(code));
}

describe('a unified social credit code', () => {
  test.each(['91440606', '92440606', '93440606', '11440000', '12440100', '51440000', '52440300', 'N2440606'])(
    'of the registering body and kind in %s is taken',
    (first8) => expect(refusal(withChecks(first8))).toBeUndefined(),
  );

  test.each([
    ['a registering body that does not exist', 'JR440606', 'USCC_KIND'],
    ['a kind that the body does not register', '98440606', 'USCC_KIND'],
    ['letters where the division stands', '91CW14PB', 'USCC_DIVISION'],
  ])('with %s is refused', (_, first8, code) => expect(refusal(withChecks(first8))?.code).toBe(code));

  test('the number of an identity card is none', () =>
    expect(refusal('11010519491231002X')?.code).toBe('USCC_PERSON'));

  test('width, case and spaces do not matter', () =>
    expect(parseUnifiedSocialCreditCode('９１４４０６０６ 72247 3344c')).toBe('91440606722473344C'));
});
