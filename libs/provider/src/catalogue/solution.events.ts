import type { SolutionPublishedV1 } from '#libs/contracts';
import type { Solution } from './solution.entity.js';

/** What the other rooms are told of a catalogue item: what matching compares, not the price list. */
export function publishedEvent(
  solution: Omit<Pick<Solution, keyof SolutionPublishedV1 & keyof Solution>, 'publishedAt'> & {
    readonly id: string;
    readonly publishedAt: Date;
  },
): SolutionPublishedV1 {
  return {
    solutionId: solution.id,
    providerId: solution.providerId,
    catalogueVersion: solution.catalogueVersion,
    title: solution.title,
    summary: solution.summary,
    scenarios: solution.scenarios,
    industries: solution.industries,
    sizeClasses: solution.sizeClasses,
    regions: solution.regions,
    protocols: solution.protocols,
    integrations: solution.integrations,
    priceFromFen: String(solution.priceFromFen),
    priceToFen: String(solution.priceToFen),
    deliveryMonths: solution.deliveryMonths,
    capacityPerMonth: solution.capacityPerMonth,
    industrialPlatform: solution.industrialPlatform,
    publicCloud: solution.publicCloud,
    publishedAt: solution.publishedAt.toISOString(),
  };
}
