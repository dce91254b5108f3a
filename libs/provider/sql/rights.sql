-- What the running service may do; everything else is refused by the database.

grant select, insert, update (ended_at, division_code) on membership to :app;
-- A conflict is declared and, at most, told again with its end.
grant select, insert, update (to_on, declared_at) on conflict to :app;
grant select, insert, update (provider_class, state, standing, decided_by, decided_at, refusal_reason, version)
   on provider to :app;
grant select, insert,
      update (catalogue_version, title, title_key, summary, scenarios, industries, industry_keys, size_classes, regions,
              protocols, integrations, price_from_fen, price_to_fen, lines, delivery_months, capacity_per_month,
              industrial_platform, public_cloud, published_at, version)
   on solution to :app;
-- Contracts point to versions, so these are never changed, not even by a mistake in the application.
grant select, insert on solution_version, standing_change to :app;
grant select, insert, update (decision, decision_reason, decided_by, decided_at) on standing_appeal to :app;
grant select, insert, update (confirmed_at) on odd_code to :app;
