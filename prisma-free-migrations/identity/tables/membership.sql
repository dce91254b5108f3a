-- Organisations and who acts for them, in which role.

create table organisation (
  id uuid primary key,
  kind text not null,
  name text not null,
  division_code text,
  constraint organisation_kind_check check (kind in ('ENTERPRISE', 'PROVIDER', 'BUREAU', 'COMMISSION', 'FINANCE', 'AUDIT', 'PLATFORM'))
);

create table membership (
  id uuid primary key,
  person_id uuid not null references person (id),
  organisation_id uuid not null,
  organisation_kind text not null,
  role text not null,
  division_code text,
  granted_at timestamptz not null default clock_timestamp(),
  granted_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  -- Computed from the role here once more, so that no writer can leave it out.
  duty text generated always as (
      case role
        when 'PROGRAMME_MANAGER' then 'PROPOSE'
        when 'BUREAU_REVIEWER' then 'REVIEW'
        when 'BUREAU_APPROVER' then 'APPROVE'
        when 'COMMISSION_APPROVER' then 'APPROVE'
        when 'FINANCE_PAYER' then 'PAY'
        when 'AUDITOR' then 'AUDIT'
        when 'ADMINISTRATOR' then 'ADMINISTER'
      end
    ) stored
);
create index membership_of_organisation on membership (organisation_id, id) where ended_at is null;
create unique index membership_once on membership (person_id, organisation_id, role) where ended_at is null;
create trigger membership_duties after insert or update on membership
  for each row execute function membership_duties();
