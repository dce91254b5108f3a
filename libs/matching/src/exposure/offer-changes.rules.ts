import type { Obstacle } from '../scoring/obstacle.rules.js';
import type { RankedNeed, RankedSolution } from '../scoring/ranking.facts.js';

/** More than any budget: what a provider is told holds as far as money goes. */
const BOUNDLESS = 9_000_000_000_000_000_000n;

/**
 * A need as far as a provider may know it: without what its enterprise hides, and without what an assessment found.
 * All that a provider is told is worked out from this, so nothing hidden can be found by asking often.
 */
export function knownToProviders(need: RankedNeed, hiddenFields: readonly string[]): RankedNeed {
  return {
    ...need,
    weakScenes: [],
    ...(hiddenFields.includes('BUDGET') && { budgetToFen: BOUNDLESS }),
    ...(hiddenFields.includes('INTEGRATIONS') && { integrations: [] }),
  };
}

/**
 * The obstacles as changes of the offer alone: where the enterprise could give more money or time, the provider could ask
 * for less.
 */
export function asOfferChanges(
  need: RankedNeed,
  solution: RankedSolution,
  obstacles: readonly Obstacle[],
  doneOn: (months: number) => string,
): Obstacle[] {
  return obstacles.map((obstacle) => {
    if (obstacle.kind === 'BUDGET')
      return {
        kind: 'BUDGET',
        side: 'PROVIDER',
        is: String(solution.priceFromFen),
        needed: String(need.budgetToFen),
      };
    if (obstacle.kind === 'DELIVERY') {
      let months = solution.deliveryMonths;
      while (months > 0 && doneOn(months) > need.deliverBy) months--;
      return {
        kind: 'DELIVERY',
        side: 'PROVIDER',
        is: String(solution.deliveryMonths),
        needed: String(months),
      };
    }
    return obstacle;
  });
}

/** The offer as it would be after the changes that `asOfferChanges` names. */
export function offerWith(solution: RankedSolution, changes: readonly Obstacle[]): RankedSolution {
  return changes.reduce((offer, { kind, needed }) => {
    switch (kind) {
      case 'STANDING':
        return { ...offer, suspended: false };
      case 'SCENARIO':
        return { ...offer, scenarios: [...offer.scenarios, needed] };
      case 'INDUSTRY':
        return { ...offer, industries: [...offer.industries, needed] };
      case 'SIZE':
        return { ...offer, sizeClasses: [...offer.sizeClasses, needed] };
      case 'REGION':
        return { ...offer, regions: [...offer.regions, needed] };
      case 'BUDGET':
        return { ...offer, priceFromFen: BigInt(needed) };
      case 'DELIVERY':
        return { ...offer, deliveryMonths: Number(needed) };
      case 'CAPACITY':
        return { ...offer, capacityPerMonth: Number(needed) };
    }
  }, solution);
}
