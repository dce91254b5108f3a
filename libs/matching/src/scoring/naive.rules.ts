import { contributionsOf } from './contribution.rules.js';
import { obstaclesOf } from './obstacle.rules.js';
import { prepareNeed, preparedAnew } from './prepared.rules.js';
import type { RankedNeed, RankedSolution } from './ranking.facts.js';
import type { Ranking } from './rankings.js';

/**
 * The plain way to the scores: each solution read, judged and explained for itself, nothing kept. What benchmarks compare
 * with, and what a test holds the quick way against.
 */
export function rankNaively(
  need: RankedNeed,
  solutions: readonly RankedSolution[],
  ranking: Ranking,
): { readonly solutionId: string; readonly scoreHundredths: number }[] {
  return solutions
    .filter((solution) => obstaclesOf(need, solution).length === 0)
    .map((solution) => ({
      solutionId: solution.id,
      scoreHundredths: contributionsOf(
        prepareNeed(need, ranking),
        preparedAnew(solution, ranking),
        ranking,
      ).reduce((sum, { pointsHundredths }) => sum + pointsHundredths, 0),
    }))
    .toSorted((a, b) => b.scoreHundredths - a.scoreHundredths || (a.solutionId < b.solutionId ? -1 : 1));
}
