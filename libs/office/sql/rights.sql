-- What the running service may do; everything else is refused by the database.

grant select, insert, update (ended_at, division_code) on membership to :app;
-- A conflict is declared and, at most, told again with its end.
grant select, insert, update (to_on, declared_at) on conflict to :app;
-- A file that is kept never changes.
grant select, insert on stored_file to :app;
grant select, insert, update (state, hash, refusal, refusal_params, settled_at, version) on upload to :app;
