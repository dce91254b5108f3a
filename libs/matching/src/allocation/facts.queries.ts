import type { EntityManager } from '@mikro-orm/postgresql';
import { dayOf } from '#libs/kernel';
import { Need } from '../need/need.entity.js';
import type { Candidates } from '../ranking/candidates.service.js';
import type { RankedSolution } from '../scoring/ranking.facts.js';
import type { AllocationRules } from './allocation.inputs.js';
import type { RoundFacts, RoundNeed } from './fitting.rules.js';

/** How many needs are read at once: the service answers others in between. */
const CHUNK = 500;

/** The open needs that a round is about, in the order in which they were published. */
export async function needsOfRound(
  em: EntityManager,
  rules: AllocationRules,
  now: Date,
): Promise<RoundNeed[]> {
  const rows: { id: string }[] = await em
    .createQueryBuilder(Need, 'need')
    .select('id')
    .where({
      $and: [
        { bidDeadline: { $gt: now }, awardedAt: null, closedAt: null },
        ...(rules.cityCodes.length > 0 ? [{ cityCode: { $in: [...rules.cityCodes] } }] : []),
        ...(rules.scenarios.length > 0 ? [{ scenario: { $in: [...rules.scenarios] } }] : []),
        ...(rules.deliverFrom ? [{ deliverBy: { $gte: rules.deliverFrom } }] : []),
        ...(rules.deliverTo ? [{ deliverBy: { $lte: rules.deliverTo } }] : []),
      ],
    })
    .orderBy({ publishedAt: 'asc', id: 'asc' })
    .execute('all');
  const needs: RoundNeed[] = [];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const ids = rows.slice(from, from + CHUNK).map(({ id }) => id);
    const read = await em.find(Need, { id: { $in: ids } }, { disableIdentityMap: true });
    const byId = new Map(read.map((need) => [need.id, need]));
    for (const id of ids) needs.push(factsOf(byId.get(id)!, now));
  }
  return needs;
}

function factsOf(need: Need, now: Date): RoundNeed {
  return {
    id: need.id,
    title: need.title,
    description: need.description,
    scenario: need.scenario,
    industryCode: need.industryCode,
    sizeClass: need.sizeClass,
    cityCode: need.cityCode,
    protocols: need.protocols,
    integrations: need.integrations,
    budgetToFen: need.budgetToFen,
    beginsOn: dayOf(need.bidDeadline),
    deliverBy: need.deliverBy,
    weakScenes: need.weakScenes,
    onDay: dayOf(now),
  };
}

/** What the pool offers in the scenes of these needs, without providers that may take no work. */
export function solutionsFor(candidates: Candidates, needs: readonly RoundNeed[]): RankedSolution[] {
  const found = new Map<string, RankedSolution>();
  for (const scenario of new Set(needs.map((need) => need.scenario)))
    for (const { solution } of candidates.of(scenario).members)
      if (!solution.suspended) found.set(solution.id, solution);
  return [...found.values()];
}

interface Believed {
  readonly provider_id: string;
  readonly month: string;
  readonly projects: number;
}

/** What is known of the projects that a provider can begin in a month. */
export interface MonthFacts {
  readonly month: string;
  /** What it declared last; null where it declared nothing. */
  readonly declared: number | null;
  /** What its catalogue says, taken together. */
  readonly catalogue: number;
  /** Contracts that began in that month on this platform. */
  readonly begun: number;
  /** What is believed: the declaration, or without one the catalogue, less what has begun. */
  readonly projects: number;
}

/**
 * What each provider can begin by month: what it declared last, or where it declared nothing what its catalogue says;
 * less the contracts that began in that month on this platform, whatever it says.
 */
export async function capacitiesOf(
  em: EntityManager,
  solutions: readonly RankedSolution[],
  months: readonly string[],
): Promise<RoundFacts['capacities']> {
  return (await monthsOfProviders(em, solutions, months)).map(({ providerId, facts }) => ({
    providerId,
    byMonth: Object.fromEntries(facts.map(({ month, projects }) => [month, projects])),
  }));
}

/** The same with what it comes from, for each provider that offers one of these solutions. */
export async function monthsOfProviders(
  em: EntityManager,
  solutions: readonly RankedSolution[],
  months: readonly string[],
): Promise<{ readonly providerId: string; readonly facts: readonly MonthFacts[] }[]> {
  const declared = await em.execute<Believed[]>(
    `select distinct on (provider_id, month) provider_id, month, projects from capacity_statement
      where month = any(?) order by provider_id, month, declared_at desc, id desc`,
    [`{${months.join(',')}}`],
  );
  const begun = await em.execute<Believed[]>(
    `select provider_id, to_char(coalesce(signed_on, (awarded_at at time zone 'Asia/Shanghai')::date), 'YYYY-MM') as month,
            count(*)::int as projects
       from contract where state in ('DRAFTED', 'SIGNED') group by 1, 2`,
  );
  const said = new Map(declared.map((each) => [`${each.provider_id} ${each.month}`, each.projects]));
  const taken = new Map(begun.map((each) => [`${each.provider_id} ${each.month}`, each.projects]));
  const catalogue = new Map<string, number>();
  for (const { providerId, capacityPerMonth } of solutions)
    catalogue.set(providerId, (catalogue.get(providerId) ?? 0) + capacityPerMonth);
  return [...catalogue].map(([providerId, perMonth]) => ({
    providerId,
    facts: months.map((month) => {
      const own = said.get(`${providerId} ${month}`) ?? null;
      const started = taken.get(`${providerId} ${month}`) ?? 0;
      const projects = Math.max(0, (own ?? perMonth) - started);
      return { month, declared: own, catalogue: perMonth, begun: started, projects };
    }),
  }));
}
