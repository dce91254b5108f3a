-- What was answered so far of an assessment that is not handed in yet.

create table assessment_draft (
  enterprise_id uuid primary key
      constraint assessment_draft_enterprise_id_foreign references enterprise (id)
      on update cascade on delete cascade,
  questionnaire_version text not null
      constraint assessment_draft_questionnaire_version_foreign references questionnaire_edition (version),
  answers jsonb not null,
  scene_levels jsonb not null,
  revision int not null default 1,
  changed_by uuid not null,
  changed_at timestamptz not null
);
