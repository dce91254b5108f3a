-- The record of every move.

create table history (
  id uuid primary key,
  kind text not null,
  subject_id uuid not null,
  from_state text,
  to_state text not null,
  person_id text not null,
  role text not null,
  organisation_id uuid not null,
  at timestamptz not null,
  reason text,
  constraint history_kind_check check (kind ~ '^[A-Z]+(_[A-Z]+)*$')
);
create index history_of_subject on history (subject_id, at);
