-- Recovery of what should not have been paid.

create table recovery_case (
  id uuid primary key,
  payout_id uuid not null references payout (id),
  voucher_id uuid not null references voucher (id),
  round_id uuid not null references round (id),
  contract_id uuid not null,
  enterprise_id uuid not null,
  provider_id uuid not null,
  division_code text not null,
  paid_fen bigint not null,
  state text not null,
  opened_by text not null,
  opened_at timestamptz not null,
  statement text,
  stated_by text,
  stated_at timestamptz,
  decided_fen bigint,
  interest_basis_points int not null default 0,
  interest_until date,
  plan int not null default 0,
  decision_reason text,
  decided_by text,
  decided_at timestamptz,
  appeal_reason text,
  appeal_decided_by text,
  appeal_decided_at timestamptz,
  closed_at timestamptz,
  version int not null default 1,
  constraint recovery_case_amount check (paid_fen > 0 and decided_fen between 0 and paid_fen),
  constraint recovery_case_closed check ((state in ('CLOSED', 'DISMISSED')) = (closed_at is not null)),
  constraint recovery_case_decided check (
    (state = 'OPEN') = (decided_by is null) and (decided_by is null or length(decision_reason) > 1)
    and (state in ('OPEN', 'DISMISSED')) = (decided_fen is null)),
  -- Who opens does not decide, who decides does not hear the appeal.
  constraint recovery_case_duties check (
    decided_by <> opened_by and appeal_decided_by <> decided_by and appeal_decided_by <> opened_by),
  constraint recovery_case_state check (state in ('OPEN', 'DISMISSED', 'DECIDED', 'REFUNDING', 'CLOSED')),
  constraint recovery_case_statement check ((statement is null) = (stated_by is null))
);
create index recovery_case_of_enterprise on recovery_case (enterprise_id);
create index recovery_case_of_round on recovery_case (round_id);
create unique index recovery_case_one_live on recovery_case (payout_id)
  where state in ('OPEN', 'DECIDED', 'REFUNDING');
alter table payout add constraint payout_recovery foreign key (recovery_id) references recovery_case (id);

create table recovery_ground (
  id uuid primary key,
  case_id uuid not null references recovery_case (id) deferrable initially deferred,
  kind text not null,
  facts text not null,
  stated_by text not null,
  stated_at timestamptz not null,
  constraint recovery_ground_kind check (
    kind in ('INVOICE_VOIDED', 'AUDIT_FINDING', 'LATE_OBJECTION', 'CONTRACT_TERMINATED'))
);
create index recovery_ground_of_case on recovery_ground (case_id);

create table recovery_instalment (
  id uuid primary key,
  case_id uuid not null references recovery_case (id) deferrable initially deferred,
  plan int not null,
  number int not null,
  payer_name text not null,
  due_on date not null,
  amount_fen bigint not null,
  constraint recovery_instalment_once unique (case_id, plan, number),
  constraint recovery_instalment_amount check (amount_fen > 0)
);

create table recovery_receipt (
  id uuid primary key,
  case_id uuid not null references recovery_case (id) deferrable initially deferred,
  plan int not null,
  payer_name text not null,
  bank_reference text not null constraint recovery_receipt_reference unique,
  principal_fen bigint not null,
  interest_fen bigint not null,
  received_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  constraint recovery_receipt_amount check (
    principal_fen >= 0 and interest_fen >= 0 and principal_fen + interest_fen > 0)
);
create index recovery_receipt_of_case on recovery_receipt (case_id);

create table recovery_write_off (
  id uuid primary key,
  case_id uuid not null references recovery_case (id) deferrable initially deferred,
  amount_fen bigint not null,
  interest_fen bigint,
  authority text not null,
  reason text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  version int not null default 1,
  constraint recovery_write_off_amount check (amount_fen > 0),
  constraint recovery_write_off_approved check ((approved_by is null) = (approved_at is null)),
  constraint recovery_write_off_two_people check (approved_by <> proposed_by),
  constraint recovery_write_off_words check (length(authority) > 1 and length(reason) > 1)
);
create unique index recovery_write_off_open on recovery_write_off (case_id) where approved_by is null;
