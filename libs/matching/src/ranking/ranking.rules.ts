import { contributionsOf, type Contribution } from './contribution.rules.js';
import { obstaclesOf, withChanges, type Obstacle } from './obstacle.rules.js';
import type { RankedNeed, RankedSolution } from './ranking.facts.js';
import type { Ranking } from './rankings.js';
import { termsOf } from './text.rules.js';

export interface Match {
  readonly rank: number;
  readonly solutionId: string;
  readonly providerId: string;
  /** Exactly the sum of the contributions, 0 to 10,000. */
  readonly scoreHundredths: number;
  readonly contributions: readonly Contribution[];
  /** Further solutions of the same provider that fit too, but less. */
  readonly otherSolutions: number;
}

export interface LeftOut {
  readonly solutionId: string;
  readonly providerId: string;
  /** All of them together bring it in. */
  readonly obstacles: readonly Obstacle[];
  /** What it would score then. */
  readonly wouldScoreHundredths: number;
}

export interface Recommendation {
  readonly rankingVersion: string;
  readonly considered: number;
  readonly ranked: readonly Match[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Ranks solutions for a need: best first, one row per provider (its best fitting solution), so that a long catalogue
 * crowds nobody out. A score depends on the need and the one solution alone, and ties go by solution id: another
 * candidate more or less, or another order of reading, never turns two others round.
 */
export function recommend(
  need: RankedNeed,
  solutions: readonly RankedSolution[],
  ranking: Ranking,
): Recommendation {
  const terms = termsOf(`${need.title} ${need.description}`);
  const fitting: Omit<Match, 'rank' | 'otherSolutions'>[] = [];
  const leftOut: LeftOut[] = [];
  for (const solution of solutions) {
    const { id: solutionId, providerId } = solution;
    const obstacles = obstaclesOf(need, solution);
    if (obstacles.length === 0) {
      const contributions = contributionsOf(need, terms, solution, ranking);
      fitting.push({ solutionId, providerId, contributions, scoreHundredths: total(contributions) });
    } else {
      const changed = withChanges(need, solution, obstacles);
      const then = contributionsOf(changed.need, terms, changed.solution, ranking);
      leftOut.push({ solutionId, providerId, obstacles, wouldScoreHundredths: total(then) });
    }
  }
  const byProvider = Map.groupBy(fitting.toSorted(better), (match) => match.providerId);
  return {
    rankingVersion: ranking.version,
    considered: solutions.length,
    ranked: [...byProvider.values()].map(([best, ...others], at) => ({
      ...best!,
      rank: at + 1,
      otherSolutions: others.length,
    })),
    leftOut: firstOfEach(leftOut.filter(({ providerId }) => !byProvider.has(providerId)).toSorted(closer)),
  };
}

function total(contributions: readonly Contribution[]): number {
  return contributions.reduce((sum, { pointsHundredths }) => sum + pointsHundredths, 0);
}

function better(
  a: { scoreHundredths: number; solutionId: string },
  b: { scoreHundredths: number; solutionId: string },
): number {
  return b.scoreHundredths - a.scoreHundredths || byId(a, b);
}

function closer(a: LeftOut, b: LeftOut): number {
  return (
    a.obstacles.length - b.obstacles.length || b.wouldScoreHundredths - a.wouldScoreHundredths || byId(a, b)
  );
}

function byId(a: { solutionId: string }, b: { solutionId: string }): number {
  return a.solutionId < b.solutionId ? -1 : a.solutionId > b.solutionId ? 1 : 0;
}

function firstOfEach(sorted: readonly LeftOut[]): LeftOut[] {
  return [...Map.groupBy(sorted, ({ providerId }) => providerId).values()].map(([first]) => first!);
}
