import { Migration } from '@mikro-orm/migrations';

const copies = [
  `create table enterprise (
     id uuid primary key,
     unified_social_credit_code text,
     name text,
     division_code text,
     industry_code text,
     certified_at timestamptz
   )`,
  `create index enterprise_code on enterprise (unified_social_credit_code)`,
  `create index enterprise_division on enterprise (division_code text_pattern_ops)`,
  `create table contract (
     id uuid primary key,
     enterprise_id uuid not null,
     provider_id uuid not null,
     industrial_platform boolean not null,
     public_cloud boolean not null,
     signed_on date,
     accepted_at timestamptz
   )`,
  `create index contract_enterprise on contract (enterprise_id)`,
  `create table provider (
     id uuid primary key,
     unified_social_credit_code text not null,
     name text not null,
     admitted_at timestamptz not null
   )`,
  `create table machine_key (
     client_id text primary key,
     organisation_id uuid not null,
     public_jwk jsonb not null,
     registered_at timestamptz not null,
     revoked_at timestamptz
   )`,
];

const evidence = [
  `create table usage_batch (
     id uuid primary key,
     client_id text not null,
     batch_id uuid not null,
     organisation_id uuid not null,
     day date not null,
     entries int not null,
     content_hash text not null,
     signature text not null,
     received_at timestamptz not null,
     constraint usage_batch_of_client unique (client_id, batch_id)
   )`,
  `create table usage (
     contract_id uuid not null,
     day date not null,
     source uuid not null,
     enterprise_id uuid not null,
     active_users int not null,
     events int not null,
     batch_id uuid not null constraint usage_batch_id_foreign references usage_batch (id),
     primary key (contract_id, day, source)
   )`,
  `create table evidence (
     id uuid primary key,
     enterprise_id uuid not null,
     kind text not null constraint evidence_kind_check check
       (kind in ('PROVIDER_BATCH', 'CONTRACT_INVOICE_ACCEPTANCE', 'VOUCHER_PAID', 'SELF_DECLARED', 'IMPORTED')),
     source text not null,
     contract_id uuid,
     provider_id uuid,
     industrial_platform boolean not null,
     public_cloud boolean not null,
     first_used_on date,
     last_used_on date,
     days_used int not null default 0,
     documents jsonb,
     recorded_at timestamptz not null
   )`,
  `create index evidence_enterprise on evidence (enterprise_id)`,
  `create unique index evidence_use on evidence (contract_id, source)
     where kind = 'PROVIDER_BATCH' and contract_id is not null`,
  // One contract on paper speaks for one enterprise, once.
  `create unique index evidence_paper on evidence ((documents ->> 'contract'))
     where kind = 'CONTRACT_INVOICE_ACCEPTANCE'`,
];

const adoption = [
  `create table adoption (
     id uuid primary key,
     unified_social_credit_code text not null,
     goal text not null constraint adoption_goal_check check (goal in ('ON_CLOUD', 'UPGRADED')),
     enterprise_id uuid not null,
     counted_at timestamptz,
     rule_version text not null,
     nested_in_id uuid constraint adoption_nested_in_id_foreign references adoption (id) on delete set null,
     constraint adoption_nested check ((goal = 'UPGRADED') = (nested_in_id is not null)),
     constraint adoption_once unique (unified_social_credit_code, goal)
   )`,
  `create index adoption_enterprise on adoption (enterprise_id)`,
  `create table adoption_period (
     adoption_id uuid not null constraint adoption_period_adoption_id_foreign references adoption (id),
     counted_from timestamptz not null,
     counted_until timestamptz not null,
     goal text not null constraint adoption_period_goal_check check (goal in ('ON_CLOUD', 'UPGRADED')),
     grade text not null constraint adoption_period_grade_check check (grade in ('A', 'B', 'C', 'D')),
     constraint adoption_period_order check (counted_from < counted_until),
     primary key (adoption_id, counted_from)
   )`,
  // The counts are read from this index alone: all that ends after the moment asked for.
  `create index adoption_period_standing on adoption_period (goal, counted_until) include (counted_from, grade)`,
  `create table adoption_change (
     id uuid primary key,
     adoption_id uuid not null constraint adoption_change_adoption_id_foreign references adoption (id),
     kind text not null constraint adoption_change_kind_check check
       (kind in ('DECLARED', 'COUNTED', 'RETURNED', 'GRADE_CHANGED', 'ENDED')),
     grade_before text constraint adoption_change_grade_before_check check (grade_before in ('A', 'B', 'C', 'D')),
     grade_after text constraint adoption_change_grade_after_check check (grade_after in ('A', 'B', 'C', 'D')),
     rule_version text not null,
     cause text not null,
     at timestamptz not null
   )`,
  `create index adoption_change_adoption on adoption_change (adoption_id)`,
  // What was received, and what was said of it at the time, is not for the application to rewrite.
  `revoke update, delete on usage_batch, usage, adoption_change from adoption`,
  `revoke delete on adoption, evidence from adoption`,
];

/** Whoever counts as upgraded at a moment counts as on cloud at that moment: looked at when the transaction ends. */
const nesting = [
  `create function assert_nested() returns trigger language plpgsql set search_path from current as $$
   declare
     outside tstzmultirange;
   begin
     select coalesce(range_agg(tstzrange(p.counted_from, p.counted_until)) filter (where a.goal = 'UPGRADED'), '{}')
          - coalesce(range_agg(tstzrange(p.counted_from, p.counted_until)) filter (where a.goal = 'ON_CLOUD'), '{}')
       into outside
       from adoption a join adoption_period p on p.adoption_id = a.id
      where p.grade <> 'D' and a.unified_social_credit_code =
            (select unified_social_credit_code from adoption where id = coalesce(new.adoption_id, old.adoption_id));
     if not isempty(outside) then
       raise exception 'counted as UPGRADED without ON_CLOUD: %', outside
         using errcode = 'check_violation', constraint = 'adoption_period_nested';
     end if;
     return null;
   end $$`,
  `create constraint trigger adoption_period_nested after insert or update or delete on adoption_period
     deferrable initially deferred for each row execute function assert_nested()`,
];

/** Periods of one adoption never overlap, so that nobody is counted twice at one moment. */
const overlap = [
  `create function assert_apart() returns trigger language plpgsql set search_path from current as $$
   begin
     if exists (
       select from adoption_period other
        where other.adoption_id = new.adoption_id and other.counted_from <> new.counted_from
          and tstzrange(other.counted_from, other.counted_until) && tstzrange(new.counted_from, new.counted_until)
     ) then
       raise exception 'adoption % counts twice at one moment', new.adoption_id
         using errcode = 'exclusion_violation', constraint = 'adoption_period_apart';
     end if;
     return null;
   end $$`,
  `create constraint trigger adoption_period_apart after insert or update on adoption_period
     deferrable initially deferred for each row execute function assert_apart()`,
];

export class Migration20261122000100_adoption extends Migration {
  override up(): void {
    for (const sql of [...copies, ...evidence, ...adoption, ...nesting, ...overlap]) this.addSql(sql);
  }
}
