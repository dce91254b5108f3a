import type { EntityManager } from '@mikro-orm/postgresql';

/** How often a provider was in the lists served for a need. */
export interface ShownFor {
  readonly needId: string;
  readonly lists: number;
  readonly shown: number;
  readonly bestRank: number | null;
}

export async function shownFor(
  em: EntityManager,
  providerId: string,
  needIds: readonly string[],
): Promise<ReadonlyMap<string, ShownFor>> {
  const rows = await em.execute<ShownFor[]>(
    `select cast(need_id as text) as "needId", cast(count(*) as int) as lists,
            cast(count(*) filter (where cast(? as uuid) = any(provider_ids)) as int) as shown,
            min(array_position(provider_ids, cast(? as uuid))) as "bestRank"
       from exposure where need_id = any(cast(? as uuid[])) group by need_id`,
    [providerId, providerId, `{${needIds.join(',')}}`],
  );
  return new Map(rows.map((row) => [row.needId, row]));
}

/** A span of time; the end is not in it. */
export interface Span {
  readonly from: Date;
  readonly until: Date;
}

/** How often a provider could have been in a list, and was. */
export interface ProviderExposure {
  readonly providerId: string;
  /** Lists of needs whose scene it serves. */
  readonly considered: number;
  readonly shown: number;
  readonly reasons: readonly { readonly reason: string; readonly times: number }[];
}

/** Every list of a span with what its recommendation kept of each provider: the base of all that follows. */
const CONSIDERED = `with list as (
    select exposure.id, exposure.provider_ids, cast(recommendation.result as jsonb) as result
      from exposure join recommendation on recommendation.id = exposure.recommendation_id
     where exposure.served_at >= cast(? as timestamptz) and exposure.served_at < cast(? as timestamptz)),
  considered as (
    select list.id, cast(one ->> 'providerId' as uuid) as provider_id,
           case when cast(one ->> 'providerId' as uuid) = any(list.provider_ids) then array[]::text[]
                else array['RANKED_LOWER'] end as reasons,
           cast(one ->> 'providerId' as uuid) = any(list.provider_ids) as shown
      from list, jsonb_array_elements(list.result -> 'ranked') as one
    union all
    select list.id, cast(one ->> 'providerId' as uuid),
           array(select jsonb_array_elements_text(one -> 'reasons')), false
      from list, jsonb_array_elements(list.result -> 'leftOut') as one)`;

/** The exposure of one provider, or of all in the pool; those shown least come first. */
export async function exposures(
  em: EntityManager,
  { from, until }: Span,
  providerId: string | undefined,
  limit: number,
): Promise<ProviderExposure[]> {
  return em.execute<ProviderExposure[]>(
    `${CONSIDERED},
     counted as (
       select provider_id, count(*) as considered, count(*) filter (where shown) as shown
         from considered group by provider_id),
     why as (
       select provider_id, jsonb_agg(jsonb_build_object('reason', reason, 'times', times)
                                     order by times desc, reason) as reasons
         from (select provider_id, reason, count(*) as times
                 from considered, unnest(reasons) as reason group by provider_id, reason) as each
        group by provider_id)
     select cast(provider.id as text) as "providerId",
            cast(coalesce(counted.considered, 0) as int) as considered,
            cast(coalesce(counted.shown, 0) as int) as shown,
            coalesce(why.reasons, '[]') as reasons
       from provider_copy as provider
       left join counted on counted.provider_id = provider.id
       left join why on why.provider_id = provider.id
      where provider.standing <> 'LEFT' and (cast(? as uuid) is null or provider.id = cast(? as uuid))
      order by coalesce(counted.shown, 0), coalesce(counted.considered, 0) desc, provider.id
      limit ?`,
    [from.toISOString(), until.toISOString(), providerId ?? null, providerId ?? null, limit],
  );
}

export interface Concentration {
  readonly lists: number;
  /** Places 1 to 10 of all lists together. */
  readonly topTenPlaces: number;
  /** How many of these the ten providers have that have most. */
  readonly placesOfTenProviders: number;
  readonly providers: number;
  readonly providersNeverShown: number;
}

