-- Redemptions with their papers.

create table redemption (
  id uuid primary key,
  voucher_id uuid not null references voucher (id),
  round_id uuid not null,
  contract_id uuid not null,
  enterprise_id uuid not null,
  provider_id uuid not null,
  division_code text not null,
  amount_fen bigint not null,
  state text not null,
  payments jsonb not null,
  contract_fen bigint not null,
  paid_fen bigint not null,
  acceptance_report_hash text not null,
  submitted_by text not null,
  submitted_at timestamptz not null,
  reviewed_by text,
  reviewed_at timestamptz,
  review_reason text,
  approved_by text,
  approved_at timestamptz,
  approval_reason text,
  paid_by text,
  version int not null default 1,
  phase int not null default 1,
  documents jsonb not null default '[]',
  papers_version int not null default 1,
  levels_passed int not null default 0,
  mend_by timestamptz,
  notice_id uuid,
  assigned_to text,
  assigned_at timestamptz,
  constraint redemption_amount check (amount_fen > 0 and paid_fen > 0),
  constraint redemption_approval check (state not in ('APPROVED', 'NOTICED', 'PAYING', 'PAID') or approved_by is not null),
  constraint redemption_assigned check ((assigned_to is null) = (assigned_at is null)),
  -- Who reviews does not approve, who approves does not pay, and nobody decides on a file of their own.
  constraint redemption_duties check (
    approved_by <> reviewed_by and paid_by <> reviewed_by and paid_by <> approved_by
    and submitted_by is distinct from reviewed_by and submitted_by is distinct from approved_by
    and submitted_by is distinct from paid_by),
  constraint redemption_payer check (state not in ('PAYING', 'PAID') or paid_by is not null),
  constraint redemption_phase check (phase >= 1),
  constraint redemption_reasons check (
    (state <> 'RETURNED' or length(review_reason) > 0) and (approved_by is null or length(approval_reason) > 0)),
  constraint redemption_review check (state in ('SUBMITTED', 'RETURNED') or reviewed_by is not null),
  constraint redemption_state check (state in ('SUBMITTED', 'RETURNED', 'REVIEWED', 'APPROVED', 'REJECTED', 'NOTICED',
    'PAYING', 'PAID', 'LAPSED'))
);
create index redemption_of_assignee on redemption (assigned_to) where state in ('SUBMITTED', 'RETURNED');
create index redemption_of_enterprise on redemption (enterprise_id);
create unique index redemption_one_live on redemption (voucher_id, phase) where state not in ('REJECTED', 'LAPSED');
create index redemption_waiting on redemption (division_code, submitted_at, id) where state = 'SUBMITTED';
create trigger redemption_duties after insert or update of submitted_by, reviewed_by, approved_by, paid_by on redemption
  for each row execute function redemption_takes_duties();

create table redemption_draft (
  voucher_id uuid not null references voucher (id),
  phase int not null,
  papers jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (voucher_id, phase)
);

create table invoice (
  id uuid primary key,
  redemption_id uuid not null references redemption (id) deferrable initially deferred,
  number text not null,
  amount_fen bigint not null,
  issued_on date not null,
  live boolean not null,
  code text,
  constraint invoice_amount check (amount_fen > 0),
  constraint invoice_code check (code ~ '^([0-9]{10}|[0-9]{12})$'),
  constraint invoice_identity check ((code is not null) = (length(number) = 8)),
  constraint invoice_number check (number ~ '^([0-9]{8}|[0-9]{20})$')
);
create index invoice_of_redemption on invoice (redemption_id);
create unique index invoice_once on invoice (number, coalesce(code, '')) where live;
