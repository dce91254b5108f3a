-- Needs with what they tell of sites and machines, and their versions, followers and drafts.

create table need (
  id uuid primary key,
  enterprise_id uuid not null,
  title text not null,
  description text not null,
  scenario text not null,
  protocols text[] not null,
  integrations text[] not null,
  budget_from_fen bigint not null,
  budget_to_fen bigint not null,
  deliver_by date not null,
  bid_deadline timestamptz not null,
  published_at timestamptz not null,
  published_by text not null,
  enterprise_name text not null,
  unified_social_credit_code text not null,
  division_code text not null,
  city_code text not null,
  industry_code text not null,
  size_class text not null,
  maturity_level int,
  weak_scenes text[] not null,
  awarded_at timestamptz,
  sites jsonb not null default '[]',
  machines jsonb not null default '[]',
  hidden_fields text[] not null default '{}',
  content_version int not null default 1,
  questions_until timestamptz not null,
  pool_id uuid constraint need_pool_id_foreign references need_pool (id) on delete set null,
  closed_at timestamptz,
  closing_reason text,
  closing_note text,
  constraint need_award_check check (awarded_at is null or awarded_at >= bid_deadline),
  constraint need_budget_check check (budget_from_fen > 0 and budget_from_fen <= budget_to_fen),
  constraint need_closing_check check (
    (closed_at is null) = (closing_reason is null) and (closed_at is null or awarded_at is null)
    and closing_reason in ('SOLVED_OTHERWISE', 'PLANS_CHANGED', 'NO_BUDGET', 'NO_FITTING_BID', 'PUBLISHED_IN_ERROR')),
  constraint need_deadline_check check (bid_deadline > published_at),
  constraint need_hidden_fields_check check (hidden_fields <@ array['ENTERPRISE', 'DISTRICT', 'BUDGET', 'SITES', 'MACHINES', 'INTEGRATIONS']),
  constraint need_questions_check check (questions_until > published_at),
  constraint need_scenario_check check (scenario ~ '^S(0[1-9]|1[0-6])$'),
  constraint need_size_check check (size_class in ('LARGE', 'MEDIUM', 'SMALL', 'MICRO')),
  constraint need_version_check check (content_version > 0)
);
create index need_newest on need (published_at, id);
create index need_of_city on need (city_code, id);
create index need_of_division on need (division_code, id);
create index need_of_enterprise on need (enterprise_id, id);
create index need_of_pool on need (pool_id) where pool_id is not null;
create index need_open_until on need (bid_deadline, id);

create table need_version (
  need_id uuid not null constraint need_version_need_id_foreign references need (id),
  version int not null,
  content jsonb not null,
  addendum text,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (need_id, version)
);

create table need_follower (
  id uuid primary key,
  need_id uuid not null constraint need_follower_need_id_foreign references need (id),
  provider_id uuid not null,
  followed_by text not null,
  followed_at timestamptz not null,
  ended_at timestamptz
);
create index need_follower_of_provider on need_follower (provider_id);
create unique index need_follower_once on need_follower (need_id, provider_id) where ended_at is null;

create table need_draft (
  id uuid primary key,
  enterprise_id uuid not null,
  content jsonb not null,
  state text not null,
  revision int not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null,
  checked_by text,
  return_reason text,
  copied_from uuid constraint need_draft_copied_from_foreign references need (id) on delete set null,
  need_id uuid constraint need_draft_need_id_foreign references need (id) on delete set null,
  constraint need_draft_published_check check ((state = 'PUBLISHED') = (need_id is not null)),
  constraint need_draft_returned_check check (state <> 'RETURNED' or length(return_reason) > 0),
  constraint need_draft_state_check check (state in ('DRAFT', 'IN_CHECK', 'RETURNED', 'PUBLISHED', 'DISCARDED'))
);
create index need_draft_of_enterprise on need_draft (enterprise_id, id);
