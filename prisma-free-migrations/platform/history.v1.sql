-- What changed, who did it and why: rows are only ever added.

create table history (
  id bigserial primary key,
  subject_kind text not null,
  subject_id uuid not null,
  from_state text,
  to_state text not null,
  actor_id text not null,
  role text not null,
  organisation_id uuid,
  rule_version text,
  reason text,
  before jsonb,
  at timestamptz not null,
  constraint history_kind_check check (subject_kind ~ '^[A-Z]+(_[A-Z]+)*$')
);
create index history_of_subject on history (subject_id, id);
