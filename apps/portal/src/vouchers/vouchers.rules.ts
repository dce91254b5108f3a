import type { SubmitRedemptionInput, VoucherQuery, VouchersQuery } from '../gql/graphql.js';
import { type Acting, holds } from '../session/acting.js';
import { exactYuan, fenOf } from '../ui/value/money.rules.js';

export type ListedVoucher = VouchersQuery['vouchers']['edges'][number]['node'];
export type VoucherFile = VoucherQuery['voucher'];

/** What comes next of a voucher, and whose move it is. */
export type NextStep = 'CERTIFY' | 'WAIT' | 'REDEEM' | 'REVIEW' | 'PAY' | 'OVER';

const NEXT: Readonly<Record<ListedVoucher['state'], NextStep>> = {
  WAITING_CERTIFICATION: 'CERTIFY',
  ACCEPTED: 'WAIT',
  WAITING: 'WAIT',
  RESERVED: 'REDEEM',
  REDEEMING: 'REVIEW',
  REDEEMED: 'PAY',
  PAID: 'OVER',
  REFUSED: 'OVER',
  RELEASED: 'OVER',
  EXPIRED: 'OVER',
};

export function nextStep({ state }: Pick<ListedVoucher, 'state'>): NextStep {
  return NEXT[state];
}

/** The own contracts that both sides signed and that have no voucher yet. */
export function claimable(
  { contracts, vouchers }: VouchersQuery,
  acting: Acting | null,
): readonly NonNullable<VouchersQuery['contracts']>['edges'][number]['node'][] {
  const taken = new Set(vouchers.edges.map(({ node }) => node.contract?.id));
  return (contracts?.edges ?? [])
    .map(({ node }) => node)
    .filter(
      ({ id, state, enterprise }) =>
        enterprise?.id === acting?.organisationId &&
        (state === 'SIGNED' || state === 'ACCEPTED') &&
        !taken.has(id),
    );
}

/** Why a phase cannot be redeemed yet; null where it can. A key of the texts of this room. */
export function whyNotRedeem(
  phaseState: VoucherFile['phases'][number]['state'],
  acting: Acting | null,
): 'NOT_RESERVED' | 'NOT_YOUR_ROLE' | null {
  if (phaseState !== 'RESERVED') return 'NOT_RESERVED';
  return holds(acting, 'redemption.prepare') ? null : 'NOT_YOUR_ROLE';
}

/** Whether the papers of a claim can still be replaced by others: it was handed in and is not noticed yet. */
export function isRevisable(state: string | undefined): boolean {
  return state === 'SUBMITTED' || state === 'REVIEWED' || state === 'APPROVED';
}

/** The papers of a claim for payment as they are typed: yuan, with or without grouping. */
export interface TypedPapers {
  readonly invoices: readonly {
    readonly number?: string;
    readonly code?: string;
    readonly amount?: string;
    readonly issuedOn?: string;
  }[];
  readonly payments: readonly {
    readonly bankReference?: string;
    readonly amount?: string;
    readonly paidOn?: string;
    readonly payerName?: string;
    readonly payeeName?: string;
  }[];
  /** SHA-256 of the file, by the kind of paper. */
  readonly files: Readonly<Record<string, string | undefined>>;
}

/** The kind of paper whose hash has a field of its own. */
const REPORT = 'ACCEPTANCE_REPORT';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the API is asked about: rows that are not whole yet are left out, so that the checklist speaks of the others. */
/** The papers as the fields in which two people can differ: the lists, and each file by its kind. */
export function fieldsOf({ invoices, payments, files }: TypedPapers): Readonly<Record<string, unknown>> {
  return { invoices: written(invoices), payments: written(payments), ...files };
}

/** The papers again. */
export function typedFrom({ invoices, payments, ...files }: Readonly<Record<string, unknown>>): TypedPapers {
  return { invoices: rowsOf(invoices), payments: rowsOf(payments), files: files as TypedPapers['files'] };
}

/** There is always a row to write in. */
function rowsOf(list: unknown): {}[] {
  return Array.isArray(list) && list.length > 0 ? list : [{}];
}

/** Without rows in which nothing is written. */
function written(rows: readonly Readonly<Record<string, string | undefined>>[] = []): unknown[] {
  return rows.filter((row) => Object.values(row ?? {}).some((value) => value?.trim()));
}

export function papersOf(typed: TypedPapers, voucherId: string, phase: number): SubmitRedemptionInput {
  const { [REPORT]: report, ...others } = typed.files;
  return {
    voucherId,
    phase,
    invoices: (typed.invoices ?? []).flatMap(({ number, code, amount, issuedOn }) => {
      const amountFen = fenOf(amount ?? '');
      if (!number?.trim() || !amountFen || !DAY.test(issuedOn ?? '')) return [];
      return [
        { number: number.trim(), ...(code?.trim() && { code: code.trim() }), amountFen, issuedOn: issuedOn! },
      ];
    }),
    payments: (typed.payments ?? []).flatMap(({ bankReference, amount, paidOn, payerName, payeeName }) => {
      const amountFen = fenOf(amount ?? '');
      if (!bankReference?.trim() || !amountFen || !DAY.test(paidOn ?? '')) return [];
      return [
        {
          bankReference: bankReference.trim(),
          amountFen,
          paidOn: paidOn!,
          ...(payerName?.trim() && { payerName: payerName.trim() }),
          ...(payeeName?.trim() && { payeeName: payeeName.trim() }),
        },
      ];
    }),
    ...(report && { acceptanceReportHash: report }),
    documents: Object.entries(others).flatMap(([kind, hash]) => (hash ? [{ kind, hash }] : [])),
  };
}

type Draft = Omit<SubmitRedemptionInput, 'voucherId' | 'phase'>;

/** A kept draft as it is typed, with an empty row where nothing was kept. */
export function typedOf(draft: Draft | null): TypedPapers {
  const documents = draft?.documents ?? [];
  return {
    invoices: draft?.invoices.length
      ? draft.invoices.map(({ number, code, amountFen, issuedOn }) => ({
          number,
          ...(code && { code }),
          amount: exactYuan(amountFen),
          issuedOn,
        }))
      : [{}],
    payments: draft?.payments.length
      ? draft.payments.map(({ bankReference, amountFen, paidOn, payerName, payeeName }) => ({
          bankReference,
          amount: exactYuan(amountFen),
          paidOn,
          ...(payerName && { payerName }),
          ...(payeeName && { payeeName }),
        }))
      : [{}],
    files: {
      ...Object.fromEntries(documents.map(({ kind, hash }) => [kind, hash])),
      ...(draft?.acceptanceReportHash && { [REPORT]: draft.acceptanceReportHash }),
    },
  };
}

/** What opens the files of a kept draft, by the kind of paper. */
export function linksOf(
  draft: {
    readonly documents: readonly { readonly kind: string; readonly link: string | null }[];
    readonly acceptanceReportLink: string | null;
  } | null,
): Readonly<Record<string, string | null>> {
  if (!draft) return {};
  return {
    ...Object.fromEntries(draft.documents.map(({ kind, link }) => [kind, link])),
    [REPORT]: draft.acceptanceReportLink,
  };
}
