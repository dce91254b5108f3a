-- The record of every move.

create table history (
  id bigserial primary key,
  subject_kind text not null,
  subject_id uuid not null,
  from_state text,
  to_state text not null,
  actor_id text not null,
  organisation_id uuid,
  role text not null,
  scheme_version_id uuid,
  reason text,
  at timestamptz not null,
  constraint history_subject check (subject_kind ~ '^[A-Z]+(_[A-Z]+)*$')
);
create index history_of_subject on history (subject_id);
