-- What providers can take on by month, and rounds over all needs with every version of their result.

create table capacity_statement (
  id uuid primary key,
  provider_id uuid not null,
  month text not null,
  projects int not null,
  declared_by text not null,
  declared_at timestamptz not null,
  constraint capacity_statement_month_check check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  constraint capacity_statement_projects_check check (projects >= 0 and projects <= 10000)
);
create index capacity_statement_newest on capacity_statement (provider_id, month, declared_at);

create table allocation_round (
  id uuid primary key,
  name text not null,
  rules jsonb not null,
  opened_by text not null,
  opened_at timestamptz not null
);
create index allocation_round_newest on allocation_round (opened_at, id);

create table allocation_withdrawal (
  id uuid primary key,
  round_id uuid not null constraint allocation_withdrawal_round_id_foreign references allocation_round (id),
  need_id uuid,
  provider_id uuid,
  reason text not null,
  withdrawn_by text not null,
  withdrawn_at timestamptz not null,
  constraint allocation_withdrawal_once unique NULLS NOT DISTINCT (round_id, need_id, provider_id),
  constraint allocation_withdrawal_side_check check ((need_id is null) <> (provider_id is null))
);

create table allocation_version (
  id uuid primary key,
  round_id uuid not null constraint allocation_version_round_id_foreign references allocation_round (id),
  number int not null,
  inputs bytea not null,
  inputs_hash text not null,
  result jsonb not null,
  result_hash text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  published_by text,
  published_at timestamptz,
  constraint allocation_version_number unique (round_id, number),
  constraint allocation_version_hash_check check (inputs_hash ~ '^[0-9a-f]{64}$' and result_hash ~ '^[0-9a-f]{64}$'),
  constraint allocation_version_published_check check ((published_by is null) = (published_at is null)),
  constraint allocation_version_two_people_check check (published_by <> proposed_by)
);

create table allocation_place (
  version_id uuid not null constraint allocation_place_version_id_foreign references allocation_version (id),
  need_id uuid not null,
  rank int not null,
  provider_id uuid not null,
  solution_id uuid not null,
  month text not null,
  score_hundredths int not null,
  primary key (version_id, need_id, rank),
  constraint allocation_place_provider unique (version_id, need_id, provider_id)
);
create index allocation_place_of_need on allocation_place (need_id, version_id);
create index allocation_place_of_provider on allocation_place (provider_id, version_id, need_id);
