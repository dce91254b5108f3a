import { DomainError, type LocalDate } from '#libs/kernel';

/** What tells an invoice from every other one in the country. */
export interface InvoiceIdentity {
  readonly number: string;
  /** Ten digits (special and ordinary invoices) or twelve (ordinary and electronic ones); none on a fully digital one. */
  readonly code: string | null;
}

const DIGITS_OF_PAPER = /^\d{8}$/;
const DIGITS_OF_CODE = /^(\d{10}|\d{12})$/;
const FULLY_DIGITAL = /^\d{20}$/;

/** Half width, without spaces and hyphens, upper case. */
function plain(given: string): string {
  return given
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
}

/**
 * The one spelling of an invoice's number and code. Eight digits with a code of ten or twelve, or the twenty digits of a
 * fully digital invoice (数电票), which has no code.
 * @throws DomainError INVOICE_NUMBER_FORMAT, INVOICE_CODE_FORMAT
 */
export function invoiceIdentity(given: {
  number: string;
  code?: string | null | undefined;
}): InvoiceIdentity {
  const number = plain(given.number);
  const code = plain(given.code ?? '');
  const shown = given.number.slice(0, 40);
  if (FULLY_DIGITAL.test(number)) {
    if (code !== '') throw new DomainError('INVOICE_CODE_FORMAT', { number: shown, code: code.slice(0, 40) });
    return { number, code: null };
  }
  if (!DIGITS_OF_PAPER.test(number)) throw new DomainError('INVOICE_NUMBER_FORMAT', { number: shown });
  if (!DIGITS_OF_CODE.test(code))
    throw new DomainError('INVOICE_CODE_FORMAT', { number: shown, code: code.slice(0, 40) });
  return { number, code };
}

/** Number and code in one text; equal exactly when it is the same invoice. */
export function fingerprintOf({
  number,
  code,
}: {
  readonly number: string;
  readonly code?: string | null | undefined;
}): string {
  return code ? `${code}-${number}` : number;
}

/** Whether the year that a fully digital number begins with is the year of issue; other numbers name no year. */
export function yearFits({ number, code }: InvoiceIdentity, issuedOn: LocalDate): boolean {
  return code !== null || number.slice(0, 2) === issuedOn.slice(2, 4);
}
