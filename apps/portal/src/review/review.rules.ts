import type { RedemptionFileQuery } from '../gql/graphql.js';
import { sumOfFen } from '../ui/value/money.rules.js';
import { type Acting, holds } from '../session/acting.js';

export type FileUnderReview = RedemptionFileQuery['redemption'];
export type Overlap = RedemptionFileQuery['redemptionOverlaps'][number];

/** The decision that the reader may take on a file now: the bureau's, the commission's, or none. */
export type Duty = 'REVIEW' | 'APPROVE' | 'NONE';

export function dutyOn({ state }: Pick<FileUnderReview, 'state'>, acting: Acting | null): Duty {
  if (state === 'SUBMITTED' && holds(acting, 'redemption.review')) return 'REVIEW';
  if (state === 'REVIEWED' && holds(acting, 'redemption.approve')) return 'APPROVE';
  return 'NONE';
}

/** The state in which files wait for the reader's own decision; undefined where none does. */
export function waitingFor(acting: Acting | null): FileUnderReview['state'] | undefined {
  if (holds(acting, 'redemption.review')) return 'SUBMITTED';
  return holds(acting, 'redemption.approve') ? 'REVIEWED' : undefined;
}

/** Overlaps that nobody has decided: a file does not pass before. */
export function undecided(overlaps: readonly Pick<Overlap, 'verdict'>[]): number {
  return overlaps.filter(({ verdict }) => verdict === null).length;
}

/** What the enterprise says it paid beside what the contract and the invoices come to. */
export function sumsOf({ invoices, payments }: Pick<FileUnderReview, 'invoices' | 'payments'>): {
  readonly invoicedFen: string;
  readonly paidFen: string;
} {
  return { invoicedFen: sumOfFen(invoices), paidFen: sumOfFen(payments) };
}
