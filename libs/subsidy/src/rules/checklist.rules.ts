import {
  DomainError,
  nameKeyOf,
  paperNumberOf,
  reaches,
  refusalOf,
  shareOf,
  sum,
  yuan,
  type BasisPoints,
  type ErrorParams,
  type Fen,
  type LocalDate,
} from '#libs/kernel';
import { fingerprintOf, invoiceIdentity, yearFits, type InvoiceIdentity } from './invoice-number.rules.js';
import { digestOf, printOf, SHA_256, sameTransfer } from './paper-identity.rules.js';

export interface InvoiceEntry {
  readonly number: string;
  readonly code?: string | null | undefined;
  readonly amountFen: Fen;
  readonly issuedOn: LocalDate;
}

export interface PaymentEntry {
  readonly bankReference: string;
  readonly amountFen: Fen;
  readonly paidOn: LocalDate;
  readonly payerName?: string | null | undefined;
  readonly payeeName?: string | null | undefined;
}

/** A further paper by the SHA-256 of its file. */
export interface DocumentEntry {
  readonly kind: string;
  readonly hash: string;
}

export interface Papers {
  readonly invoices: readonly InvoiceEntry[];
  readonly payments: readonly PaymentEntry[];
  /** SHA-256 of the acceptance report, hexadecimal. */
  readonly acceptanceReportHash?: string | null | undefined;
  readonly documents?: readonly DocumentEntry[] | null | undefined;
}

/** What the papers are held against. */
export interface RedemptionFacts {
  readonly requiredDocuments: readonly string[];
  readonly enterpriseName: string;
  readonly providerName: string;
  readonly contractSignedOn: LocalDate;
  readonly contractAccepted: boolean;
  /** What the contract says of this phase; all of it when there is one phase. */
  readonly phaseFen: Fen;
  readonly minimumPaidShare: BasisPoints;
  readonly today: LocalDate;
  /** Of the invoices given, the fingerprints that back another redemption or another fund; whose stays untold. */
  readonly usedInvoices: ReadonlySet<string>;
  /** Of the other papers given, the prints of those that back another redemption. */
  readonly usedPapers: ReadonlySet<string>;
}

export interface Problem {
  readonly code: string;
  readonly params: ErrorParams;
  /** Nothing was given, in contrast to something wrong. */
  readonly missing: boolean;
}

export type ItemStatus = 'PRESENT' | 'MISSING' | 'WRONG';

export interface ChecklistItem {
  readonly item: string;
  readonly status: ItemStatus;
  readonly problems: readonly Problem[];
}

/** The papers that every file rests on, whatever else the scheme asks for. */
const ALWAYS = ['INVOICE', 'PAYMENT_PROOF'];

const CHECKS: Readonly<Record<string, (papers: Papers, facts: RedemptionFacts) => Problem[]>> = {
  INVOICE: invoiceProblems,
  PAYMENT_PROOF: paymentProblems,
  ACCEPTANCE_REPORT: reportProblems,
  // Both sides signed it here, so it is at hand.
  CONTRACT: () => [],
};

/** Every paper that the scheme asks for with what is missing or wrong about it. Sending asks the same. */
export function checklist(papers: Papers, facts: RedemptionFacts): ChecklistItem[] {
  const items = [...new Set([...ALWAYS, ...facts.requiredDocuments])];
  return items.map((item) => {
    const problems = (CHECKS[item] ?? ((given: Papers) => documentProblems(item, given, facts)))(
      papers,
      facts,
    );
    const missing = problems.length > 0 && problems.every((problem) => problem.missing);
    return { item, status: problems.length === 0 ? 'PRESENT' : missing ? 'MISSING' : 'WRONG', problems };
  });
}

/**
 * Lets a complete file pass.
 * @throws DomainError the code of the problem when there is one kind of problem, otherwise REDEMPTION_INCOMPLETE with the
 *   sentence of each
 */
export function assertComplete(items: readonly ChecklistItem[]): void {
  const problems = items.flatMap((item) => item.problems);
  const [first] = problems;
  if (!first) return;
  const codes = [...new Set(problems.map(({ code }) => code))];
  if (codes.length === 1 && !first.missing) throw new DomainError(first.code, first.params);
  const sentences = codes.map((code) => {
    const { params } = problems.find((problem) => problem.code === code)!;
    return { code, params };
  });
  throw new DomainError('REDEMPTION_INCOMPLETE', { missing: codes, problems: sentences });
}

/**
 * Lets papers pass none of which backs another redemption.
 * @throws DomainError PAYMENT_USED, ACCEPTANCE_REPORT_USED, DOCUMENT_USED
 */
