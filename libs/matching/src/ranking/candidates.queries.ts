import type { EntityManager } from '@mikro-orm/postgresql';
import type { Delivered } from '../scoring/ranking.facts.js';

export interface CandidateChanges {
  /** The version of the ranking in force. */
  readonly version: string;
  /** What this answer could see; give it back with the next question. */
  readonly snapshot: string;
  readonly providerIds: readonly string[];
}

/**
 * Which providers were changed by transactions that an earlier snapshot could not see; all of them without one. A
 * transaction that began early and committed late is found as well, which a number or a time would miss.
 */
export async function changesSince(
  em: EntityManager,
  snapshot: string | undefined,
): Promise<CandidateChanges> {
  const [row] = await em.execute<{ version: string; snapshot: string; provider_ids: string[] }[]>(
    `select (select version from ranking_version where published_at is not null
              order by published_at desc, id desc limit 1) as version,
            cast(pg_current_snapshot() as text) as snapshot,
            array(select cast(provider_id as text) from candidate_change
                   where cast(? as pg_snapshot) is null
                      or (xid >= pg_snapshot_xmin(cast(? as pg_snapshot))
                          and not pg_visible_in_snapshot(xid, cast(? as pg_snapshot)))) as provider_ids`,
    [snapshot ?? null, snapshot ?? null, snapshot ?? null],
  );
  return { version: row!.version, snapshot: row!.snapshot, providerIds: row!.provider_ids };
}

/**
 * What each provider delivered, by scene and division: accepted contracts, their milestones, those of them reported by
 * their due date, and ratings with the sum of their means in hundredths.
 */
export async function deliveredBy(
  em: EntityManager,
  providerIds: readonly string[],
): Promise<ReadonlyMap<string, Delivered[]>> {
  const rows = await em.execute<(Delivered & { provider_id: string })[]>(
    `select cast(contract.provider_id as text) as provider_id, contract.scenario,
            left(need.industry_code, 3) as division,
            cast(count(*) as int) as contracts,
            cast(coalesce(sum(steps.milestones), 0) as int) as milestones,
            cast(coalesce(sum(steps.on_time), 0) as int) as "onTime",
            cast(count(rating.id) as int) as ratings,
            cast(coalesce(sum((rating.quality + rating.timeliness + rating.service + rating.competence + rating.value)
                              * 20), 0) as int) as "ratingSum"
       from contract
       join need on need.id = contract.need_id
       left join rating on rating.contract_id = contract.id
       left join lateral (
         select count(*) as milestones,
                count(*) filter (where cast(milestone.reported_at at time zone 'Asia/Shanghai' as date)
                  <= contract.signed_on + make_interval(months => milestone.due_in_months)) as on_time
           from milestone where milestone.contract_id = contract.id and milestone.state = 'ACCEPTED') as steps on true
      where contract.state = 'ACCEPTED' and contract.provider_id = any(cast(? as uuid[]))
      group by contract.provider_id, contract.scenario, left(need.industry_code, 3)
      order by contract.provider_id, contract.scenario, division`,
    [`{${providerIds.join(',')}}`],
  );
  const found = new Map<string, Delivered[]>();
  for (const { provider_id: providerId, ...delivered } of rows) {
    const known = found.get(providerId);
    if (known) known.push(delivered);
    else found.set(providerId, [delivered]);
  }
  return found;
}
