import { sha256Hex } from '#libs/kernel';
import { likenessOf } from './text.rules.js';

/** From here on two scopes count as possibly the same; chosen on the labelled pairs, see the README of the room. */
export const LIKENESS_THRESHOLD = 4_000;

export type OverlapKind = 'SCOPE' | 'INVOICE';
export type OtherKind = 'CONTRACT' | 'OTHER_GRANT';

/** A line of the contract that is claimed or redeemed. */
export interface OwnLine {
  readonly lineId: string;
  readonly description: string;
}

/** What may be the same elsewhere: lines of another contract, or a grant of another fund. */
export interface OtherScope {
  readonly kind: OtherKind;
  readonly id: string;
  readonly enterpriseId: string;
  /** How it is called before people: the number of the contract, or fund and title. */
  readonly name: string;
  readonly texts: readonly string[];
  /** Fingerprints of the invoices that it was paid for with. */
  readonly invoices: readonly string[];
}

export interface Overlap {
  /** The same for the same pair, so that an answer finds it again. */
  readonly key: string;
  readonly kind: OverlapKind;
  readonly ownText: string;
  readonly otherText: string;
  readonly likenessBasisPoints: number;
  readonly other: Pick<OtherScope, 'kind' | 'id' | 'enterpriseId' | 'name'>;
}

const WHOLE = 10_000;

/**
 * Where a contract may ask for money that was given for the same thing: lines whose scope is like that of another
 * contract or grant, the most alike text of each, and invoices that another fund paid for.
 */
export function overlapsBetween(
  lines: readonly OwnLine[],
  invoices: readonly string[],
  others: readonly OtherScope[],
): Overlap[] {
  return others.flatMap((other) => [
    ...invoices.filter((print) => other.invoices.includes(print)).map((print) => sameInvoice(print, other)),
    ...lines.flatMap((line) => mostAlike(line, other) ?? []),
  ]);
}

function sameInvoice(print: string, other: OtherScope): Overlap {
  return {
    key: keyOf('INVOICE', print, other.id, print),
    kind: 'INVOICE',
    ownText: print,
    otherText: print,
    likenessBasisPoints: WHOLE,
    other: nameOnly(other),
  };
}

function mostAlike({ lineId, description }: OwnLine, other: OtherScope): Overlap | undefined {
  const [best] = other.texts
    .map((text) => ({ text, likeness: likenessOf(description, text) }))
    .toSorted((a, b) => b.likeness - a.likeness);
  if (!best || best.likeness < LIKENESS_THRESHOLD) return undefined;
  return {
    key: keyOf('SCOPE', lineId, other.id, best.text),
    kind: 'SCOPE',
    ownText: description,
    otherText: best.text,
    likenessBasisPoints: best.likeness,
    other: nameOnly(other),
  };
}

function nameOnly({ kind, id, enterpriseId, name }: OtherScope): Overlap['other'] {
  return { kind, id, enterpriseId, name };
}

function keyOf(...parts: readonly string[]): string {
  return sha256Hex(parts.join('\n')).slice(0, 32);
}
