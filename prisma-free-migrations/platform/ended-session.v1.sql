-- The sign-ins that have ended, for as long as an access token of theirs would still hold.

create table ended_session (
  id text primary key,
  forget_at timestamptz not null
);
