-- The ledger: accounts, transfers and periods. Only the functions of libs/ledger/sql write them.

create table ledger_account (
  id bigserial primary key,
  code text not null constraint ledger_account_code_unique unique,
  never_negative boolean not null,
  debits_pending bigint not null default 0,
  debits_posted bigint not null default 0,
  credits_pending bigint not null default 0,
  credits_posted bigint not null default 0,
  opened_at timestamptz not null,
  -- What is reserved counts as gone; what is only promised to the account does not count yet.
  constraint ledger_account_floor check (
    not never_negative or credits_posted - debits_posted - debits_pending >= 0),
  constraint ledger_account_sums check (
    debits_pending >= 0 and debits_posted >= 0 and credits_pending >= 0 and credits_posted >= 0)
);
create trigger ledger_account_identity before update of code, never_negative on ledger_account
  for each row execute function ledger_refuse();
create trigger ledger_account_kept before delete on ledger_account
  for each row execute function ledger_refuse();

create table ledger_transfer (
  id uuid primary key,
  seq bigint generated always as identity,
  kind text not null,
  debit_account_id bigint not null references ledger_account (id),
  credit_account_id bigint not null references ledger_account (id),
  amount bigint not null,
  pending_id uuid references ledger_transfer (id),
  reference text not null,
  at timestamptz not null,
  constraint ledger_transfer_amount check (amount > 0),
  constraint ledger_transfer_end check ((pending_id is not null) = (kind in ('POST_PENDING', 'VOID_PENDING'))),
  constraint ledger_transfer_kind check (kind in ('PENDING', 'POSTED', 'POST_PENDING', 'VOID_PENDING')),
  constraint ledger_transfer_sides check (debit_account_id <> credit_account_id)
);
-- Transfers come in the order of time, so a few pages say where a span of it lies.
create index ledger_transfer_at on ledger_transfer using brin (at);
-- A reservation ends once: posted or voided.
create unique index ledger_transfer_ends_once on ledger_transfer (pending_id) where pending_id is not null;
create index ledger_transfer_reference on ledger_transfer (reference);
-- Rows are added, never edited: not by the service, which has no right to, nor by the owner of the tables by mistake.
create trigger ledger_transfer_append_only before update or delete on ledger_transfer
  for each row execute function ledger_refuse();
create trigger ledger_transfer_in_open_period after insert on ledger_transfer
  referencing new table as added for each statement execute function ledger_period_holds();
create trigger ledger_transfer_kept before truncate on ledger_transfer execute function ledger_refuse();

create table ledger_period (
  number int primary key,
  state text not null,
  starts_at timestamptz,
  ends_at timestamptz not null,
  note text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  closed_by text,
  closed_at timestamptz,
  accounts int,
  transfers bigint,
  balances_hash text,
  constraint ledger_period_closed check (
    (state = 'CLOSED') = (closed_at is not null and accounts is not null and transfers is not null
                          and balances_hash is not null)
    and (state = 'PROPOSED') = (closed_by is null)),
  constraint ledger_period_order check (starts_at < ends_at and ends_at <= closed_at),
  constraint ledger_period_state check (state in ('PROPOSED', 'CLOSED', 'WITHDRAWN')),
  -- Closing takes two people; a proposal may be withdrawn by the one who made it.
  constraint ledger_period_two_people check (state <> 'CLOSED' or closed_by <> proposed_by)
);
create unique index ledger_period_closed_end on ledger_period (ends_at) where state = 'CLOSED';
create unique index ledger_period_one_proposed on ledger_period (state) where state = 'PROPOSED';
create trigger ledger_period_immutable before update or delete on ledger_period
  for each row execute function ledger_period_guard();

create table ledger_period_balance (
  period int not null references ledger_period (number),
  account_id bigint not null references ledger_account (id),
  debits_pending bigint not null,
  debits_posted bigint not null,
  credits_pending bigint not null,
  credits_posted bigint not null,
  primary key (period, account_id)
);
create trigger ledger_period_balance_append_only before update or delete on ledger_period_balance
  for each row execute function ledger_refuse();

create table ledger_correction (
  transfer_id uuid primary key references ledger_transfer (id),
  period int not null references ledger_period (number),
  reason text not null,
  constraint ledger_correction_reason check (length(reason) > 0)
);
create trigger ledger_correction_append_only before update or delete on ledger_correction
  for each row execute function ledger_refuse();
