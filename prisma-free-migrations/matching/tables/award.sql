-- Awards with their rank and standstill, complaints, and purchases at the listed price.

create table award (
  id uuid primary key,
  need_id uuid not null constraint award_need_id_foreign references need (id),
  bid_id uuid not null constraint award_bid_id_foreign references bid (id),
  reason text not null,
  awarded_by text not null,
  awarded_at timestamptz not null,
  withdrawn_at timestamptz,
  rank int,
  deviation_reason text,
  few_bids_reason text,
  rules_version text,
  standings jsonb,
  standstill_until timestamptz,
  sign_by timestamptz,
  withdrawn_cause text,
  withdrawn_reason text,
  withdrawn_by text,
  constraint award_cause_check check (withdrawn_cause in ('REFUSED', 'LAPSED', 'COMPLAINT_UPHELD')),
  constraint award_withdrawn_check check ((withdrawn_at is null) = (withdrawn_cause is null)
    and (withdrawn_at is null) = (withdrawn_reason is null))
);
create index award_of_need on award (need_id, awarded_at);
create unique index award_standing on award (need_id) where withdrawn_at is null;

create table complaint (
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
  constraint complaint_answer_check check ((answer is null) = (answered_at is null)),
  constraint complaint_decision_check check ((state in ('UPHELD', 'DISMISSED')) = (decided_at is not null) and (decision is null) = (decided_at is null)),
  constraint complaint_state_check check (state in ('RAISED', 'ANSWERED', 'ESCALATED', 'UPHELD', 'DISMISSED', 'SETTLED'))
);
create index complaint_escalated on complaint (division_code, raised_at) where state = 'ESCALATED';
create index complaint_of_need on complaint (need_id, raised_at);
create index complaint_of_provider on complaint (provider_id, raised_at);

create table direct_purchase (
  id uuid primary key,
  need_id uuid not null constraint direct_purchase_need unique
      constraint direct_purchase_need_id_foreign references need (id),
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
  constraint direct_purchase_answered_check check ((accepted is null) = (answered_at is null) and (answered_at is null or answered_at < answer_by)),
  constraint direct_purchase_price_check check (price_fen > 0)
);
create index direct_purchase_of_enterprise on direct_purchase (enterprise_id, offered_at);
create index direct_purchase_of_provider on direct_purchase (provider_id, offered_at);
