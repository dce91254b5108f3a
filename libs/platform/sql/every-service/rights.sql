grant select, insert, update, delete on command to :app;
grant select, insert, update, delete on event_cursor to :app;
grant select, insert on history to :app;
grant usage on sequence history_id_seq to :app;
grant select, insert, update, delete on inbox to :app;
grant select, insert, update, delete on outbox to :app;
grant select, insert, update, delete on set_aside to :app;
grant select on outbox to event_reader;
