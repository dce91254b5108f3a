-- Who has to do with whom.

create table conflict (
  id uuid primary key,
  person_id text not null,
  subject_kind text not null,
  subject_id uuid not null,
  kind text not null,
  from_on date not null,
  to_on date,
  note text not null,
  declared_by text not null,
  declared_at timestamptz not null,
  constraint conflict_kind check (kind in ('EMPLOYMENT', 'SHAREHOLDING', 'FAMILY', 'OTHER')),
  constraint conflict_period check (from_on <= to_on),
  constraint conflict_subject check (subject_kind in ('ENTERPRISE', 'PROVIDER'))
);
create index conflict_of_person on conflict (person_id);
create index conflict_of_subject on conflict (subject_id);
