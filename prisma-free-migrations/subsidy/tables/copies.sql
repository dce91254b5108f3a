-- Copies of what other rooms own.

create table certified_enterprise (
  id uuid primary key,
  unified_social_credit_code text not null,
  name text not null,
  division_code text not null,
  industry_code text not null,
  prior_year_revenue_fen bigint not null,
  established_on date not null,
  certified_at timestamptz not null,
  size_class text,
  controlling_unified_social_credit_code text,
  cluster_code text
);

create table pool_provider (
  id uuid primary key,
  name text not null,
  provider_class text not null,
  admitted_at timestamptz not null,
  constraint pool_provider_class check (provider_class in ('PLATFORM', 'OTHER'))
);

create table signed_contract (
  id uuid primary key,
  contract_number text not null,
  enterprise_id uuid not null,
  provider_id uuid not null,
  total_fen bigint not null,
  lines jsonb not null,
  document_hash text not null,
  signed_on date not null,
  accepted_at timestamptz,
  phases jsonb not null,
  ended_at timestamptz,
  delivered_fen bigint,
  replaced_by uuid,
  scenario text,
  constraint signed_contract_ended check ((ended_at is null) = (delivered_fen is null)),
  constraint signed_contract_replaced check (replaced_by is null or ended_at is not null)
);
create index signed_contract_ended on signed_contract (id) where ended_at is not null;
create index signed_contract_replaced_by on signed_contract (replaced_by) where replaced_by is not null;
