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
 * most x weight x use / whole, rounded down, so that the parts always make the sum. Only words that add something.
 * Depends on the need, the solution and the version alone.
 */
export function termPoints(
  { terms, termWeights }: PreparedNeed,
  solution: PreparedSolution,
  most: number,
  fullAt: number,
): TermPoints[] {
  let found = 0;
  for (const { term, weight } of terms) found += weight * (solution.terms.get(term) ?? 0);
  const whole = wholeOf(found, termWeights, fullAt);
  return terms
    .map(({ term, said, weight }) => ({
      term,
      said,
      pointsHundredths: Math.floor((most * weight * (solution.terms.get(term) ?? 0)) / whole),
    }))
    .filter(({ pointsHundredths }) => pointsHundredths > 0);
}

/** What earns all points: the part of the need's words that the version asks for, or what was found where that is more. */
export function wholeOf(found: number, termWeights: number, fullAt: number): number {
  return Math.max(found, termWeights * fullAt);
}
