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

/**
 * What each provider can begin by month: what it declared last, or where it declared nothing what its catalogue says;
 * less the contracts that began in that month on this platform, whatever it says.
 */
export async function capacitiesOf(
  em: EntityManager,
  solutions: readonly RankedSolution[],
  months: readonly string[],
): Promise<RoundFacts['capacities']> {
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
    byMonth: Object.fromEntries(
      months.map((month) => {
        const key = `${providerId} ${month}`;
        return [month, Math.max(0, (said.get(key) ?? perMonth) - (taken.get(key) ?? 0))];
      }),
    ),
  }));
}
