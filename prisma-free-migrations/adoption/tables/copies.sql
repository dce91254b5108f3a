-- Copies of what other rooms own.

create table enterprise (
  id uuid primary key,
  unified_social_credit_code text,
  name text,
  division_code text,
  industry_code text,
  certified_at timestamptz
);
create index enterprise_code on enterprise (unified_social_credit_code);
create index enterprise_division on enterprise (division_code text_pattern_ops);

create table contract (
  id uuid primary key,
  enterprise_id uuid not null,
  provider_id uuid not null,
  industrial_platform boolean not null,
  public_cloud boolean not null,
  signed_on date,
  accepted_at timestamptz
);
create index contract_enterprise on contract (enterprise_id);

create table provider (
  id uuid primary key,
  unified_social_credit_code text not null,
  name text not null,
  admitted_at timestamptz not null
);

create table machine_key (
  client_id text primary key,
  organisation_id uuid not null,
  public_jwk jsonb not null,
  registered_at timestamptz not null,
  revoked_at timestamptz
);
