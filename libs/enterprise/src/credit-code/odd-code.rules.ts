import { DomainError, foldCode, parseUnifiedSocialCreditCode, refusalOf } from '#libs/kernel';

/** What of a code registries are known to have given out otherwise than GB 32100 says. */
const ISSUED_OTHERWISE: ReadonlySet<string> = new Set([
  'USCC_KIND',
  'USCC_DIVISION',
  'USCC_ORGANISATION_CHECK_DIGIT',
  'USCC_CHECK_DIGIT',
]);

/**
 * Reads a code that does not keep to GB 32100 and is on a licence all the same.
 * @returns the 18 characters, and the refusal that they meet
 * @throws DomainError CODE_IS_REGULAR; USCC_LENGTH, USCC_CHARACTER, USCC_PERSON, which no licence carries
 */
export function readOddCode(text: string): { readonly code: string; readonly refusal: string } {
  const refused = refusalOf(() => parseUnifiedSocialCreditCode(text));
  if (!refused) throw new DomainError('CODE_IS_REGULAR', { code: foldCode(text) });
  if (!ISSUED_OTHERWISE.has(refused.code)) throw refused;
  return { code: foldCode(text), refusal: refused.code };
}
