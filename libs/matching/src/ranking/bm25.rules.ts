import type { PreparedNeed, PreparedSolution } from './prepared.rules.js';

/** What one word of the need adds to a score. */
export interface TermPoints {
  /** The concept, or the word. */
  readonly term: string;
  /** How the need put it. */
  readonly said: string;
  readonly pointsHundredths: number;
}

/**
 * What the words of a need find in a solution, in hundredths of a point: for each word
 * most x weight x use / (weight of all words x fullAt), rounded down. The heaviest count first, and once the points of
 * the criterion are used up the rest adds nothing; so the parts always make the whole. Only words that add something.
 * Depends on the need, the solution and the version alone.
 */
export function termPoints(
  { terms, termWeights }: PreparedNeed,
  solution: PreparedSolution,
  most: number,
  fullAt: number,
): TermPoints[] {
  const found: TermPoints[] = [];
  let left = most;
  for (const { term, said, weight } of terms) {
    const use = solution.terms.get(term) ?? 0;
    const pointsHundredths = Math.min(left, Math.floor((most * weight * use) / (termWeights * fullAt)));
    if (pointsHundredths === 0) continue;
    left -= pointsHundredths;
    found.push({ term, said, pointsHundredths });
  }
  return found;
}
