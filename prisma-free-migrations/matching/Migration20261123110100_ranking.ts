import { Migration } from '@mikro-orm/migrations';

/** Versions of the ranking, recommendations with what they rest on, what was shown to whom, and ratings. */
export class Migration20261123110100_ranking extends Migration {
  override up(): void {
    for (const sql of [...versions, ...recommendations, ...ratings, ...freshness, ...rights])
      this.addSql(sql);
  }
}

/** The version that is shipped, as canonical JSON; a test holds it against the one in the code. */
const SHIPPED =
  '{"ampleCapacity":4,"lexicon":"2020-2","most":{"BUDGET":250,"CAPACITY":150,"EXPERIENCE":400,"INDUSTRY":1100,"INTEGRATIONS":350,"MATURITY":500,"ON_TIME":250,"PROTOCOLS":350,"RATING":350,"REGION":300,"SCENARIO":1000,"SIZE":200,"TEXT":4800},"newcomerWithin":0,"share":{"industryAny":3000,"industrySection":5000,"nothingAsked":5000,"regionAny":5000,"scenarioAmongOthers":7500,"sizeAny":6000},"text":{"bHundredths":75,"casesTimes":1,"fullAt":3500,"generalShare":5500,"k1Hundredths":60,"needTitleTimes":3,"termsMost":40,"titleTimes":2},"track":{"ampleContractsPerYear":8000,"otherwise":2000,"priorContractsThousandths":1000,"priorDays":180,"priorMetThousandths":3200,"priorMissedThousandths":800,"priorRatingHundredths":380,"priorRatingsThousandths":5000,"sameSceneAndDivision":10000,"sameSceneOrDivision":5000},"version":"2020-2"}';

const versions = [
  `create table ranking_version (
     id uuid primary key,
     version text not null constraint ranking_version_name unique,
     weights text not null,
     reason text not null,
     proposed_by text not null,
     proposed_at timestamptz not null,
     published_by text,
     published_at timestamptz,
     constraint ranking_version_published_check
       check ((published_at is null) = (published_by is null) and published_by is distinct from proposed_by)
   )`,
  `insert into ranking_version
     (id, version, weights, reason, proposed_by, proposed_at, published_by, published_at)
   values ('00000000-0000-8000-a000-000000002002', '2020-2', '${SHIPPED}', 'shipped', 'project',
           '2020-01-01T00:00:00Z', 'shipped', '2020-01-01T00:00:00Z')`,
];

const recommendations = [
  `create table ranking_facts (hash text primary key, facts text not null)`,
  `create table ranking_pool (hash text primary key, members text[] not null)`,
  `create table recommendation (
     id uuid primary key,
     need_id uuid not null,
     ranking_version text not null,
     need_facts text not null,
     pool_hash text not null,
     result text not null,
     result_hash text not null,
     at timestamptz not null
   )`,
  `create index recommendation_of_need on recommendation (need_id, at)`,
  `create table exposure (
     id uuid primary key,
     recommendation_id uuid not null constraint exposure_recommendation_id_foreign references recommendation (id),
     need_id uuid not null,
     person_id text not null,
     organisation_id uuid not null,
     provider_ids uuid[] not null,
     solution_ids uuid[] not null,
     served_at timestamptz not null
   )`,
  `create index exposure_served on exposure (served_at)`,
  `create index exposure_of_need on exposure (need_id)`,
  `create index exposure_of_provider on exposure using gin (provider_ids)`,
];

const ratings = [
  `create table rating (
     id uuid primary key,
     contract_id uuid not null constraint rating_contract_id_foreign references contract (id)
       constraint rating_of_contract unique,
     enterprise_id uuid not null,
     provider_id uuid not null,
     quality int not null,
     timeliness int not null,
     service int not null,
     competence int not null,
     value int not null,
     comment text not null,
     rated_by text not null,
     rated_at timestamptz not null,
     reply text,
     replied_by text,
     replied_at timestamptz,
     constraint rating_stars_check
       check (quality >= 1 and quality <= 5 and timeliness >= 1 and timeliness <= 5 and service >= 1 and service <= 5
              and competence >= 1 and competence <= 5 and value >= 1 and value <= 5),
     constraint rating_reply_check
       check ((reply is null) = (replied_at is null) and (reply is null) = (replied_by is null))
   )`,
  `create index rating_of_provider on rating (provider_id, rated_at)`,
];

/**
 * What keeps the pools of the processes fresh. Triggers, because several services of this room write these tables, and
 * because the transaction itself must be named: a number or a time would be passed over by what commits late.
 */
const freshness = [
  `create table pool_change (provider_id uuid primary key, xid xid8 not null)`,
  `create index pool_change_xid on pool_change (xid)`,
  `create function provider_changed() returns trigger language plpgsql security definer
     set search_path = matching, pg_temp
     as $$
     begin
       insert into matching.pool_change (provider_id, xid)
       values (case tg_table_name when 'admitted_provider' then (to_jsonb(new) ->> 'id')::uuid
               else (to_jsonb(new) ->> 'provider_id')::uuid end, pg_current_xact_id())
       on conflict (provider_id) do update set xid = excluded.xid where pool_change.xid <> excluded.xid;
       return null;
     end $$`,
  `create trigger provider_changed after insert or update on admitted_provider
     for each row execute function provider_changed()`,
  `create trigger provider_changed after insert or update on catalogue_solution
     for each row execute function provider_changed()`,
  `create trigger provider_changed after update of state on contract
     for each row when (new.state = 'ACCEPTED' or old.state = 'ACCEPTED') execute function provider_changed()`,
  `create trigger provider_changed after insert on rating for each row execute function provider_changed()`,
  `insert into pool_change (provider_id, xid)
   select id, pg_current_xact_id() from admitted_provider on conflict do nothing`,
];

const rights = [
  `revoke update, delete on ranking_facts, ranking_pool, recommendation, exposure from matching`,
  `revoke update, delete on ranking_version, rating from matching`,
  `grant update (published_by, published_at) on ranking_version to matching`,
  `grant update (reply, replied_by, replied_at) on rating to matching`,
  `revoke insert, update, delete on pool_change from matching`,
];
