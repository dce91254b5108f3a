-- The resource pool.

create table provider (
  id uuid primary key,
  unified_social_credit_code text not null,
  name text not null,
  name_key text collate "C" not null,
  provider_class text not null,
  division_code text,
  city_code text,
  established_on date not null,
  employees int not null,
  introduction text not null,
  state text not null,
  applied_by uuid,
  applied_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  refusal_reason text,
  version int not null default 1,
  standing text not null,
  constraint provider_employees_check check (employees >= 0),
  constraint provider_provider_class_check check (provider_class in ('PLATFORM', 'OTHER')),
  constraint provider_standing_check check (standing in ('GOOD', 'WARNED', 'RECTIFYING', 'SUSPENDED', 'REMOVED', 'WITHDRAWN')),
  constraint provider_state_check check (state in ('APPLIED', 'ADMITTED', 'REFUSED'))
);
create index provider_applications on provider (applied_at, id) where state = 'APPLIED';
create index provider_of_applicant on provider (applied_by, applied_at);
create index provider_pool on provider (name_key, id) where state = 'ADMITTED';
create index provider_pool_by_city on provider (city_code, name_key, id) where state = 'ADMITTED';
-- Who was refused may apply again; two live files of one legal person cannot be.
create unique index provider_unified_social_credit_code_unique
  on provider (unified_social_credit_code) where state <> 'REFUSED';
