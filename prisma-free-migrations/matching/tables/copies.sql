-- Copies of what other rooms own.

create table certified_enterprise (
  id uuid primary key,
  name text not null,
  unified_social_credit_code text not null,
  division_code text not null,
  industry_code text not null,
  size_class text not null,
  certified_at timestamptz not null
);

create table enterprise_maturity (
  enterprise_id uuid primary key,
  level int not null,
  score_hundredths int not null,
  weak_scenes text[] not null,
  completed_at timestamptz not null
);

create table admitted_provider (
  id uuid primary key,
  name text not null,
  unified_social_credit_code text not null,
  provider_class text not null,
  division_code text,
  admitted_at timestamptz not null,
  standing text not null default 'GOOD',
  standing_at timestamptz,
  standing_reason text,
  constraint admitted_provider_standing_check check (standing in ('GOOD', 'SUSPENDED', 'LEFT'))
);
-- What keeps the pools of the processes fresh. Triggers, because several services of this room write these tables, and
-- because the transaction itself must be named: a number or a time would be passed over by what commits late.
create trigger provider_changed after insert or update on admitted_provider
  for each row execute function provider_changed();

create table catalogue_solution (
  id uuid primary key,
  provider_id uuid not null,
  catalogue_version int not null,
  title text not null,
  summary text not null,
  scenarios text[] not null,
  industries text[] not null,
  size_classes text[] not null,
  regions text[] not null,
  protocols text[] not null,
  integrations text[] not null,
  price_from_fen bigint not null,
  price_to_fen bigint not null,
  delivery_months int not null,
  capacity_per_month int not null,
  industrial_platform boolean not null,
  public_cloud boolean not null,
  published_at timestamptz not null
);
create index catalogue_solution_provider on catalogue_solution (provider_id);
create index catalogue_solution_scenarios on catalogue_solution using gin (scenarios);
create trigger provider_changed after insert or update on catalogue_solution
  for each row execute function provider_changed();
