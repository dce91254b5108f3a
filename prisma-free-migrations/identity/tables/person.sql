-- People and how they sign in.

create table person (
  id uuid primary key,
  account text not null,
  account_key text not null constraint person_account_key_unique unique,
  display_name text not null,
  password_hash text not null,
  created_at timestamptz not null,
  disabled_at timestamptz
);
