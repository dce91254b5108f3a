-- What the embedded OpenID issuer keeps.

create table issuer_record (
  kind text not null,
  id_digest text not null,
  payload jsonb not null,
  grant_id text,
  uid text,
  user_code text,
  expires_at timestamptz not null,
  consumed_at timestamptz,
  primary key (kind, id_digest)
);
create index issuer_record_expires_at_index on issuer_record (expires_at);
create index issuer_record_grant_id_index on issuer_record (grant_id);
create index issuer_record_uid_index on issuer_record (uid);
create index issuer_record_user_code_index on issuer_record (user_code);

create table issuer_key (
  id uuid primary key,
  purpose text not null,
  material jsonb not null,
  created_at timestamptz not null,
  constraint issuer_key_purpose_check check (purpose in ('SIGNING', 'COOKIE'))
);

create table sign_in_attempt (
  account_digest text primary key,
  failures int not null,
  last_at timestamptz not null,
  closed_until timestamptz
);
create index sign_in_attempt_last_at_index on sign_in_attempt (last_at);
