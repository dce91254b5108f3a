import { DomainError, parseName, sameName } from '#libs/kernel';

export interface PayeeEntry {
  readonly holderName: string;
  readonly bankName: string;
  readonly accountNumber: string;
}

/**
 * Reads an account as typed: digits without white space, full width folded; the holder must be the enterprise.
 * @throws DomainError PAYEE_NOT_THE_ENTERPRISE, ACCOUNT_NUMBER, NAME_LENGTH, NAME_CHARACTER
 */
export function parsePayee(entry: PayeeEntry, enterpriseName: string): PayeeEntry {
  const accountNumber = entry.accountNumber.normalize('NFKC').replaceAll(/[\s-]/gu, '');
  if (!/^\d{8,30}$/.test(accountNumber)) throw new DomainError('ACCOUNT_NUMBER');
  const holderName = parseName(entry.holderName);
  if (!sameName(holderName, enterpriseName))
    throw new DomainError('PAYEE_NOT_THE_ENTERPRISE', { holderName, enterpriseName });
  return { holderName: enterpriseName, bankName: parseName(entry.bankName), accountNumber };
}

/**
 * When an account begins to be paid to: the first one at once, a changed one after the cool-off, so that the enterprise
 * can notice a change that it did not make. In the meantime nothing is paid: neither to an account that was given up nor
 * to one that may be somebody else's.
 */
export function effectiveAt(now: Date, changes: boolean, coolOffHours: number): Date {
  return new Date(now.getTime() + (changes ? coolOffHours * 3_600_000 : 0));
}

/** All but the last four digits hidden: what is shown to those who need not know. */
export function masked(accountNumber: string): string {
  return `${'*'.repeat(accountNumber.length - 4)}${accountNumber.slice(-4)}`;
}
