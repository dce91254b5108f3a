grant select, insert, update, delete on membership to :app;
grant select, insert, update, delete on division to :app;
grant select, insert, update, delete on industry to :app;
grant select, insert on questionnaire_edition to :app;
grant select, insert, update, delete on reference_load to :app;
grant select, insert, update, delete on enterprise to :app;
grant select, insert on assessment to :app;
