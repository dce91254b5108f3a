/**
 * The tables that every service has in its own schema, as they were first made. Frozen: a change is a new file and a new
 * migration in each service. `membership` is not here because identity owns the original and the others a copy.
 */
export const platformTablesV1: readonly string[] = [
  // xid stands before seq on purpose: a row has its transaction id before its number, which its readers rely on.
  `create table outbox (
     id uuid primary key,
     xid xid8 not null default pg_current_xact_id(),
     seq bigint not null generated always as identity unique,
     type text not null,
     subject text not null,
     time timestamptz not null,
     data jsonb not null
   )`,
  `create table inbox (
     id uuid primary key,
     type text not null,
     received_at timestamptz not null default clock_timestamp()
   )`,
  `create table set_aside (
     id uuid primary key,
     source text not null,
     type text not null,
     subject text not null,
     message jsonb not null,
     reason text not null,
     set_aside_at timestamptz not null default clock_timestamp(),
     replayed_at timestamptz,
     position bigint generated always as identity
   )`,
  `create index set_aside_waiting on set_aside (source, subject) where replayed_at is null`,
  `create table event_cursor (
     source text primary key,
     seq bigint not null
   )`,
  `create table command (
     actor_id text not null,
     key text not null,
     name text not null,
     body_hash text not null,
     answer jsonb not null,
     at timestamptz not null,
     primary key (actor_id, key)
   )`,
];

/** The copy of memberships by which a service knows who may do what, fed by `membership.changed.v1`. */
export const membershipCopyV1: readonly string[] = [
  `create table membership (
     id uuid primary key,
     person_id text not null,
     organisation_id uuid not null,
     organisation_kind text not null,
     role text not null,
     division_code text,
     ended_at timestamptz
   )`,
  `create index membership_of_person on membership (person_id) where ended_at is null`,
];
