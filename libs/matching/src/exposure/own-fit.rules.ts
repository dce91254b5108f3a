import { addMonths } from '#libs/kernel';
import type { Catalogue } from '../scoring/catalogue.rules.js';
import type { Contribution } from '../scoring/contribution.rules.js';
import type { Obstacle } from '../scoring/obstacle.rules.js';
import { asOfferChanges, offerWith } from './offer-changes.rules.js';
import type { RankedNeed, RankedSolution } from '../scoring/ranking.facts.js';
import { rankSolutions, recommendFrom } from '../scoring/ranking.rules.js';

/** The best that a provider has for a need, and what it would have to change for it. */
export interface OwnFit {
  readonly solutionId: string;
  /** Under the need as providers may know it; what it would be where there are changes to make. */
  readonly scoreHundredths: number;
  readonly contributions: readonly Contribution[];
  /** Changes of the offer alone that together bring it in; empty where it fits. */
  readonly changes: readonly Obstacle[];
}

/** How a provider's own solutions fit a need; undefined where none serves its scene. */
export function ownFit(
  need: RankedNeed,
  catalogue: Catalogue,
  own: ReadonlyMap<string, RankedSolution>,
): OwnFit | undefined {
  const { ranked, leftOut } = recommendFrom(need, catalogue, 1);
  const [match] = ranked;
  if (match)
    return {
      solutionId: match.solutionId,
      scoreHundredths: match.scoreHundredths,
      contributions: match.contributions,
      changes: [],
    };
  const [missed] = leftOut;
  const solution = missed && own.get(missed.solutionId);
  if (!missed || !solution) return undefined;
  const doneOn = (months: number) => addMonths(need.beginsOn, months);
  const changes = asOfferChanges(need, solution, missed.obstacles, doneOn);
  const [changed] = rankSolutions(need, [offerWith(solution, changes)], catalogue.ranking);
  return {
    solutionId: solution.id,
    scoreHundredths: changed?.scoreHundredths ?? 0,
    contributions: [],
    changes,
  };
}
