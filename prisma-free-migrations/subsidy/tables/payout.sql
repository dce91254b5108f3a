-- Payee accounts, payment runs, and what is paid.

create table payee_account (
  id uuid primary key,
  enterprise_id uuid not null,
  holder_name text not null,
  bank_name text not null,
  account_number text not null,
  set_by text not null,
  set_at timestamptz not null,
  effective_at timestamptz not null,
  constraint payee_account_effective check (effective_at >= set_at),
  constraint payee_account_number check (account_number ~ '^[0-9]{8,30}$')
);
create index payee_account_of_enterprise on payee_account (enterprise_id, set_at desc);

create sequence payment_run_number;
create table payment_run (
  id uuid primary key,
  number bigint not null constraint payment_run_number_once unique,
  round_id uuid references round (id),
  channel text not null,
  state text not null,
  file_name text,
  content text,
  sha256 text,
  line_count int not null,
  total_fen bigint not null,
  made_by text not null,
  made_at timestamptz not null,
  sent_by text,
  sent_at timestamptz,
  handed_over_at timestamptz,
  version int not null default 1,
  constraint payment_run_channel check (channel in ('BANK', 'MANUAL')),
  constraint payment_run_file check (
    (channel = 'BANK') = (file_name is not null and content is not null and sha256 is not null)),
  constraint payment_run_sent check ((state in ('PREPARED', 'CANCELLED')) = (sent_at is null)
    and (state = 'SENT') = (handed_over_at is not null)),
  constraint payment_run_state check (state in ('PREPARED', 'SENDING', 'SENT', 'CANCELLED')),
  constraint payment_run_total check (line_count > 0 and total_fen > 0)
);
create unique index payment_run_file_name on payment_run (file_name) where file_name is not null;

create table payout (
  id uuid primary key,
  redemption_id uuid references redemption (id),
  voucher_id uuid references voucher (id),
  amount_fen bigint not null,
  state text not null,
  instructed_by text not null,
  instructed_at timestamptz not null,
  bank_reference text,
  confirmed_by text,
  confirmed_at timestamptz,
  version int not null default 1,
  kind text not null default 'SUBSIDY',
  round_id uuid not null references round (id),
  phase int not null default 1,
  run_id uuid references payment_run (id) deferrable initially deferred,
  recovery_id uuid,
  repeats_id uuid references payout (id),
  enterprise_id uuid not null,
  payee_account_id uuid references payee_account (id),
  sent_at timestamptz,
  acknowledged_at timestamptz,
  value_date date,
  failure text,
  returned_at timestamptz,
  unexecuted_by text,
  unexecuted_reason text,
  constraint payout_amount check (amount_fen > 0),
  constraint payout_answered check (
    (state in ('PENDING', 'SENT', 'ACKNOWLEDGED')) = (confirmed_at is null)
    and (confirmed_at is null) = (confirmed_by is null)),
  constraint payout_kind check (kind in ('SUBSIDY', 'REPEAT', 'REFUND')),
  constraint payout_returned check (returned_at is null or state = 'SUCCEEDED'),
  constraint payout_sent check (state not in ('SENT', 'ACKNOWLEDGED') or sent_at is not null),
  constraint payout_state check (
    state in ('PENDING', 'SENT', 'ACKNOWLEDGED', 'SUCCEEDED', 'FAILED', 'RETURNED')),
  -- A subsidy posts the reservations of its voucher; what pays again or gives back posts none.
  constraint payout_subject check (
    (kind = 'SUBSIDY') = (voucher_id is not null) and (kind = 'REFUND') = (redemption_id is null)
    and (kind = 'REFUND') = (recovery_id is not null) and (kind = 'REPEAT') = (repeats_id is not null)),
  constraint payout_succeeded check (
    state <> 'SUCCEEDED' or (bank_reference is not null and value_date is not null)),
  -- That a payment which was sent was not carried out is said by one person and confirmed by another.
  constraint payout_unexecuted check (
    (unexecuted_by is null) = (unexecuted_reason is null)
    and (unexecuted_by is null or state <> 'FAILED' or confirmed_by <> unexecuted_by))
);
create unique index payout_bank_reference on payout (bank_reference) where bank_reference is not null;
create index payout_by_value_date on payout (value_date) where state = 'SUCCEEDED';
create index payout_of_enterprise on payout (enterprise_id);
create index payout_of_run on payout (run_id);
-- One instruction is under way or was carried out; only what the bank refused or gave back may be followed by another.
create unique index payout_one_live on payout (redemption_id)
  where state not in ('FAILED', 'RETURNED') and returned_at is null;
create unique index payout_one_refund on payout (recovery_id)
  where recovery_id is not null and state not in ('FAILED', 'RETURNED', 'SUCCEEDED');
create unique index payout_repeated_once on payout (repeats_id)
  where repeats_id is not null and state not in ('FAILED', 'RETURNED');
