import { Migration } from '@mikro-orm/migrations';

/** Awards with their rank and standstill, taken back with a cause; complaints; purchases at the listed price. */
export class Migration20261123140300_awards extends Migration {
  override up(): void {
    for (const sql of [...awards, ...complaints, ...direct]) this.addSql(sql);
  }
}

const awards = [
  `alter table award
     add column rank int,
     add column deviation_reason text,
     add column few_bids_reason text,
     add column rules_version text,
     add column standings jsonb,
     add column standstill_until timestamptz,
     add column sign_by timestamptz,
     add column withdrawn_cause text,
     add column withdrawn_reason text,
     add column withdrawn_by text,
     add constraint award_withdrawn_check check ((withdrawn_at is null) = (withdrawn_cause is null)
       and (withdrawn_at is null) = (withdrawn_reason is null)),
     add constraint award_cause_check check (withdrawn_cause in ('REFUSED', 'LAPSED', 'COMPLAINT_UPHELD'))`,
  `create index award_of_need on award (need_id, awarded_at)`,
  `grant update (withdrawn_cause, withdrawn_reason, withdrawn_by) on award to matching`,
];

const complaints = [
  `create table complaint (
     id uuid primary key,
     need_id uuid not null constraint complaint_need_id_foreign references need (id),
     award_id uuid not null constraint complaint_award_id_foreign references award (id),
     bid_id uuid not null constraint complaint_bid_id_foreign references bid (id),
     provider_id uuid not null,
     division_code text not null,
     state text not null,
     grounds text not null,
     raised_by text not null,
     raised_at timestamptz not null,
     answer_by timestamptz not null,
     answer text,
     answered_at timestamptz,
     escalate_by timestamptz not null,
     escalated_at timestamptz,
     decision text,
     decided_by text,
     decided_at timestamptz,
     constraint complaint_once unique (award_id, bid_id),
     constraint complaint_state_check
       check (state in ('RAISED', 'ANSWERED', 'ESCALATED', 'UPHELD', 'DISMISSED', 'SETTLED')),
     constraint complaint_answer_check check ((answer is null) = (answered_at is null)),
     constraint complaint_decision_check
       check ((state in ('UPHELD', 'DISMISSED')) = (decided_at is not null) and (decision is null) = (decided_at is null))
   )`,
  `create index complaint_of_need on complaint (need_id, raised_at)`,
  `create index complaint_of_provider on complaint (provider_id, raised_at)`,
  `create index complaint_escalated on complaint (division_code, raised_at) where state = 'ESCALATED'`,
  `revoke update, delete on complaint from matching`,
  `grant update (state, answer, answered_at, escalate_by, escalated_at, decision, decided_by, decided_at)
     on complaint to matching`,
];

const direct = [
  `create table direct_purchase (
     id uuid primary key,
     need_id uuid not null constraint direct_purchase_need_id_foreign references need (id),
     bid_id uuid not null constraint direct_purchase_bid_id_foreign references bid (id),
     enterprise_id uuid not null,
     provider_id uuid not null,
     solution_id uuid not null,
     catalogue_version int not null,
     price_fen bigint not null,
     rules_version text not null,
     offered_by text not null,
     offered_at timestamptz not null,
     answer_by timestamptz not null,
     accepted boolean,
     answer_reason text,
     answered_by text,
     answered_at timestamptz,
     constraint direct_purchase_need unique (need_id),
     constraint direct_purchase_price_check check (price_fen > 0),
     constraint direct_purchase_answered_check
       check ((accepted is null) = (answered_at is null) and (answered_at is null or answered_at < answer_by))
   )`,
  `create index direct_purchase_of_enterprise on direct_purchase (enterprise_id, offered_at)`,
  `create index direct_purchase_of_provider on direct_purchase (provider_id, offered_at)`,
  `revoke update, delete on direct_purchase from matching`,
  `grant update (accepted, answer_reason, answered_by, answered_at) on direct_purchase to matching`,
];
