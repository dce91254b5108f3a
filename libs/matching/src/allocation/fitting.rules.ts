import { type LocalDate, addMonths } from '#libs/kernel';
import { Catalogue } from '../scoring/catalogue.rules.js';
import { prepareNeed } from '../scoring/prepared.rules.js';
import type { RankedNeed, RankedSolution } from '../scoring/ranking.facts.js';
import type { Ranking } from '../scoring/rankings.js';
import type { AllocationInputs, AllocationRules, Fit } from './allocation.inputs.js';

/** How many months of beginning are tried at most for one need. */
const MONTHS_TRIED = 6;
const WHOLE = 10_000n;

export interface RoundNeed extends RankedNeed {
  readonly id: string;
}

/** What a round is gathered from, as plain facts that can be handed to another thread. */
export interface RoundFacts {
  readonly rules: AllocationRules;
  readonly needs: readonly RoundNeed[];
  readonly solutions: readonly RankedSolution[];
  /** Projects that a provider can begin, by month, after what live contracts take. */
  readonly capacities: readonly {
    readonly providerId: string;
    readonly byMonth: Readonly<Record<string, number>>;
  }[];
  readonly former: AllocationInputs['former'];
  readonly withdrawnNeeds: readonly string[];
  readonly withdrawnProviders: readonly string[];
}

/** Ranks every need of a round against every solution, and writes down all that fit, with the months of beginning. */
export function inputsOf(facts: RoundFacts, ranking: Ranking): AllocationInputs {
  const { rules, needs } = facts;
  const solutions = facts.solutions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const positions = new Map(solutions.map(({ id }, at) => [id, at]));
  const providerIds = facts.capacities
    .map(({ providerId }) => providerId)
    .toSorted((a, b) => (a < b ? -1 : 1));
  const providerAt = new Map(providerIds.map((id, at) => [id, at]));
  const months = monthsOf(needs);
  const capacities = new Map(facts.capacities.map(({ providerId, byMonth }) => [providerId, byMonth]));
  const excluded = Map.groupBy(rules.excluded, ({ needId }) => needId);
  const catalogue = new Catalogue(
    solutions.filter(({ providerId }) => providerAt.has(providerId)),
    ranking,
  );
  return {
    rules,
    rankingVersion: ranking.version,
    months,
    providers: providerIds.map((id) => ({
      id,
      capacity: months.map((month) => capacities.get(id)?.[month] ?? 0),
    })),
    solutions: solutions.map(({ id, providerId }) => ({ id, provider: providerAt.get(providerId) ?? -1 })),
    needs: needs.map((need) => {
      const barred = new Set(excluded.get(need.id)?.map(({ providerId }) => providerId));
      const shut = new Set<string>();
      const fits: Fit[] = [];
      for (const { solution, obstacles, scoreHundredths } of catalogue.place(prepareNeed(need, ranking))) {
        const { id, providerId, deliveryMonths } = solution.solution;
        if (obstacles > 0) continue;
        if (barred.has(providerId)) shut.add(providerId);
        else {
          const [first, last] = beginning(need, deliveryMonths, months);
          fits.push([positions.get(id)!, scoreHundredths, first, last]);
        }
      }
      return {
        id: need.id,
        cityCode: need.cityCode,
        subsidyFen: expectedSubsidy(need.budgetToFen, rules),
        fits: fits.toSorted((a, b) => a[0] - b[0]),
        excluded: shut.size,
      };
    }),
    former: facts.former,
    withdrawnNeeds: facts.withdrawnNeeds,
    withdrawnProviders: facts.withdrawnProviders,
  };
}

/** What a voucher is expected to pay towards a need, rounded down. */
function expectedSubsidy(budgetToFen: bigint, { subsidyShare, subsidyMostFen }: AllocationRules): number {
  const share = (budgetToFen * BigInt(subsidyShare)) / WHOLE;
  const most = BigInt(subsidyMostFen);
  return Number(share < most ? share : most);
}

function monthOf(day: LocalDate): string {
  return day.slice(0, 7);
}

/** Every month from the first beginning of work to the last delivery. */
export function monthsOf(needs: readonly RankedNeed[]): string[] {
  let [first, last] = ['9999-12-31', '0000-01-01'];
  for (const { beginsOn, deliverBy } of needs) {
    if (beginsOn < first) first = beginsOn;
    if (deliverBy > last) last = deliverBy;
  }
  const months: string[] = [];
  for (let day = `${monthOf(first)}-01`; day <= last; day = addMonths(day, 1)) months.push(monthOf(day));
  return months;
}

/** The months, by position, in which work of so many months can begin and still be done in time. */
function beginning(
  { beginsOn, deliverBy }: RankedNeed,
  deliveryMonths: number,
  months: readonly string[],
): [first: number, last: number] {
  const first = months.indexOf(monthOf(beginsOn));
  let last = first;
  while (
    last - first + 1 < MONTHS_TRIED &&
    addMonths(beginsOn, last - first + 1 + deliveryMonths) <= deliverBy
  )
    last++;
  return [first, last];
}
