-- What the running gateway may do; everything else is refused by the database.

grant select, insert, delete, update (sealed_tokens, fresh_until, used_at) on web_session to :app;
grant select, insert, delete on pending_sign_in to :app;