export function assertUnused(papers: Papers, used: ReadonlySet<string>): void {
  const kinds = (papers.documents ?? []).map(({ kind }) => kind);
  const [first] = [
    ...paymentsUsed(papers, used),
    ...reportUsed(papers, used),
    ...kinds.flatMap((kind) => documentUsed(kind, papers, used)),
  ];
  if (first) throw new DomainError(first.code, first.params);
}

function found(
  checks: readonly (readonly [wrong: boolean, code: string, params?: ErrorParams])[],
): Problem[] {
  return checks
    .filter(([wrong]) => wrong)
    .map(([, code, params]) => ({ code, params: params ?? {}, missing: MISSING.has(code) }));
}

const MISSING: ReadonlySet<string> = new Set([
  'INVOICES',
  'PAYMENTS',
  'PAYER_NOT_STATED',
  'PAYEE_NOT_STATED',
  'ACCEPTANCE_REPORT',
  'CONTRACT_NOT_ACCEPTED',
  'DOCUMENT_MISSING',
]);

function invoiceProblems({ invoices }: Papers, facts: RedemptionFacts): Problem[] {
  if (invoices.length === 0) return found([[true, 'INVOICES']]);
  const identities = invoices.map((invoice) => identityOf(invoice));
  const refused = identities.filter((each) => each instanceof DomainError);
  const known = identities.flatMap((each, i) =>
    each instanceof DomainError ? [] : [{ ...each, issuedOn: invoices[i]!.issuedOn }],
  );
  const prints = known.map(fingerprintOf);
  const numbersWhere = (wrong: (print: string, i: number) => boolean): string[] =>
    known.filter((_, i) => wrong(prints[i]!, i)).map(({ number }) => number);
  const twice = numbersWhere((print, i) => prints.indexOf(print) !== i);
  const used = numbersWhere((print) => facts.usedInvoices.has(print));
  const years = numbersWhere((_, i) => !yearFits(known[i]!, known[i]!.issuedOn));
  const total = sum(invoices.map(({ amountFen }) => amountFen));
  const { today, contractSignedOn, phaseFen, minimumPaidShare } = facts;
  const neededFen = leastOf(phaseFen, minimumPaidShare);
  return [
    ...refused.map(({ code, params }) => ({ code, params, missing: false })),
    ...found([
      [twice.length > 0, 'INVOICE_TWICE', { numbers: twice }],
      [used.length > 0, 'INVOICE_USED', { numbers: used }],
      [years.length > 0, 'INVOICE_YEAR', { numbers: years }],
      [invoices.some(({ amountFen }) => amountFen <= 0n), 'INVOICE_AMOUNT'],
      [invoices.some(({ issuedOn }) => issuedOn > today), 'INVOICE_IN_FUTURE', { today }],
      [
        invoices.some(({ issuedOn }) => issuedOn < contractSignedOn),
        'INVOICE_BEFORE_CONTRACT',
        { signedOn: contractSignedOn },
      ],
      [total < neededFen, 'INVOICED_TOO_LITTLE', { invoiced: yuan(total), needed: yuan(neededFen) }],
      [total > phaseFen, 'INVOICED_TOO_MUCH', { invoiced: yuan(total), contract: yuan(phaseFen) }],
    ]),
  ];
}

/** Names on papers that are not the one they should be, each once. */
function namesOtherThan(expected: string, names: readonly (string | null | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name && other(name, expected)))].map((name) =>
    name!.slice(0, 100),
  );
}

function identityOf(invoice: InvoiceEntry): InvoiceIdentity | DomainError {
  return refusalOf(() => invoiceIdentity(invoice)) ?? invoiceIdentity(invoice);
}