export async function concentration(em: EntityManager, { from, until }: Span): Promise<Concentration> {
  const [row] = await em.execute<Concentration[]>(
    `with list as (
       select * from exposure
        where served_at >= cast(? as timestamptz) and served_at < cast(? as timestamptz)),
     place as (
       select provider_id, count(*) as places from list, unnest(provider_ids[1:10]) as provider_id group by provider_id),
     shown as (select distinct provider_id from list, unnest(provider_ids) as provider_id)
     select cast((select count(*) from list) as int) as lists,
            cast((select coalesce(sum(places), 0) from place) as int) as "topTenPlaces",
            cast((select coalesce(sum(places), 0)
                    from (select places from place order by places desc limit 10) as most) as int)
              as "placesOfTenProviders",
            cast((select count(*) from provider_copy where standing <> 'LEFT') as int) as providers,
            cast((select count(*) from provider_copy where standing <> 'LEFT'
                     and id not in (select provider_id from shown)) as int) as "providersNeverShown"`,
    [from.toISOString(), until.toISOString()],
  );
  return row!;
}

/** What became of the needs that were published in a span. */
export interface Outcomes {
  readonly needs: number;
  readonly needsListed: number;
  /** Needs whose first list held nobody. */
  readonly needsWithoutMatch: number;
  readonly needsClosed: number;
  readonly needsWithoutBid: number;
  readonly needsAwarded: number;
  /** Awarded to a provider that a list had shown before. */
  readonly awardedFromList: number;
  readonly awardedFromTopThree: number;
  readonly medianHoursFromListToAward: number | null;
  readonly accepted: number;
  readonly declined: number;
}

export async function outcomes(em: EntityManager, { from, until }: Span, now: Date): Promise<Outcomes> {
  const [row] = await em.execute<Outcomes[]>(
    `with asked as (
       select need.*, (select min(served_at) from exposure where need_id = need.id) as first_list
         from need where published_at >= cast(? as timestamptz) and published_at < cast(? as timestamptz)),
     awarded as (
       select asked.id, award.awarded_at, asked.first_list,
              (select min(array_position(exposure.provider_ids, bid.provider_id)) from exposure
                where exposure.need_id = asked.id and exposure.served_at <= award.awarded_at) as rank
         from asked join award on award.need_id = asked.id and award.withdrawn_at is null
         join bid on bid.id = award.bid_id)
     select cast(count(*) as int) as needs,
            cast(count(first_list) as int) as "needsListed",
            cast(count(*) filter (where exists (select from exposure
                where need_id = asked.id and served_at = first_list and provider_ids = '{}')) as int)
              as "needsWithoutMatch",
            cast(count(*) filter (where bid_deadline <= cast(? as timestamptz)) as int) as "needsClosed",
            cast(count(*) filter (where bid_deadline <= cast(? as timestamptz) and closed_at is null
                and not exists (select from bid where bid.need_id = asked.id)) as int) as "needsWithoutBid",
            cast((select count(*) from awarded) as int) as "needsAwarded",
            cast((select count(rank) from awarded) as int) as "awardedFromList",
            cast((select count(*) from awarded where rank <= 3) as int) as "awardedFromTopThree",
            cast((select percentile_cont(0.5) within group (order by extract(epoch from awarded_at - first_list) / 3600)
                    from awarded) as int) as "medianHoursFromListToAward",
            cast((select count(*) from need_answer join asked on asked.id = need_id where accepts) as int) as accepted,
            cast((select count(*) from need_answer join asked on asked.id = need_id where not accepts) as int) as declined
       from asked`,
    [from.toISOString(), until.toISOString(), now.toISOString(), now.toISOString()],
  );
  return row!;
}

/** How a city is served: its needs of the span, and the solutions of the pool that come to it. */
export interface CityReach {
  readonly cityCode: string;
  readonly needs: number;
  /** Solutions that name the city, and those that serve everywhere. */
  readonly naming: number;
  readonly everywhere: number;
}

/** Cities by how few name them; a city that nobody names waits for those who go everywhere. */
export async function cityReach(
  em: EntityManager,
  { from, until }: Span,
  cityCodes: readonly string[],
): Promise<CityReach[]> {
  return em.execute<CityReach[]>(
    `with offer as (
       select solution.regions from solution_copy as solution
         join provider_copy as provider on provider.id = solution.provider_id and provider.standing = 'GOOD')
     select city as "cityCode",
            cast((select count(*) from need where need.city_code = city
                     and published_at >= cast(? as timestamptz) and published_at < cast(? as timestamptz)) as int) as needs,
            cast((select count(*) from offer where regions @> array[city]) as int) as naming,
            cast((select count(*) from offer where regions = '{}') as int) as everywhere
       from unnest(cast(? as text[])) as city order by naming, city`,
    [from.toISOString(), until.toISOString(), `{${cityCodes.join(',')}}`],
  );
}
