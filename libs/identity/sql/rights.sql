-- What the running service may do; everything else is refused by the database.

-- A right to update is also what locking a row takes: who is granted a role is held meanwhile.
grant select, insert, update (disabled_at) on person to :app;
grant select, insert, update (kind, name, division_code) on organisation to :app;
-- A membership is ended and nothing else: what was granted stays as it was granted.
grant select, insert, update (ended_at, ended_by) on membership to :app;
grant select, insert, update (revoked_at, revoked_by) on machine_client to :app;
grant select, insert, delete, update (payload, grant_id, uid, user_code, expires_at, consumed_at) on issuer_record to :app;
grant select, insert on issuer_key to :app;
grant select, insert, delete, update (failures, closed_until, last_at) on sign_in_attempt to :app;
