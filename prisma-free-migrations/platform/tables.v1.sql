-- The tables that every service has in its own schema, as they were first made. Frozen: a change is a new file and a new
-- migration in each service.

create table outbox (
  id uuid primary key,
  -- Before seq on purpose: a row has its transaction id before its number, which its readers rely on.
  xid xid8 not null default pg_current_xact_id(),
  seq bigint not null generated always as identity unique,
  type text not null,
  subject text not null,
  time timestamptz not null,
  data jsonb not null
);

create table inbox (
  id uuid primary key,
  type text not null,
  received_at timestamptz not null default clock_timestamp()
);

create table set_aside (
  id uuid primary key,
  source text not null,
  type text not null,
  subject text not null,
  message jsonb not null,
  reason text not null,
  set_aside_at timestamptz not null default clock_timestamp(),
  replayed_at timestamptz,
  position bigint generated always as identity
);
create index set_aside_waiting on set_aside (source, subject) where replayed_at is null;

create table event_cursor (
  source text primary key,
  seq bigint not null
);

create table command (
  actor_id text not null,
  key text not null,
  name text not null,
  body_hash text not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (actor_id, key)
);
