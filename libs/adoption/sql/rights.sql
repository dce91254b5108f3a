-- What the running service may do; everything else is refused by the database.

grant select, insert, update (ended_at, division_code) on membership to :app;
-- A conflict is declared and, at most, told again with its end.
grant select, insert, update (to_on, declared_at) on conflict to :app;

-- Copies.
grant select, insert, update (unified_social_credit_code, name, division_code, industry_code, certified_at)
   on enterprise to :app;
grant select, insert, update (signed_on, accepted_at, industrial_platform, public_cloud, contract_version) on contract to :app;
grant select, insert, update (unified_social_credit_code, name, admitted_at, standing, standing_at) on provider to :app;
grant select, insert, update (public_jwk, registered_at, revoked_at) on machine_key to :app;
grant select, insert, update (whole, at) on recovery to :app;

-- What was received, and what was said of it at the time, is not for the application to rewrite.
grant select, insert on evidence_file, usage_batch, usage_outcome, usage, adoption_change to :app;
-- Of a piece of evidence only how long it has been used and what was paid goes on, or it ends; what it is and shows stays.
grant select, insert, update (first_used_on, last_used_on, days_used, paid_fen, ended_at) on evidence to :app;
grant select, insert, update (counted_at) on adoption to :app;
grant select, insert, delete, update (counted_until, end_told) on adoption_period to :app;
