-- What the running service may do; everything else is refused by the database.

grant select, insert, update (ended_at, division_code) on membership to :app;
-- A conflict is declared and, at most, told again with its end.
grant select, insert, update (to_on, declared_at) on conflict to :app;
grant select, insert, update (code, name, level, parent_code, kind) on division to :app;
grant select, insert, update (code, name, level, parent_code) on industry to :app;
grant select, insert, update (checksum, loaded_at) on reference_load to :app;
-- The code of an enterprise and who registered it are never changed.
grant select, insert,
      update (name, name_key, division_code, city_code, industry_code, employees, prior_year_revenue_fen, established_on,
              size_class, controlling_unified_social_credit_code, cluster_code, state, pledged_at, submitted_at,
              certified_by, certified_at, refusal_reason, version)
   on enterprise to :app;
-- What is not handed in yet may be changed, and ends with the assessment.
grant select, insert, delete, update (questionnaire_version, answers, scene_levels, revision, changed_by, changed_at)
   on assessment_draft to :app;
-- What was answered, and to which questions, stays.
grant select, insert on assessment, questionnaire_edition to :app;

-- What was said of two companies stays as it was said; it is confirmed and it ends.
grant select, insert, update (to_on, confirmed_by, confirmed_at, ends_on, end_proposed_by, version) on control_statement to :app;
grant select, insert, update (unified_social_credit_code, admitted_at) on provider_code to :app;
grant select on registered_control to :app;
-- What was proposed stays as it was said; a second official confirms it.
grant select, insert, update (confirmed_by, confirmed_at, version) on odd_code to :app;
