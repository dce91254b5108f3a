-- What the running service may do; everything else is refused by the database.

-- A right to update is also what locking a row takes: who is granted a role is held meanwhile.
grant select, insert, update (password_hash, disabled_at, proof_digest, proven_at) on person to :app;
grant select, insert on account_history to :app;
grant select, insert, update (used_at) on account_link to :app;
grant select, insert, update (kind, name, division_code) on organisation to :app;
-- A membership is ended and nothing else: what was granted stays as it was granted.
grant select, insert, update (ended_at, ended_by) on membership to :app;
-- An invitation and a proposal are answered and nothing else: what was offered stays as it was offered.
grant select, insert, update (status, confirmed_by, confirmed_at, closed_by, closed_at) on invitation to :app;
grant select, insert, update (confirmed_by, closed_at) on proposal to :app;
grant select, insert, update (revoked_at, revoked_by) on machine_client to :app;
grant select, insert, delete, update (payload, grant_id, uid, user_code, expires_at, consumed_at) on issuer_record to :app;
grant select, insert on issuer_key to :app;
grant select, insert, delete, update (failures, closed_until, last_at) on sign_in_attempt to :app;
grant execute on function same_person, assert_one_duty, administrators_wanted to :app;
-- A conflict is declared and, at most, told again with its end.
grant select, insert, update (to_on, declared_at) on conflict to :app;
