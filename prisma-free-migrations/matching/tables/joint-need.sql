-- Needs of several enterprises that ask together.

create table need_pool (
  id uuid primary key,
  lead_enterprise_id uuid not null,
  cluster_name text not null,
  content jsonb not null,
  join_until timestamptz not null,
  opened_by text not null,
  opened_at timestamptz not null,
  published_at timestamptz,
  constraint need_pool_join_check check (join_until > opened_at)
);
create index need_pool_open_until on need_pool (join_until, id);

create table pool_member (
  id uuid primary key,
  pool_id uuid not null constraint pool_member_pool_id_foreign references need_pool (id),
  enterprise_id uuid not null,
  content jsonb not null,
  joined_by text not null,
  joined_at timestamptz not null,
  left_at timestamptz
);
create index pool_member_of_enterprise on pool_member (enterprise_id);
create unique index pool_member_once on pool_member (pool_id, enterprise_id) where left_at is null;
