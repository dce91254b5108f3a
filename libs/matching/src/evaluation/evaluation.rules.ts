import type { Fen } from '#libs/kernel';

export const CRITERION_KINDS = ['PRICE', 'DELIVERY', 'JUDGED'] as const;
/** PRICE and DELIVERY follow from the bid by a formula; JUDGED is scored by people. */
export type CriterionKind = (typeof CRITERION_KINDS)[number];

export interface Criterion {
  readonly code: string;
  readonly title: string;
  readonly kind: CriterionKind;
  /** The weights of all criteria make 10,000. */
  readonly weightBasisPoints: number;
  /** Below this the bid is out. Hundredths of a point, of 10,000. */
  readonly minimumHundredths: number | null;
}

export interface Plan {
  readonly criteria: readonly Criterion[];
  readonly minimumTotalHundredths: number | null;
  /** Scores of one bid further apart than this must be talked over, and the result be reasoned. */
  readonly discussAboveHundredths: number;
}

/** The full score, in hundredths of a point. */
export const FULL = 10_000;

/** Where nothing was set beforehand: the price decides. */
export const DEFAULT_PLAN: Plan = {
  criteria: [
    { code: 'PRICE', title: '价格', kind: 'PRICE', weightBasisPoints: FULL, minimumHundredths: null },
  ],
  minimumTotalHundredths: null,
  discussAboveHundredths: 2_000,
};

/** What is wrong with a plan; the first is told. */
export const PLAN_FAULTS = ['WEIGHTS_NOT_WHOLE', 'CODE_TWICE', 'PRICE_NOT_ONCE', 'DELIVERY_TWICE'] as const;
export type PlanFault = (typeof PLAN_FAULTS)[number];

export function faultOf({ criteria }: Plan): PlanFault | undefined {
  const weights = criteria.reduce((total, { weightBasisPoints }) => total + weightBasisPoints, 0);
  if (weights !== FULL) return 'WEIGHTS_NOT_WHOLE';
  if (new Set(criteria.map(({ code }) => code)).size !== criteria.length) return 'CODE_TWICE';
  const count = (kind: CriterionKind) => criteria.filter((each) => each.kind === kind).length;
  if (count('PRICE') !== 1) return 'PRICE_NOT_ONCE';
  return count('DELIVERY') > 1 ? 'DELIVERY_TWICE' : undefined;
}

/** Why a bid has no rank. */
export type OutBecause =
  | 'LOW_PRICE_REJECTED'
  | 'MISSING_PARTS'
  | 'AWARD_WITHDRAWN'
  | 'PROVIDER_NOT_IN_GOOD_STANDING'
  | 'BELOW_MINIMUM'
  | 'BELOW_TOTAL';

export interface Entry {
  readonly bidId: string;
  readonly priceFen: Fen;
  readonly deliveryMonths: number;
  /** What was agreed on for each JUDGED criterion, by its code. */
  readonly judged: Readonly<Record<string, number>>;
  /** Out before any score counts. */
  readonly outBecause: OutBecause | null;
}

export interface Part {
  readonly code: string;
  readonly title: string;
  readonly weightBasisPoints: number;
  readonly scoreHundredths: number;
  readonly contributionHundredths: number;
}

export interface ComparedBid {
  readonly bidId: string;
  /** Equal totals share a rank, and the next ranks are left out. Null for a bid that is out. */
  readonly rank: number | null;
  /** Exactly the sum of the contributions. */
  readonly totalHundredths: number;
  readonly parts: readonly Part[];
  readonly outBecause: OutBecause | null;
}

/**
 * The order of bids. The price scores lowest / own, the time of delivery shortest / own, each of 10,000 and rounded down,
 * where the lowest and shortest are of the bids that are not out beforehand; a contribution is weight x score, rounded
 * down. The best first, ties in the order of their ids, those that are out at the end.
 */
export function comparedBids(plan: Plan, entries: readonly Entry[]): ComparedBid[] {
  const inside = entries.filter(({ outBecause }) => outBecause === null);
  const lowest = leastOf((inside.length > 0 ? inside : entries).map(({ priceFen }) => priceFen));
  const shortest = Math.min(
    ...(inside.length > 0 ? inside : entries).map(({ deliveryMonths }) => deliveryMonths),
  );
  const scored = entries
    .map((entry) => {
      const parts = plan.criteria.map((criterion) => {
        const score = scoreOf(criterion, entry, lowest, shortest);
        const contribution = Math.floor((criterion.weightBasisPoints * score) / FULL);
        return { criterion, score, contribution };
      });
      const total = parts.reduce((all, { contribution }) => all + contribution, 0);
      const below = parts.some(({ criterion, score }) => score < (criterion.minimumHundredths ?? 0));
      const outBecause =
        entry.outBecause ??
        (below ? 'BELOW_MINIMUM' : total < (plan.minimumTotalHundredths ?? 0) ? 'BELOW_TOTAL' : null);
      return { bidId: entry.bidId, parts, total, outBecause };
    })
    .toSorted(
      (a, b) =>
        Number(a.outBecause !== null) - Number(b.outBecause !== null) ||
        b.total - a.total ||
        (a.bidId < b.bidId ? -1 : 1),
    );
  return scored.map(({ bidId, parts, total, outBecause }) => ({
    bidId,
    rank: outBecause ? null : 1 + scored.filter((each) => !each.outBecause && each.total > total).length,
    totalHundredths: total,
    parts: parts.map(({ criterion: { code, title, weightBasisPoints }, score, contribution }) => ({
      code,
      title,
      weightBasisPoints,
      scoreHundredths: score,
      contributionHundredths: contribution,
    })),
    outBecause,
  }));
}

function scoreOf({ kind, code }: Criterion, entry: Entry, lowest: Fen, shortest: number): number {
  // A bid that is out may be below the lowest of those that are not: no score goes over the full one.
  if (kind === 'PRICE') return Math.min(FULL, Number((lowest * BigInt(FULL)) / entry.priceFen));
  if (kind === 'DELIVERY') return Math.min(FULL, Math.floor((shortest * FULL) / entry.deliveryMonths));
  return entry.judged[code] ?? 0;
}

function leastOf(amounts: readonly Fen[]): Fen {
  return amounts.reduce((least, each) => (each < least ? each : least), amounts[0] ?? 0n);
}

/** What the individual scores of one bid and criterion come to: the mean, rounded down, and how far apart they are. */
export function drawTogether(scores: readonly number[]): { mean: number; apart: number } {
  const total = scores.reduce((all, each) => all + each, 0);
  return {
    mean: Math.floor(total / scores.length),
    apart: Math.max(...scores) - Math.min(...scores),
  };
}

/**
 * Whether the chair must say why: the scores lay too far apart to be drawn together in silence, or what was agreed on
 * lies outside of them.
 */
export function mustBeReasoned(scores: readonly number[], agreed: number, discussAbove: number): boolean {
  return (
    drawTogether(scores).apart > discussAbove || agreed < Math.min(...scores) || agreed > Math.max(...scores)
  );
}

/** Hides by what a text shows who wrote it. */
export function withoutNames(text: string, names: readonly string[]): string {
  return names
    .filter((name) => name.length > 0)
    .toSorted((a, b) => b.length - a.length)
    .reduce((hidden, name) => hidden.replaceAll(name, '▇'.repeat(4)), text);
}
