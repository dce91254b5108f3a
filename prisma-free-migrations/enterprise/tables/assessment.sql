-- How digital an enterprise is, as often as it asked.

create table assessment (
  id uuid primary key,
  enterprise_id uuid not null constraint assessment_enterprise_id_foreign references enterprise (id),
  questionnaire_version text not null
      constraint assessment_questionnaire_version_foreign references questionnaire_edition (version),
  answers jsonb not null,
  scene_levels jsonb not null,
  score_hundredths int not null,
  level int not null,
  result jsonb not null,
  submitted_by uuid,
  completed_at timestamptz not null,
  constraint assessment_level_check check (level >= 0 and level <= 4),
  constraint assessment_score_check check (score_hundredths >= 0 and score_hundredths <= 10000)
);
create index assessment_latest on assessment (enterprise_id, completed_at, id);
