-- What every running service may do; everything else is refused by the database.

-- An event is written and never changed.
grant select, insert on outbox to :app;
grant select on outbox to event_reader;
grant select, insert on inbox to :app;
grant select, insert, update (replayed_at) on set_aside to :app;
grant select, insert, update (seq) on event_cursor to :app;
grant select, insert on command to :app;
-- A sign-in that has ended is forgotten when its tokens would have expired.
grant select, insert, delete on ended_session to :app;
-- What changed, who did it and why: rows are only ever added.
grant select, insert on history to :app;
-- What time alone has changed is told of once.
grant select, insert on passed_deadline to :app;
grant select, insert, update (until) on deadline_horizon to :app;
grant usage on sequence history_id_seq to :app;
