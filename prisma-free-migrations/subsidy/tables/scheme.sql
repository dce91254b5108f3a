-- The rules of schemes, by version.

create table scheme_version (
  id uuid primary key,
  scheme text not null,
  version int not null,
  name text not null,
  rules jsonb not null,
  published_at timestamptz,
  state text not null,
  shipped boolean not null,
  drafted_by text not null,
  drafted_at timestamptz not null,
  proposed_by text,
  proposed_at timestamptz,
  published_by text,
  revision int not null default 1,
  constraint scheme_version_once unique (scheme, version),
  constraint scheme_version_proposed check (
    (proposed_by is null) = (proposed_at is null) and (state <> 'PROPOSED' or proposed_by is not null)),
  constraint scheme_version_published check (
    (state = 'PUBLISHED') = (published_at is not null)
    and (state = 'PUBLISHED' and not shipped) = (published_by is not null)
    and (state <> 'PUBLISHED' or shipped or proposed_by is not null)),
  constraint scheme_version_state check (state in ('DRAFT', 'PROPOSED', 'PUBLISHED', 'WITHDRAWN')),
  -- Rules take two people: who wrote or proposed them does not publish them.
  constraint scheme_version_two_people check (published_by <> proposed_by and published_by <> drafted_by)
);
-- One draft at a time, so that what it differs from the version before it stays what was shown.
create unique index scheme_version_one_open on scheme_version (scheme) where state in ('DRAFT', 'PROPOSED');
-- Not by the service, which may not touch what is closed, nor by the owner of the table by mistake.
create trigger scheme_version_immutable before update or delete on scheme_version
  for each row execute function scheme_version_guard();
create trigger scheme_version_kept before truncate on scheme_version
  for each statement execute function scheme_version_guard();
