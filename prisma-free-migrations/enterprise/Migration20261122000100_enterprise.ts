import { Migration } from '@mikro-orm/migrations';

/** Enterprises with their reference tables, what they were before each change, and their assessments. */
export class Migration20261122000100_enterprise extends Migration {
  override up(): void {
    this.addSql(`create table division (
      code text primary key,
      name text not null,
      level text not null,
      parent_code text,
      kind text not null
    )`);
    this.addSql(`create table industry (
      code text primary key,
      name text not null,
      level text not null,
      parent_code text
    )`);
    this.addSql(`create table questionnaire_edition (
      version text primary key,
      content jsonb not null,
      checksum text not null,
      loaded_at timestamptz not null
    )`);
    this.addSql(`create table reference_load (
      name text primary key,
      checksum text not null,
      loaded_at timestamptz not null
    )`);
    this.addSql(`create table enterprise (
      id uuid primary key,
      unified_social_credit_code text not null,
      name text not null,
      name_key text collate "C" not null,
      division_code text not null,
      city_code text not null,
      industry_code text not null,
      employees int not null,
      prior_year_revenue_fen bigint not null,
      established_on date not null,
      size_class text not null,
      state text not null,
      pledged_at timestamptz not null,
      registered_by uuid,
      registered_at timestamptz not null,
      submitted_at timestamptz not null,
      certified_by uuid,
      certified_at timestamptz,
      refusal_reason text,
      version int not null default 1,
      constraint enterprise_unified_social_credit_code_unique unique (unified_social_credit_code),
      constraint enterprise_size_class_check check (size_class in ('LARGE', 'MEDIUM', 'SMALL', 'MICRO')),
      constraint enterprise_state_check check (state in ('REGISTERED', 'REFUSED', 'CERTIFIED')),
      constraint enterprise_employees_check check (employees >= 0),
      constraint enterprise_revenue_check check (prior_year_revenue_fen >= 0),
      constraint enterprise_division_code_foreign foreign key (division_code) references division (code),
      constraint enterprise_city_code_foreign foreign key (city_code) references division (code),
      constraint enterprise_industry_code_foreign foreign key (industry_code) references industry (code)
    )`);
    this.addSql(`create index enterprise_by_name on enterprise (name_key, id)`);
    this.addSql(`create index enterprise_by_city on enterprise (city_code, name_key, id)`);
    this.addSql(`create index enterprise_by_division on enterprise (division_code, name_key, id)`);
    this.addSql(`create index enterprise_by_state on enterprise (state, name_key, id)`);
    this.addSql(
      `create index enterprise_certification_queue on enterprise (submitted_at, id) where state = 'REGISTERED'`,
    );
    this.addSql(`create table enterprise_change (
      id uuid primary key,
      enterprise_id uuid not null,
      person_id text not null,
      role text not null,
      organisation_id uuid not null,
      at timestamptz not null,
      before jsonb not null,
      constraint enterprise_change_enterprise_id_foreign foreign key (enterprise_id) references enterprise (id)
    )`);
    this.addSql(`create index enterprise_change_of_enterprise on enterprise_change (enterprise_id, at)`);
    this.addSql(`create table assessment (
      id uuid primary key,
      enterprise_id uuid not null,
      questionnaire_version text not null,
      answers jsonb not null,
      scene_levels jsonb not null,
      score_hundredths int not null,
      level int not null,
      result jsonb not null,
      submitted_by uuid,
      completed_at timestamptz not null,
      constraint assessment_score_check check (score_hundredths >= 0 and score_hundredths <= 10000),
      constraint assessment_level_check check (level >= 0 and level <= 4),
      constraint assessment_enterprise_id_foreign foreign key (enterprise_id) references enterprise (id),
      constraint assessment_questionnaire_version_foreign foreign key (questionnaire_version) references questionnaire_edition (version)
    )`);
    this.addSql(`create index assessment_latest on assessment (enterprise_id, completed_at, id)`);
    // What was is never changed, not even by a mistake in the application.
    this.addSql(
      `revoke update, delete on enterprise_change, assessment, questionnaire_edition from enterprise`,
    );
  }
}
