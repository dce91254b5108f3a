grant select, insert, update, delete on membership to :app;
grant select, insert, update, delete on provider to :app;
grant select, insert, update, delete on solution to :app;
grant select, insert on solution_version to :app;
grant select, insert on standing_change to :app;
grant select, insert, update (decision, decision_reason, decided_by, decided_at) on standing_appeal to :app;
