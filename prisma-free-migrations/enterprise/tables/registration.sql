-- Enterprises, and what they were before each change.

create table enterprise (
  id uuid primary key,
  unified_social_credit_code text not null constraint enterprise_unified_social_credit_code_unique unique,
  name text not null,
  name_key text collate "C" not null,
  division_code text not null constraint enterprise_division_code_foreign references division (code),
  city_code text not null constraint enterprise_city_code_foreign references division (code),
  industry_code text not null constraint enterprise_industry_code_foreign references industry (code),
  employees int not null,
  prior_year_revenue_fen bigint not null,
  established_on date not null,
  size_class text not null,
  state text not null,
  pledged_at timestamptz not null,
  registered_by uuid,
  registered_at timestamptz not null,
  submitted_at timestamptz not null,
  certified_by uuid,
  certified_at timestamptz,
  refusal_reason text,
  version int not null default 1,
  controlling_unified_social_credit_code text,
  cluster_code text,
  constraint enterprise_control_check check (length(controlling_unified_social_credit_code) = 18),
  constraint enterprise_employees_check check (employees >= 0),
  constraint enterprise_revenue_check check (prior_year_revenue_fen >= 0),
  constraint enterprise_size_class_check check (size_class in ('LARGE', 'MEDIUM', 'SMALL', 'MICRO')),
  constraint enterprise_state_check check (state in ('REGISTERED', 'REFUSED', 'CERTIFIED'))
);
create index enterprise_by_city on enterprise (city_code, name_key, id);
create index enterprise_by_division on enterprise (division_code, name_key, id);
create index enterprise_by_name on enterprise (name_key, id);
create index enterprise_by_state on enterprise (state, name_key, id);
create index enterprise_certification_queue on enterprise (submitted_at, id) where state = 'REGISTERED';

create table enterprise_change (
  id uuid primary key,
  enterprise_id uuid not null constraint enterprise_change_enterprise_id_foreign references enterprise (id),
  person_id text not null,
  role text not null,
  organisation_id uuid not null,
  at timestamptz not null,
  before jsonb not null
);
create index enterprise_change_of_enterprise on enterprise_change (enterprise_id, at);
