import { foldCode } from './divisions.js';
import { DomainError } from './errors.js';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** The check character (18th) for the first 17 characters. Source: GB 32100-2015. */
export function checkCharacter(first17: string): string {
  const total = WEIGHTS.reduce((sum, weight, i) => sum + weight * ALPHABET.indexOf(first17.charAt(i)), 0);
  return ALPHABET.charAt((31 - (total % 31)) % 31);
}

/** The check character (9th) of an organisation code for its first 8 characters. Source: GB 11714-1997. */
export function organisationCheckCharacter(first8: string): string {
  const total = ORGANISATION_WEIGHTS.reduce((sum, weight, i) => {
    const code = first8.charCodeAt(i);
    return sum + weight * (code <= 57 ? code - 48 : code - 55);
  }, 0);
  const check = 11 - (total % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/**
 * Which kinds each registering body gives codes to. Bodies 1, 5, 9 and Y stand in the tables of GB 32100-2015. The others
 * came by its amendment no. 1 of 2016: two public renderings of it agree on them (osuse.cn/post/10002590, ddrv.cn/?p=726373),
 * the amendment itself was not at hand.
 */
const KINDS: Readonly<Record<string, string>> = {
  1: '1239',
  2: '19',
  3: '123459',
  4: '19',
  5: '1239',
  6: '129',
  7: '129',
  8: '19',
  9: '123',
  A: '19',
  N: '1239',
  Y: '1',
};

/** The parts of the country with which the number of an identity card begins. */
const IDENTITY_NUMBER =
  /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/;
const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether a text is the number of an identity card (GB 11643): people put theirs where the code belongs. */
function isIdentityNumber(text: string): boolean {
  if (!IDENTITY_NUMBER.test(text)) return false;
  const total = IDENTITY_WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(text.charAt(i)), 0);
  return text.charAt(17) === '10X98765432'.charAt(total % 11);
}

/**
 * Reads a unified social credit code (统一社会信用代码): folds full-width characters, spaces and case, then checks length,
 * alphabet, registering body and kind, division and both check characters.
 * @returns the 18 characters, upper case
 * @throws DomainError USCC_LENGTH, USCC_CHARACTER, USCC_PERSON, USCC_KIND, USCC_DIVISION, USCC_ORGANISATION_CHECK_DIGIT, USCC_CHECK_DIGIT
 */
export function parseUnifiedSocialCreditCode(text: string): string {
  const code = foldCode(text);
  const characters = Array.from(code);
  if (characters.length !== 18) throw new DomainError('USCC_LENGTH', { length: characters.length });
  const wrong = characters.findIndex((character) => !ALPHABET.includes(character));
  if (wrong >= 0)
    throw new DomainError('USCC_CHARACTER', { position: wrong + 1, character: characters[wrong] ?? '' });
  if (isIdentityNumber(code)) throw new DomainError('USCC_PERSON');
  if (!KINDS[code.charAt(0)]?.includes(code.charAt(1)))
    throw new DomainError('USCC_KIND', { kind: code.slice(0, 2) });
  if (!/^\d{6}$/.test(code.slice(2, 8)))
    throw new DomainError('USCC_DIVISION', { division: code.slice(2, 8) });
  const organisation = organisationCheckCharacter(code.slice(8, 16));
  const check = checkCharacter(code.slice(0, 17));
  // A slip anywhere in 1..16 breaks the last character; one in 9..16 breaks both. So the 17th is named first.
  if (code.charAt(16) !== organisation)
    throw new DomainError('USCC_ORGANISATION_CHECK_DIGIT', { expected: organisation });
  if (code.charAt(17) !== check) throw new DomainError('USCC_CHECK_DIGIT', { expected: check });
  return code;
}

/** The division where the code was given out: a hint, never the present address. */
export function divisionAtRegistration(code: string): string {
  return code.slice(2, 8);
}

/**
 * Reads a code of a company.
 * @param confirmed what two officials have confirmed as issued, though it does not keep to the standard
 * @throws DomainError as `parseUnifiedSocialCreditCode`
 */
export function readCode(text: string, confirmed: ReadonlySet<string>): string {
  const code = foldCode(text);
  return confirmed.has(code) ? code : parseUnifiedSocialCreditCode(text);
}
