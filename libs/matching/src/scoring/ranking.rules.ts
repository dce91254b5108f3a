import { Catalogue, type Placed } from './catalogue.rules.js';
import { contributionsOf, type Contribution } from './contribution.rules.js';
import { obstaclesOf, type Obstacle } from './obstacle.rules.js';
import { prepareNeed, type PreparedNeed } from './prepared.rules.js';
import type { RankedNeed, RankedSolution } from './ranking.facts.js';
import type { Ranking } from './rankings.js';

export interface Match {
  readonly rank: number;
  readonly solutionId: string;
  readonly providerId: string;
  /** Exactly the sum of the contributions, 0 to 10,000. */
  readonly scoreHundredths: number;
  readonly contributions: readonly Contribution[];
  /** Further solutions of the same provider that fit too, but less. */
  readonly otherSolutions: number;
  /** No contract of its provider was accepted yet. */
  readonly newcomer: boolean;
  /** Where the rule for newcomers raised it: the points that the place would have had without the rule, less its own. */
  readonly raisedAtCostHundredths: number | null;
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
  /** How many providers are ranked, and left out, of whom the lists may show the first. */
  readonly rankedProviders: number;
  readonly leftOutProviders: number;
  readonly ranked: readonly Match[];
  readonly leftOut: readonly LeftOut[];
}

/** A solution that can serve the need, and its score. */
export interface Scored {
  readonly solution: RankedSolution;
  readonly scoreHundredths: number;
}

/**
 * Ranks solutions for a need: best first, one row per provider (its best fitting solution), so that a long catalogue
 * crowds nobody out. Considered is what serves the scenario: a provider for another scene is no near miss. A score
 * depends on the need and the one solution alone, and ties go by solution id: another candidate more or less, or another
 * order of reading, never turns two others round.
 * @param first how many of the ranked, and of those left out, are explained and answered; all where it is left out
 */
export function recommend(
  need: RankedNeed,
  solutions: readonly RankedSolution[],
  ranking: Ranking,
  first = Infinity,
): Recommendation {
  return recommendFrom(need, new Catalogue(solutions, ranking), first);
}

/**
 * The same from solutions that were laid out before, under the version of the catalogue.
 * @param newcomerWithin another rule for newcomers than that of the version, to see what it would do
 */
export function recommendFrom(
  need: RankedNeed,
  catalogue: Catalogue,
  first = Infinity,
  newcomerWithin = catalogue.ranking.newcomerWithin,
): Recommendation {
  const { ranking } = catalogue;
  const prepared = prepareNeed(need, ranking);
  const placed = catalogue.place(prepared);
  const { rows, leftOut } = byProvider(placed);
  return {
    rankingVersion: ranking.version,
    considered: placed.length,
    rankedProviders: rows.length,
    leftOutProviders: leftOut.length,
    ranked: withNewcomer(rows.toSorted(byScore), prepared, newcomerWithin)
      .slice(0, first)
      .map(({ best, others, raisedAtCostHundredths }, at) => ({
        rank: at + 1,
        solutionId: best.solution.solution.id,
        providerId: best.solution.solution.providerId,
        scoreHundredths: best.scoreHundredths,
        contributions: contributionsOf(prepared, best.solution, ranking),
        otherSolutions: others,
        newcomer: isNewcomer(prepared, best),
        raisedAtCostHundredths,
      })),
    leftOut: leftOut
      .toSorted(closer)
      .slice(0, first)
      .map(({ solution: { solution }, scoreHundredths }) => ({
        solutionId: solution.id,
        providerId: solution.providerId,
        obstacles: obstaclesOf(need, solution, prepared.doneOn),
        wouldScoreHundredths: scoreHundredths,
      })),
  };
}

/** Every solution that can serve the need, best first, several of one provider side by side. */
export function rankSolutions(
  need: RankedNeed,
  solutions: readonly RankedSolution[],
  ranking: Ranking,
): Scored[] {
  return new Catalogue(solutions, ranking)
    .place(prepareNeed(need, ranking))
    .filter(({ obstacles }) => obstacles === 0)
    .toSorted(better)
    .map(({ solution: { solution }, scoreHundredths }) => ({ solution, scoreHundredths }));
}

/**
 * The best fitting solution of each provider; and of a provider that has none, the one that the fewest changes bring in,
 * and of these the one that would score best.
 */
function byProvider(placed: readonly Placed[]): { rows: Row[]; leftOut: Placed[] } {
  const rows = new Map<string, { best: Placed; others: number; raisedAtCostHundredths: null }>();
  const missed = new Map<string, Placed>();
  for (const each of placed) {
    const { providerId } = each.solution.solution;
    if (each.obstacles > 0) {
      const known = missed.get(providerId);
      if (!known || closer(each, known) < 0) missed.set(providerId, each);
      continue;
    }
    const row = rows.get(providerId);
    if (!row) rows.set(providerId, { best: each, others: 0, raisedAtCostHundredths: null });
    else {
      row.others++;
      if (better(each, row.best) < 0) row.best = each;
    }
  }
  for (const providerId of rows.keys()) missed.delete(providerId);
  return { rows: [...rows.values()], leftOut: [...missed.values()] };
}

interface Row {
  readonly best: Placed;
  readonly others: number;
  readonly raisedAtCostHundredths: number | null;
}

function isNewcomer({ trackOf }: PreparedNeed, { solution }: Placed): boolean {
  return trackOf(solution.solution.track).contracts === 0;
}

/**
 * The rule for newcomers: where none is among the first so many, the best of them takes the last of these places. What
 * this costs in fit is stated with it. It is the one rule by which candidates touch each other, and versions may leave it
 * out.
 */
function withNewcomer(rows: readonly Row[], need: PreparedNeed, newcomerWithin: number): readonly Row[] {
  const at = rows.findIndex(({ best }) => isNewcomer(need, best));
  if (newcomerWithin === 0 || at < newcomerWithin) return rows;
  const place = newcomerWithin - 1;
  const raised = rows[at]!;
  const raisedAtCostHundredths = rows[place]!.best.scoreHundredths - raised.best.scoreHundredths;
  return rows.toSpliced(at, 1).toSpliced(place, 0, { ...raised, raisedAtCostHundredths });
}

function byScore(a: Row, b: Row): number {
  return better(a.best, b.best);
}

function better(a: Placed, b: Placed): number {
  return b.scoreHundredths - a.scoreHundredths || (a.solution.solution.id < b.solution.solution.id ? -1 : 1);
}

function closer(a: Placed, b: Placed): number {
  return a.obstacles - b.obstacles || better(a, b);
}
