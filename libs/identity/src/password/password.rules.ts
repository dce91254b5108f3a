/** Code points, as a person counts. ASVS 5.0, V6.2.1 and V6.2.9: at least 12 here, and long ones are accepted. */
export const PASSWORD_SHORTEST = 12;
export const PASSWORD_LONGEST = 128;

const DIFFERENT_CHARACTERS = 5;
/** A unified social credit code is printed on the business licence, so it protects nothing (GB 32100-2015). */
const CREDIT_CODE = /[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}/;

export type PasswordRefusal =
  | 'PASSWORD_TOO_SHORT'
  | 'PASSWORD_TOO_LONG'
  | 'PASSWORD_CONTAINS_ACCOUNT'
  | 'PASSWORD_CONTAINS_CREDIT_CODE'
  | 'PASSWORD_TOO_UNIFORM';

/** Every reason at once against a password; empty means that it may be used. */
export function passwordRefusals(password: string, account: string): PasswordRefusal[] {
  const characters = Array.from(password);
  const folded = password.normalize('NFKC');
  const refusals: PasswordRefusal[] = [];
  if (characters.length < PASSWORD_SHORTEST) refusals.push('PASSWORD_TOO_SHORT');
  if (characters.length > PASSWORD_LONGEST) refusals.push('PASSWORD_TOO_LONG');
  if (account && accountKey(folded).includes(accountKey(account))) refusals.push('PASSWORD_CONTAINS_ACCOUNT');
  if (CREDIT_CODE.test(folded.toUpperCase())) refusals.push('PASSWORD_CONTAINS_CREDIT_CODE');
  if (new Set(characters).size < DIFFERENT_CHARACTERS) refusals.push('PASSWORD_TOO_UNIFORM');
  return refusals;
}

const ACCOUNT = /^[a-z0-9\p{Script=Han}][a-z0-9\p{Script=Han}._@-]{2,63}$/u;

/** The one spelling by which an account is found: full-width forms folded, lower case. */
export function accountKey(account: string): string {
  return account.normalize('NFKC').trim().toLowerCase();
}

/** 3 to 64 characters: Latin letters, digits, Chinese characters, and `. _ @ -` after the first. */
export function isAccount(account: string): boolean {
  return ACCOUNT.test(accountKey(account));
}
