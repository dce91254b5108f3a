import { sum, type LocalDate } from '#libs/kernel';
import { checklist, type ItemStatus, type Papers, type RedemptionFacts } from './checklist.rules.js';
import type { SchemeRules } from '../scheme/scheme-rules.js';

/** What the papers of a redemption were held against, as it is kept: amounts are fen in digits. */
export interface RedemptionDecisionFacts {
  readonly papers: {
    readonly invoices: readonly {
      readonly number: string;
      readonly code: string | null;
      readonly amountFen: string;
      readonly issuedOn: LocalDate;
    }[];
    readonly payments: readonly {
      readonly bankReference: string;
      readonly amountFen: string;
      readonly paidOn: LocalDate;
      readonly payerName: string | null;
      readonly payeeName: string | null;
    }[];
    readonly acceptanceReportHash: string | null;
    readonly documents: readonly { readonly kind: string; readonly hash: string }[];
  };
  readonly enterpriseName: string;
  readonly providerName: string;
  readonly contractSignedOn: LocalDate;
  readonly contractAccepted: boolean;
  readonly phaseFen: string;
  readonly today: LocalDate;
  readonly usedInvoices: readonly string[];
  /** Missing in what was decided while invoices alone counted once. */
  readonly usedPapers?: readonly string[];
}

export interface RedemptionDecisionResult {
  readonly items: readonly {
    readonly item: string;
    readonly status: ItemStatus;
    readonly problems: readonly string[];
  }[];
  readonly paidFen: string;
}

/** What of the facts is kept: all but what the rules say, which is read off their version. */
export function redemptionFactsOf(
  papers: Papers,
  facts: Omit<RedemptionFacts, 'requiredDocuments' | 'minimumPaidShare'>,
): RedemptionDecisionFacts {
  const { invoices, payments, acceptanceReportHash, documents } = papers;
  const { enterpriseName, providerName, contractSignedOn, contractAccepted, today } = facts;
  return {
    papers: {
      invoices: invoices.map(({ number, code, amountFen, issuedOn }) => {
        return { number, code: code ?? null, amountFen: String(amountFen), issuedOn };
      }),
      payments: payments.map(({ bankReference, amountFen, paidOn, payerName, payeeName }) => ({
        bankReference,
        amountFen: String(amountFen),
        paidOn,
        payerName: payerName ?? null,
        payeeName: payeeName ?? null,
      })),
      acceptanceReportHash: acceptanceReportHash ?? null,
      documents: (documents ?? []).map(({ kind, hash }) => ({ kind, hash })),
    },
    enterpriseName,
    providerName,
    contractSignedOn,
    contractAccepted,
    phaseFen: String(facts.phaseFen),
    today,
    usedInvoices: [...facts.usedInvoices].toSorted(),
    usedPapers: [...facts.usedPapers].toSorted(),
  };
}

/** Holds papers against the rules: when they are sent, again, or by rules that are only thought about. */
export function decideRedemption(
  facts: RedemptionDecisionFacts,
  rules: SchemeRules,
): RedemptionDecisionResult {
  const papers: Papers = {
    ...facts.papers,
    invoices: facts.papers.invoices.map((invoice) => ({ ...invoice, amountFen: BigInt(invoice.amountFen) })),
    payments: facts.papers.payments.map((payment) => ({ ...payment, amountFen: BigInt(payment.amountFen) })),
  };
  const items = checklist(papers, {
    ...facts,
    phaseFen: BigInt(facts.phaseFen),
    usedInvoices: new Set(facts.usedInvoices),
    usedPapers: new Set(facts.usedPapers ?? []),
    requiredDocuments: rules.requiredDocuments.value,
    minimumPaidShare: rules.minimumPaidShare.value,
  });
  return {
    items: items.map(({ item, status, problems }) => ({
      item,
      status,
      problems: problems.map(({ code }) => code),
    })),
    paidFen: String(sum(papers.payments.map(({ amountFen }) => amountFen))),
  };
}
