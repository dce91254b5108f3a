import { paperNumberOf, refusalOf } from '#libs/kernel';

/** What tells a paper other than an invoice from every other one in the province. */
export interface PaperIdentity {
  /** As in the checklist. */
  readonly kind: string;
  /** The serial of the bank for a payment, the SHA-256 of the file for any other paper. */
  readonly identity: string;
}

/** What of the papers of a file their identities are read off. */
interface GivenPapers {
  readonly payments: readonly { readonly bankReference: string }[];
  readonly acceptanceReportHash?: string | null | undefined;
  readonly documents?: readonly { readonly kind: string; readonly hash: string }[] | null | undefined;
}

export const SHA_256 = /^\s*[0-9a-f]{64}\s*$/i;

/** The one spelling of a SHA-256. */
export function digestOf(hash: string): string {
  return hash.trim().toLowerCase();
}

/**
 * The papers of a file that back it alone, those that can be read at all. A payment is its serial and nothing else:
 * whatever else is written of it is what a second file would state differently.
 */
export function countedPapers({ payments, acceptanceReportHash, documents }: GivenPapers): PaperIdentity[] {
  const serials = payments
    .map(({ bankReference }) => bankReference)
    .filter((reference) => !refusalOf(() => paperNumberOf(reference)))
    .map((reference) => ({ kind: 'PAYMENT_PROOF', identity: paperNumberOf(reference) }));
  const files = [{ kind: 'ACCEPTANCE_REPORT', hash: acceptanceReportHash ?? '' }, ...(documents ?? [])]
    .filter(({ hash }) => SHA_256.test(hash))
    .map(({ kind, hash }) => ({ kind, identity: digestOf(hash) }));
  return [...serials, ...files];
}

/** Both in one text; equal exactly when it is the same paper. */
export function printOf({ kind, identity }: PaperIdentity): string {
  return `${kind}:${identity}`;
}
