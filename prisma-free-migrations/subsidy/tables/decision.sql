-- Every decision of a rule, with the facts that it was made on: so it can be made again, by these and by other rules.

create table rule_decision (
  id uuid primary key,
  kind text not null,
  subject_id uuid not null,
  round_id uuid not null references round (id),
  scheme_version_id uuid not null references scheme_version (id),
  contract_id uuid not null,
  enterprise_id uuid not null,
  provider_id uuid not null,
  division_code text,
  facts jsonb not null,
  result jsonb not null,
  decided_at timestamptz not null,
  constraint rule_decision_kind check (kind in ('CLAIM', 'REDEMPTION'))
);
create index rule_decision_of_contract on rule_decision (contract_id);
create index rule_decision_of_round on rule_decision (round_id, id);
create index rule_decision_of_subject on rule_decision (subject_id);
