-- The copy of declared conflicts by which a service keeps officials away from the files of a party with which they have to
-- do, fed by `conflict.declared.v1`. Subsidy has none: it owns the original.

create table conflict (
  id uuid primary key,
  person_id text not null,
  subject_id uuid not null,
  from_on date not null,
  to_on date,
  declared_at timestamptz not null
);
create index conflict_of_person on conflict (person_id);
