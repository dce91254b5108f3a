import type { Catalogue } from '../scoring/catalogue.rules.js';
import type { RankedNeed } from '../scoring/ranking.facts.js';
import { recommendFrom } from '../scoring/ranking.rules.js';

/** What a place for newcomers among the first so many would do to lists, and what it costs in fit. */
export interface Remedy {
  readonly newcomerWithin: number;
  readonly lists: number;
  /** Lists in which a newcomer would come up, and the providers that would be shown more by this. */
  readonly changedLists: number;
  readonly raisedProviders: number;
  /** Points that the given place loses by it, on average over the changed lists and at most. */
  readonly meanCostHundredths: number;
  readonly mostCostHundredths: number;
}

/** Works lists out with and without the rule. */
export function remedyOf(needs: readonly RankedNeed[], catalogue: Catalogue, newcomerWithin: number): Remedy {
  const costs: number[] = [];
  const raised = new Set<string>();
  for (const need of needs) {
    const { ranked } = recommendFrom(need, catalogue, newcomerWithin, newcomerWithin);
    for (const { providerId, raisedAtCostHundredths } of ranked) {
      if (raisedAtCostHundredths === null) continue;
      costs.push(raisedAtCostHundredths);
      raised.add(providerId);
    }
  }
  const sum = costs.reduce((all, each) => all + each, 0);
  return {
    newcomerWithin,
    lists: needs.length,
    changedLists: costs.length,
    raisedProviders: raised.size,
    meanCostHundredths: costs.length === 0 ? 0 : Math.round(sum / costs.length),
    mostCostHundredths: Math.max(0, ...costs),
  };
}
