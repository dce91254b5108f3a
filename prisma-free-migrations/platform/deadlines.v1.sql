-- Deadlines that have passed and were told of, and up to where each kind of them was looked at.

create table passed_deadline (
  name text not null,
  subject_id uuid not null,
  at timestamptz not null,
  primary key (name, subject_id, at)
);

create table deadline_horizon (
  name text primary key,
  until timestamptz not null
);
