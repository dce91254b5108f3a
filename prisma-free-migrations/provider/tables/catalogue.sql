-- What providers offer, and every version that was ever offered.

create table solution (
  id uuid primary key,
  provider_id uuid not null constraint solution_provider_id_foreign references provider (id),
  catalogue_version int not null,
  title text not null,
  title_key text not null,
  summary text not null,
  scenarios text[] not null,
  industries text[] not null,
  industry_keys text[] not null,
  size_classes text[] not null,
  regions text[] not null,
  protocols text[] not null,
  integrations text[] not null,
  price_from_fen bigint not null,
  price_to_fen bigint not null,
  lines jsonb not null,
  delivery_months int not null,
  capacity_per_month int not null,
  industrial_platform boolean not null,
  public_cloud boolean not null,
  published_at timestamptz not null,
  version int not null default 1,
  constraint solution_capacity_check check (capacity_per_month > 0),
  constraint solution_price_check check (price_from_fen > 0 and price_to_fen >= price_from_fen)
);
create index solution_by_industry on solution using gin (industry_keys);
create index solution_by_scenario on solution using gin (scenarios);
create index solution_newest on solution (published_at, id);
create index solution_of_provider on solution (provider_id, published_at, id);

create table solution_version (
  solution_id uuid not null constraint solution_version_solution_id_foreign references solution (id),
  catalogue_version int not null,
  content jsonb not null,
  content_hash text not null,
  published_by uuid,
  published_at timestamptz not null,
  primary key (solution_id, catalogue_version)
);
