-- Who is signed in at the portal, and who is about to be. Moments are real time, also in a demonstration.

create table web_session (
  -- SHA-256 of the cookie: a reader of the table cannot use what is in it.
  id_digest bytea primary key,
  subject text not null,
  -- By which the issuer names the sign-in when it ends it.
  sid text not null,
  -- Access, refresh and id token, under a key that the database does not have.
  sealed_tokens bytea not null,
  -- Until when the access token holds.
  fresh_until timestamptz not null,
  expires_at timestamptz not null,
  constraint web_session_id_digest_check check (length(id_digest) = 32)
);
create index web_session_sid_index on web_session (sid);
create index web_session_expires_at_index on web_session (expires_at);

create table pending_sign_in (
  -- SHA-256 of the cookie together with the state: a browser may sign in in two tabs at once.
  id_digest bytea primary key,
  -- State, nonce, verifier and where to go afterwards, sealed as the tokens are.
  sealed_question bytea not null,
  expires_at timestamptz not null,
  constraint pending_sign_in_id_digest_check check (length(id_digest) = 32)
);
create index pending_sign_in_expires_at_index on pending_sign_in (expires_at);
