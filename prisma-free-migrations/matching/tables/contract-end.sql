-- Contracts that stand still, end early, or are disputed.

create table contract_stop (
  id uuid primary key,
  contract_id uuid not null constraint contract_stop_contract_id_foreign references contract (id),
  reason text not null,
  from_at timestamptz not null,
  until_at timestamptz,
  constraint contract_stop_until_check check (until_at >= from_at)
);
create index contract_stop_of_contract on contract_stop (contract_id, from_at);
create unique index contract_stop_running on contract_stop (contract_id) where until_at is null;

create table contract_termination (
  id uuid primary key,
  contract_id uuid not null constraint contract_termination_contract_id_foreign references contract (id),
  way text not null,
  side text,
  reason text not null,
  given_by text not null,
  given_at timestamptz not null,
  effective_at timestamptz not null,
  statement text,
  stated_at timestamptz,
  withdrawn_at timestamptz,
  terminated_at timestamptz,
  accepted_fen bigint,
  remaining_fen bigint,
  constraint contract_termination_effective_check check (terminated_at is null or terminated_at >= effective_at),
  constraint contract_termination_end_check check (withdrawn_at is null or terminated_at is null),
  constraint contract_termination_settled_check check ((terminated_at is null) = (accepted_fen is null) and (accepted_fen is null) = (remaining_fen is null)),
  constraint contract_termination_side_check check (side in ('ENTERPRISE', 'PROVIDER')),
  constraint contract_termination_stated_check check ((statement is null) = (stated_at is null)),
  constraint contract_termination_way_check check (way in ('AGREEMENT', 'CAUSE', 'PROVIDER_REMOVED'))
);
create unique index contract_termination_standing on contract_termination (contract_id)
  where withdrawn_at is null;

create table contract_dispute (
  id uuid primary key,
  contract_id uuid not null constraint contract_dispute_contract_id_foreign references contract (id),
  milestone_id uuid constraint contract_dispute_milestone_id_foreign references milestone (id),
  side text not null,
  facts text not null,
  opened_at timestamptz not null,
  statement text,
  stated_at timestamptz,
  state text not null,
  outcome text,
  outcome_reason text,
  closed_at timestamptz,
  constraint contract_dispute_closed_check check ((state in ('MEDIATED', 'WITHDRAWN')) = (closed_at is not null)),
  constraint contract_dispute_mediated_check check ((state = 'MEDIATED') = (outcome is not null) and (outcome is null) = (outcome_reason is null)),
  constraint contract_dispute_outcome_check check (outcome in ('FOR_ENTERPRISE', 'FOR_PROVIDER', 'SETTLED')),
  constraint contract_dispute_side_check check (side in ('ENTERPRISE', 'PROVIDER')),
  constraint contract_dispute_state_check check (state in ('OPEN', 'ANSWERED', 'MEDIATED', 'WITHDRAWN'))
);
create index contract_dispute_of_contract on contract_dispute (contract_id, opened_at);
create unique index contract_dispute_of_milestone on contract_dispute (milestone_id)
  where closed_at is null and milestone_id is not null;
