-- Every change of how a provider stands, with its reason, and appeals against changes.

create table standing_change (
  id uuid primary key,
  provider_id uuid not null constraint standing_change_provider_id_foreign references provider (id),
  from_standing text not null,
  to_standing text not null,
  reason text not null,
  clear_by date,
  person_id text not null,
  role text not null,
  at timestamptz not null,
  constraint standing_change_clear_check check ((to_standing = 'RECTIFYING') = (clear_by is not null))
);
create index standing_change_of_provider on standing_change (provider_id, at, id);

create table standing_appeal (
  id uuid primary key,
  provider_id uuid not null constraint standing_appeal_provider_id_foreign references provider (id),
  change_id uuid not null constraint standing_appeal_of_change unique
      constraint standing_appeal_change_id_foreign references standing_change (id),
  statement text not null,
  filed_by text not null,
  filed_at timestamptz not null,
  decision text,
  decision_reason text,
  decided_by text,
  decided_at timestamptz,
  constraint standing_appeal_decided_check check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)
    and (decision is null) = (decision_reason is null)),
  constraint standing_appeal_decision_check check (decision in ('UPHELD', 'REJECTED'))
);
create index standing_appeals_waiting on standing_appeal (filed_at, id) where decision is null;
