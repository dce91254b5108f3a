-- Who counts, since when and by what grade, and every change of it.

create table adoption (
  id uuid primary key,
  unified_social_credit_code text not null,
  goal text not null,
  enterprise_id uuid not null,
  counted_at timestamptz,
  rule_version text not null,
  nested_in_id uuid constraint adoption_nested_in_id_foreign references adoption (id) on delete set null,
  constraint adoption_once unique (unified_social_credit_code, goal),
  constraint adoption_goal_check check (goal in ('ON_CLOUD', 'UPGRADED')),
  constraint adoption_nested check ((goal = 'UPGRADED') = (nested_in_id is not null))
);
create index adoption_enterprise on adoption (enterprise_id);

create table adoption_period (
  adoption_id uuid not null constraint adoption_period_adoption_id_foreign references adoption (id),
  counted_from timestamptz not null,
  counted_until timestamptz not null,
  goal text not null,
  grade text not null,
  primary key (adoption_id, counted_from),
  constraint adoption_period_goal_check check (goal in ('ON_CLOUD', 'UPGRADED')),
  constraint adoption_period_grade_check check (grade in ('A', 'B', 'C', 'D')),
  constraint adoption_period_order check (counted_from < counted_until)
);
-- The counts are read from this index alone: all that ends after the moment asked for.
create index adoption_period_standing on adoption_period (goal, counted_until) include (counted_from, grade);
create constraint trigger adoption_period_apart after insert or update on adoption_period
  deferrable initially deferred for each row execute function assert_apart();
create constraint trigger adoption_period_nested after insert or update or delete on adoption_period
  deferrable initially deferred for each row execute function assert_nested();

create table adoption_change (
  id uuid primary key,
  adoption_id uuid not null constraint adoption_change_adoption_id_foreign references adoption (id),
  kind text not null,
  grade_before text,
  grade_after text,
  rule_version text not null,
  cause text not null,
  at timestamptz not null,
  xid xid8 not null default pg_current_xact_id(),
  constraint adoption_change_grade_after_check check (grade_after in ('A', 'B', 'C', 'D')),
  constraint adoption_change_grade_before_check check (grade_before in ('A', 'B', 'C', 'D')),
  constraint adoption_change_kind_check check (kind in ('DECLARED', 'COUNTED', 'RETURNED', 'GRADE_CHANGED', 'ENDED'))
);
create index adoption_change_adoption on adoption_change (adoption_id);
create index adoption_change_xid on adoption_change (xid);
