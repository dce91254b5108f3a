import { min, type Fen } from '#libs/kernel';
import { likenessOf, plainScope } from '../overlap/text.rules.js';

/** What a file is about, as far as it bears on the decision; no names. */
export interface CaseFacts {
  readonly scenario: string | null;
  readonly industryCode: string;
  readonly revenueFen: Fen;
  readonly amountFen: Fen;
  readonly lines: readonly {
    readonly kind: string;
    readonly description: string;
    readonly amountFen: string;
  }[];
}

const WHOLE = 10_000;
/** What counts how much; they sum to the whole. */
const WEIGHTS = { kinds: 2_500, text: 2_500, amount: 2_000, industry: 1_500, scenario: 1_000, size: 500 };

/** How much two files are alike in substance, in basis points. Symmetric; a file is wholly like itself. */
export function similarityOf(one: CaseFacts, other: CaseFacts): number {
  const parts: readonly (readonly [weight: number, basisPoints: number])[] = [
    [WEIGHTS.kinds, kindsAlike(one, other)],
    [WEIGHTS.text, textsAlike(one, other)],
    [WEIGHTS.amount, ratio(one.amountFen, other.amountFen)],
    [WEIGHTS.industry, industryAlike(one.industryCode, other.industryCode)],
    [WEIGHTS.scenario, one.scenario === other.scenario ? WHOLE : 0],
    [WEIGHTS.size, ratio(one.revenueFen, other.revenueFen)],
  ];
  return Math.round(parts.reduce((total, [weight, part]) => total + weight * part, 0) / WHOLE);
}

/** The part of the money that both spend on the same kinds of cost. */
function kindsAlike(one: CaseFacts, other: CaseFacts): number {
  const [a, b] = [sharesOf(one), sharesOf(other)];
  let shared = 0;
  for (const [kind, share] of a) shared += Math.min(share, b.get(kind) ?? 0);
  return Math.min(WHOLE, Math.round(shared));
}

function sharesOf({ lines }: CaseFacts): Map<string, number> {
  const total = lines.reduce((all, { amountFen }) => all + Number(amountFen), 0) || 1;
  const shares = new Map<string, number>();
  for (const { kind, amountFen } of lines)
    shares.set(kind, (shares.get(kind) ?? 0) + (Number(amountFen) * WHOLE) / total);
  return shares;
}

function textsAlike(one: CaseFacts, other: CaseFacts): number {
  const [a, b] = [textOf(one), textOf(other)];
  return plainScope(a) === plainScope(b) ? WHOLE : likenessOf(a, b);
}

function textOf({ lines }: CaseFacts): string {
  return lines.map(({ description }) => description).join('；');
}

/** The smaller part of the larger. */
function ratio(one: Fen, other: Fen): number {
  const larger = one > other ? one : other;
  return larger === 0n ? WHOLE : Number((min(one, other) * BigInt(WHOLE)) / larger);
}

/** By how many digits of GB/T 4754 agree: section, division, group, class. */
function industryAlike(one: string, other: string): number {
  if (one === other) return WHOLE;
  if (one.slice(0, 4) === other.slice(0, 4)) return 7_500;
  if (one.slice(0, 3) === other.slice(0, 3)) return 5_000;
  return one[0] === other[0] ? 2_500 : 0;
}

/** How a similar file went. */
export interface PastCase {
  readonly passed: boolean;
}

/** Fewer say nothing about what is usual. */
const FEWEST_FOR_A_MAJORITY = 3;

/** Whether most of the similar files went this way; undefined when there are too few or they are even. */
export function majorityOf(cases: readonly PastCase[]): boolean | undefined {
  if (cases.length < FEWEST_FOR_A_MAJORITY) return undefined;
  const passed = cases.filter((each) => each.passed).length;
  return passed * 2 === cases.length ? undefined : passed * 2 > cases.length;
}