function paymentProblems({ payments }: Papers, facts: RedemptionFacts): Problem[] {
  if (payments.length === 0) return found([[true, 'PAYMENTS']]);
  const { enterpriseName, providerName, today, contractSignedOn, phaseFen, minimumPaidShare } = facts;
  const paidFen = sum(payments.map(({ amountFen }) => amountFen));
  const payers = namesOtherThan(
    enterpriseName,
    payments.map(({ payerName }) => payerName),
  );
  const payees = namesOtherThan(
    providerName,
    payments.map(({ payeeName }) => payeeName),
  );
  const refused = payments.flatMap(
    ({ bankReference }) => refusalOf(() => paperNumberOf(bankReference)) ?? [],
  );
  const serials = payments.map(({ bankReference }) => serialOf(bankReference));
  const twice = payments.filter((_, i) => {
    const serial = serials[i];
    return serial && serials.slice(0, i).some((before) => before && sameTransfer(before, serial));
  });
  return [
    ...refused.map(({ code, params }) => ({ code, params, missing: false })),
    ...paymentsUsed({ payments }, facts.usedPapers),
    ...found([
      [payments.some(({ payerName }) => !stated(payerName)), 'PAYER_NOT_STATED'],
      [payments.some(({ payeeName }) => !stated(payeeName)), 'PAYEE_NOT_STATED'],
      [payers.length > 0, 'PAYER_IS_NOT_THE_ENTERPRISE', { payers, enterprise: enterpriseName }],
      [payees.length > 0, 'PAYEE_IS_NOT_THE_PROVIDER', { payees, provider: providerName }],
      [payments.some(({ amountFen }) => amountFen <= 0n), 'PAYMENT_AMOUNT'],
      [
        twice.length > 0,
        'PAYMENT_TWICE',
        { references: twice.map(({ bankReference }) => bankReference.slice(0, 60)) },
      ],
      [payments.some(({ paidOn }) => paidOn > today), 'PAYMENT_IN_FUTURE', { today }],
      [
        payments.some(({ paidOn }) => paidOn < contractSignedOn),
        'PAYMENT_BEFORE_CONTRACT',
        { signedOn: contractSignedOn },
      ],
      [
        !reaches(paidFen, phaseFen, minimumPaidShare),
        'PAID_SHARE',
        {
          paid: yuan(paidFen),
          needed: yuan(leastOf(phaseFen, minimumPaidShare)),
          contract: yuan(phaseFen),
          percent: String(minimumPaidShare / 100),
        },
      ],
      [paidFen > phaseFen, 'PAID_TOO_MUCH', { paid: yuan(paidFen), contract: yuan(phaseFen) }],
    ]),
  ];
}

/** Null for what is no number. */
function serialOf(bankReference: string): string | null {
  return refusalOf(() => paperNumberOf(bankReference)) ? null : paperNumberOf(bankReference);
}

function paymentsUsed({ payments }: Pick<Papers, 'payments'>, used: ReadonlySet<string>): Problem[] {
  const references = payments
    .map(({ bankReference }) => bankReference)
    .filter((reference) => {
      const identity = serialOf(reference);
      return identity !== null && used.has(printOf({ kind: 'PAYMENT_PROOF', identity }));
    });
  return found([[references.length > 0, 'PAYMENT_USED', { references }]]);
}

function reportProblems(papers: Papers, { contractAccepted, usedPapers }: RedemptionFacts): Problem[] {
  const given = papers.acceptanceReportHash?.trim() ?? '';
  return [
    ...found([
      [given === '', 'ACCEPTANCE_REPORT'],
      [given !== '' && !SHA_256.test(given), 'ACCEPTANCE_REPORT_HASH'],
      [!contractAccepted, 'CONTRACT_NOT_ACCEPTED'],
    ]),
    ...reportUsed(papers, usedPapers),
  ];
}

function reportUsed({ acceptanceReportHash }: Papers, used: ReadonlySet<string>): Problem[] {
  const identity = digestOf(acceptanceReportHash ?? '');
  return found([[used.has(printOf({ kind: 'FILE', identity })), 'ACCEPTANCE_REPORT_USED']]);
}

function documentProblems(item: string, papers: Papers, { usedPapers }: RedemptionFacts): Problem[] {
  const given = papers.documents?.find(({ kind }) => kind === item);
  return [
    ...found([
      [!given, 'DOCUMENT_MISSING', { document: item }],
      [given !== undefined && !SHA_256.test(given.hash), 'DOCUMENT_HASH', { document: item }],
    ]),
    ...documentUsed(item, papers, usedPapers),
  ];
}

function documentUsed(item: string, { documents }: Papers, used: ReadonlySet<string>): Problem[] {
  const taken = documents?.some(
    ({ kind, hash }) => kind === item && used.has(printOf({ kind: 'FILE', identity: digestOf(hash) })),
  );
  return found([[taken === true, 'DOCUMENT_USED', { document: item }]]);
}

function stated(name: string | null | undefined): name is string {
  return typeof name === 'string' && nameKeyOf(name) !== '';
}

/** A name that was given and is not this one, in whatever width and spacing it is written. */
function other(given: string | null | undefined, name: string): boolean {
  return stated(given) && nameKeyOf(given) !== nameKeyOf(name);
}

/** The least amount that reaches the share, to the fen. */
function leastOf(amountFen: Fen, share: BasisPoints): Fen {
  const down = shareOf(amountFen, share);
  return reaches(down, amountFen, share) ? down : down + 1n;
}
