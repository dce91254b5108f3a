-- Versions of the ranking, recommendations with what they rest on, and what was shown to whom.

create table ranking_version (
  id uuid primary key,
  version text not null constraint ranking_version_name unique,
  weights text not null,
  reason text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  published_by text,
  published_at timestamptz,
  constraint ranking_version_published_check check ((published_at is null) = (published_by is null) and published_by is distinct from proposed_by)
);

create table ranking_facts (
  hash text primary key,
  facts text not null
);

create table ranking_pool (
  hash text primary key,
  members text[] not null
);

create table recommendation (
  id uuid primary key,
  need_id uuid not null,
  ranking_version text not null,
  need_facts text not null,
  pool_hash text not null,
  result text not null,
  result_hash text not null,
  at timestamptz not null
);
create index recommendation_of_need on recommendation (need_id, at);

create table exposure (
  id uuid primary key,
  recommendation_id uuid not null
      constraint exposure_recommendation_id_foreign references recommendation (id),
  need_id uuid not null,
  person_id text not null,
  organisation_id uuid not null,
  provider_ids uuid[] not null,
  solution_ids uuid[] not null,
  served_at timestamptz not null
);
create index exposure_of_need on exposure (need_id);
create index exposure_of_provider on exposure using gin (provider_ids);
create index exposure_served on exposure (served_at);

create table pool_change (
  provider_id uuid primary key,
  xid xid8 not null
);
create index pool_change_xid on pool_change (xid);

-- The version that is shipped, as canonical JSON; a test holds it against the one in the code.
insert into ranking_version
  (id, version, weights, reason, proposed_by, proposed_at, published_by, published_at)
values
  ('00000000-0000-8000-a000-000000002002', '2020-2', '{"ampleCapacity":4,"lexicon":"2020-2","most":{"BUDGET":250,"CAPACITY":150,"EXPERIENCE":400,"INDUSTRY":1100,"INTEGRATIONS":350,"MATURITY":500,"ON_TIME":250,"PROTOCOLS":350,"RATING":350,"REGION":300,"SCENARIO":1000,"SIZE":200,"TEXT":4800},"newcomerWithin":0,"share":{"industryAny":3000,"industrySection":5000,"nothingAsked":5000,"regionAny":5000,"scenarioAmongOthers":7500,"sizeAny":6000},"text":{"bHundredths":75,"casesTimes":1,"fullAt":3500,"generalShare":5500,"k1Hundredths":60,"needTitleTimes":3,"termsMost":40,"titleTimes":2},"track":{"ampleContractsPerYear":8000,"otherwise":2000,"priorContractsThousandths":1000,"priorDays":180,"priorMetThousandths":3200,"priorMissedThousandths":800,"priorRatingHundredths":380,"priorRatingsThousandths":5000,"sameSceneAndDivision":10000,"sameSceneOrDivision":5000},"version":"2020-2"}', 'shipped', 'project',
   '2020-01-01T00:00:00Z', 'shipped', '2020-01-01T00:00:00Z');
