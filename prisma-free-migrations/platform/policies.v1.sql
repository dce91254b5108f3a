-- What an authority decides, by version: proposed by one person, published by another, never backdated, kept for good.

create table policy_version (
  id uuid primary key,
  policy text not null,
  version int not null,
  settings jsonb not null,
  reason text not null,
  in_force_from timestamptz not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  published_by text,
  published_at timestamptz,
  withdrawn_at timestamptz,
  constraint policy_version_number unique (policy, version),
  constraint policy_version_after_shipped check (version > 1),
  constraint policy_version_published check ((published_by is null) = (published_at is null)),
  constraint policy_version_two_people check (published_by <> proposed_by),
  constraint policy_version_never_backdated check (in_force_from >= published_at),
  constraint policy_version_one_end check (published_at is null or withdrawn_at is null)
);
create unique index policy_version_one_open on policy_version (policy)
  where published_at is null and withdrawn_at is null;
create trigger policy_version_immutable before update or delete on policy_version
  for each row execute function policy_version_guard();
create trigger policy_version_kept before truncate on policy_version
  for each statement execute function policy_version_guard();
