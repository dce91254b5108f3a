import {
  DomainError,
  nameKeyOf,
  reaches,
  shareOf,
  sum,
  yuan,
  type BasisPoints,
  type Fen,
} from '#libs/kernel';

export interface InvoiceEntry {
  readonly number: string;
  readonly amountFen: Fen;
  readonly issuedOn: string;
}

export interface PaymentEntry {
  readonly bankReference: string;
  readonly amountFen: Fen;
  readonly paidOn: string;
  readonly payerName?: string | null;
  readonly payeeName?: string | null;
}

export interface Papers {
  readonly invoices: readonly InvoiceEntry[];
  readonly payments: readonly PaymentEntry[];
  /** SHA-256 of the acceptance report, hexadecimal. */
  readonly acceptanceReportHash: string;
}

export interface Parties {
  readonly enterpriseName: string;
  readonly providerName: string;
}

/** The papers that the schemes ask for (发票、支付凭证、验收报告) and who must have paid whom; empty when complete. */
export function missingPapers(papers: Papers, contractAccepted: boolean, parties: Parties): string[] {
  const { invoices, payments, acceptanceReportHash } = papers;
  const found: readonly (readonly [missing: boolean, what: string])[] = [
    [invoices.length === 0, 'INVOICES'],
    [payments.length === 0, 'PAYMENTS'],
    [!/^[0-9a-f]{64}$/i.test(acceptanceReportHash), 'ACCEPTANCE_REPORT'],
    [!contractAccepted, 'CONTRACT_NOT_ACCEPTED'],
    [invoices.some(({ amountFen }) => amountFen <= 0n), 'INVOICE_AMOUNT'],
    [payments.some(({ amountFen }) => amountFen <= 0n), 'PAYMENT_AMOUNT'],
    [
      payments.some(({ payerName }) => other(payerName, parties.enterpriseName)),
      'PAYER_IS_NOT_THE_ENTERPRISE',
    ],
    [payments.some(({ payeeName }) => other(payeeName, parties.providerName)), 'PAYEE_IS_NOT_THE_PROVIDER'],
  ];
  return found.filter(([missing]) => missing).map(([, what]) => what);
}

/** A name that was given and is not this one. */
function other(given: string | null | undefined, name: string): boolean {
  return typeof given === 'string' && nameKeyOf(given) !== nameKeyOf(name);
}

/**
 * The one spelling of an invoice's number: half width, no spaces or hyphens, upper case. Eight digits on paper, twenty
 * on a fully digital invoice.
 * @throws DomainError INVOICE_NUMBER_FORMAT
 */
export function invoiceNumberOf(given: string): string {
  const number = given.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();
  if (!/^(\d{8}|\d{20})$/.test(number))
    throw new DomainError('INVOICE_NUMBER_FORMAT', { number: given.slice(0, 40) });
  return number;
}

/**
 * What was paid, if it reaches the share of the contract that the scheme asks for, to the fen.
 * @throws DomainError PAID_SHARE naming what is paid and what is needed
 */
export function paidEnough(payments: readonly PaymentEntry[], contractFen: Fen, share: BasisPoints): Fen {
  const paidFen = sum(payments.map(({ amountFen }) => amountFen));
  if (reaches(paidFen, contractFen, share)) return paidFen;
  const down = shareOf(contractFen, share);
  const neededFen = reaches(down, contractFen, share) ? down : down + 1n;
  throw new DomainError('PAID_SHARE', {
    paid: yuan(paidFen),
    needed: yuan(neededFen),
    contract: yuan(contractFen),
    percent: String(share / 100),
  });
}
