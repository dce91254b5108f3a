grant select, insert, update, delete on person to :app;
grant select, insert, update, delete on organisation to :app;
grant select, insert, update (ended_at, ended_by) on membership to :app;
grant select, insert, update (revoked_at, revoked_by) on machine_client to :app;
grant select, insert, update, delete on issuer_record to :app;
grant select, insert, update, delete on issuer_key to :app;
grant select, insert, update, delete on sign_in_attempt to :app;
grant execute on all functions in schema :app to :app;
