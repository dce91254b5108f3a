import { paperNumberOf, refusalOf } from '#libs/kernel';

/** What tells a paper other than an invoice from every other one in the province. */
export interface PaperIdentity {
  /** A file is the same one whichever paper it is handed in as. */
  readonly kind: 'PAYMENT_PROOF' | 'FILE';
  /** The serial of the bank for a payment, the SHA-256 for a file. */
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
    .map((reference) => ({ kind: 'PAYMENT_PROOF' as const, identity: paperNumberOf(reference) }));
  const hashes = [acceptanceReportHash ?? '', ...(documents ?? []).map(({ hash }) => hash)]
    .filter((hash) => SHA_256.test(hash))
    .map(digestOf);
  return [...serials, ...[...new Set(hashes)].map((identity) => ({ kind: 'FILE' as const, identity }))];
}

/** Shorter serials are contained in longer ones by chance. */
export const TELLING_SERIAL = 8;

/**
 * Whether two serials are of one transfer between the same two parties: equal, or one with something before or behind
 * it, such as the number of the bank, by which one transfer could pass for two.
 */
export function sameTransfer(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short === long || (short.length >= TELLING_SERIAL && long.includes(short));
}

/** Both in one text; equal exactly when it is the same paper. */
export function printOf({ kind, identity }: PaperIdentity): string {
  return `${kind}:${identity}`;
}
