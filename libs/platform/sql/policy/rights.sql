-- What services with policies may do with them; everything else is refused by the database.

grant select, insert, update (published_by, published_at, withdrawn_at) on policy_version to :app;
