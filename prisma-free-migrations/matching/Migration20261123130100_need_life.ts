import { Migration } from '@mikro-orm/migrations';

/** Drafts, versions, followers, questions and pools of needs; what a need tells of sites and machines, and what it hides. */
export class Migration20261123130100_need_life extends Migration {
  override up(): void {
    for (const sql of [...needs, ...drafts, ...questions, ...pools, ...rights]) this.addSql(sql);
  }
}

const needs = [
  `alter table need
     add column sites jsonb not null default '[]',
     add column machines jsonb not null default '[]',
     add column hidden_fields text[] not null default '{}',
     add column content_version int not null default 1,
     add column questions_until timestamptz,
     add column pool_id uuid,
     add column closed_at timestamptz,
     add column closing_reason text,
     add column closing_note text,
     add constraint need_hidden_fields_check
       check (hidden_fields <@ array['ENTERPRISE', 'DISTRICT', 'BUDGET', 'SITES', 'MACHINES', 'INTEGRATIONS']),
     add constraint need_closing_check check (
       (closed_at is null) = (closing_reason is null) and (closed_at is null or awarded_at is null)
       and closing_reason in ('SOLVED_OTHERWISE', 'PLANS_CHANGED', 'NO_BUDGET', 'NO_FITTING_BID', 'PUBLISHED_IN_ERROR')),
     add constraint need_version_check check (content_version > 0)`,
  `update need set questions_until = bid_deadline`,
  `alter table need alter column questions_until set not null,
     add constraint need_questions_check check (questions_until > published_at)`,
  `create index need_of_pool on need (pool_id) where pool_id is not null`,
  // A need that was closed takes no bid, whatever the application thinks.
  `create function refuse_bid_for_closed_need() returns trigger language plpgsql
     set search_path = matching, pg_temp as $$
     begin
       if exists (select from need where id = new.need_id and closed_at is not null) then
         raise exception 'the need of this bid was closed' using errcode = 'check_violation',
           constraint = 'bid_need_not_closed';
       end if;
       return new;
     end $$`,
  `create trigger bid_need_not_closed before insert on bid for each row execute function refuse_bid_for_closed_need()`,
  `create table need_version (
     need_id uuid not null constraint need_version_need_id_foreign references need (id),
     version int not null,
     content jsonb not null,
     addendum text,
     changed_by text not null,
     changed_at timestamptz not null,
     constraint need_version_pkey primary key (need_id, version)
   )`,
  `create table need_follower (
     id uuid primary key,
     need_id uuid not null constraint need_follower_need_id_foreign references need (id),
     provider_id uuid not null,
     followed_by text not null,
     followed_at timestamptz not null,
     ended_at timestamptz
   )`,
  `create unique index need_follower_once on need_follower (need_id, provider_id) where ended_at is null`,
  `create index need_follower_of_provider on need_follower (provider_id)`,
];

const drafts = [
  `create table need_draft (
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
     constraint need_draft_state_check check (state in ('DRAFT', 'IN_CHECK', 'RETURNED', 'PUBLISHED', 'DISCARDED')),
     constraint need_draft_published_check check ((state = 'PUBLISHED') = (need_id is not null)),
     constraint need_draft_returned_check check (state <> 'RETURNED' or length(return_reason) > 0)
   )`,
  `create index need_draft_of_enterprise on need_draft (enterprise_id, id)`,
];

const questions = [
  `create table question (
     id uuid primary key,
     need_id uuid not null constraint question_need_id_foreign references need (id),
     number int not null,
     provider_id uuid not null,
     asked_by text not null,
     asked_at timestamptz not null,
     text text not null,
     answer text,
     answered_by text,
     answered_at timestamptz,
     constraint question_number_once unique (need_id, number),
     constraint question_answer_check check ((answer is null) = (answered_at is null)
       and (answer is null) = (answered_by is null) and answered_at >= asked_at)
   )`,
  `create index question_of_provider on question (provider_id)`,
];

const pools = [
  `create table need_pool (
     id uuid primary key,
     lead_enterprise_id uuid not null,
     cluster_name text not null,
     content jsonb not null,
     join_until timestamptz not null,
     opened_by text not null,
     opened_at timestamptz not null,
     published_at timestamptz,
     constraint need_pool_join_check check (join_until > opened_at)
   )`,
  `create index need_pool_open_until on need_pool (join_until, id)`,
  `create table pool_member (
     id uuid primary key,
     pool_id uuid not null constraint pool_member_pool_id_foreign references need_pool (id),
     enterprise_id uuid not null,
     content jsonb not null,
     joined_by text not null,
     joined_at timestamptz not null,
     left_at timestamptz
   )`,
  `create unique index pool_member_once on pool_member (pool_id, enterprise_id) where left_at is null`,
  `create index pool_member_of_enterprise on pool_member (enterprise_id)`,
  `alter table need add constraint need_pool_id_foreign foreign key (pool_id)
     references need_pool (id) on delete set null`,
];

const rights = [
  `grant update (description, protocols, integrations, sites, machines, budget_from_fen, budget_to_fen, deliver_by,
     content_version, closed_at, closing_reason, closing_note) on need to matching`,
  `revoke update, delete on need_version, question, need_follower, need_pool, pool_member from matching`,
  `grant update (answer, answered_by, answered_at) on question to matching`,
  `grant update (ended_at) on need_follower to matching`,
  `grant update (published_at) on need_pool to matching`,
  `grant update (left_at) on pool_member to matching`,
  `revoke delete on need_draft from matching`,
];
