-- The copy of memberships by which a service knows who may do what, fed by `membership.changed.v1`. Identity has none: it
-- owns the original.

create table membership (
  id uuid primary key,
  person_id text not null,
  organisation_id uuid not null,
  organisation_kind text not null,
  role text not null,
  division_code text,
  ended_at timestamptz
);
create index membership_of_person on membership (person_id) where ended_at is null;
