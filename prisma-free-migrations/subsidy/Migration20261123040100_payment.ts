import { Migration } from '@mikro-orm/migrations';

/** Payment runs, what the bank answers, the daily balance, and recovery of what should not have been paid. */
export class Migration20261123040100_payment extends Migration {
  override up(): void {
    for (const sql of [...payees, ...payouts, ...bank, ...days, ...recoveries, ...invoices]) this.addSql(sql);
  }
}

const payees = [
  `create table payee_account (
     id uuid primary key,
     enterprise_id uuid not null,
     holder_name text not null,
     bank_name text not null,
     account_number text not null,
     set_by text not null,
     set_at timestamptz not null,
     effective_at timestamptz not null,
     constraint payee_account_number check (account_number ~ '^[0-9]{8,30}$'),
     constraint payee_account_effective check (effective_at >= set_at)
   )`,
  `create index payee_account_of_enterprise on payee_account (enterprise_id, set_at desc)`,
  // An account is never edited: a change is a further row, so that each payment can name the one it went to.
  `revoke update, delete on payee_account from subsidy`,
];

const payouts = [
  `create sequence payment_run_number as bigint`,
  `create table payment_run (
     id uuid primary key,
     number bigint not null,
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
     constraint payment_run_number_once unique (number),
     constraint payment_run_channel check (channel in ('BANK', 'MANUAL')),
     constraint payment_run_state check (state in ('PREPARED', 'SENDING', 'SENT', 'CANCELLED')),
     constraint payment_run_file check (
       (channel = 'BANK') = (file_name is not null and content is not null and sha256 is not null)),
     constraint payment_run_total check (line_count > 0 and total_fen > 0),
     constraint payment_run_sent check ((state in ('PREPARED', 'CANCELLED')) = (sent_at is null)
       and (state = 'SENT') = (handed_over_at is not null))
   )`,
  `create unique index payment_run_file_name on payment_run (file_name) where file_name is not null`,
  `revoke delete on payment_run from subsidy`,
  `alter table payout
     drop constraint payout_state,
     drop constraint payout_confirmed,
     alter column redemption_id drop not null,
     alter column voucher_id drop not null,
     add column kind text not null default 'SUBSIDY',
     add column round_id uuid references round (id),
     add column phase int not null default 1,
     add column run_id uuid references payment_run (id) deferrable initially deferred,
     add column recovery_id uuid,
     add column repeats_id uuid references payout (id),
     add column enterprise_id uuid,
     add column payee_account_id uuid references payee_account (id),
     add column sent_at timestamptz,
     add column acknowledged_at timestamptz,
     add column value_date date,
     add column failure text,
     add column returned_at timestamptz,
     add column unexecuted_by text,
     add column unexecuted_reason text`,
  `update payout set round_id = redemption.round_id, enterprise_id = redemption.enterprise_id,
                     value_date = case when payout.state = 'SUCCEEDED'
                                       then (payout.confirmed_at at time zone 'Asia/Shanghai')::date end
     from redemption where redemption.id = payout.redemption_id`,
  `alter table payout
     alter column round_id set not null,
     alter column enterprise_id set not null,
     add constraint payout_kind check (kind in ('SUBSIDY', 'REPEAT', 'REFUND')),
     -- A subsidy posts the reservations of its voucher; what pays again or gives back posts none.
     add constraint payout_subject check (
       (kind = 'SUBSIDY') = (voucher_id is not null) and (kind = 'REFUND') = (redemption_id is null)
       and (kind = 'REFUND') = (recovery_id is not null) and (kind = 'REPEAT') = (repeats_id is not null)),
     add constraint payout_state check (
       state in ('PENDING', 'SENT', 'ACKNOWLEDGED', 'SUCCEEDED', 'FAILED', 'RETURNED')),
     add constraint payout_answered check (
       (state in ('PENDING', 'SENT', 'ACKNOWLEDGED')) = (confirmed_at is null)
       and (confirmed_at is null) = (confirmed_by is null)),
     add constraint payout_succeeded check (
       state <> 'SUCCEEDED' or (bank_reference is not null and value_date is not null)),
     add constraint payout_returned check (returned_at is null or state = 'SUCCEEDED'),
     add constraint payout_sent check (state not in ('SENT', 'ACKNOWLEDGED') or sent_at is not null),
     -- That a payment which was sent was not carried out is said by one person and confirmed by another.
     add constraint payout_unexecuted check (
       (unexecuted_by is null) = (unexecuted_reason is null)
       and (unexecuted_by is null or state <> 'FAILED' or confirmed_by <> unexecuted_by))`,
  `drop index payout_one_live`,
  // One instruction is under way or was carried out; only what the bank refused or gave back may be followed by another.
  `create unique index payout_one_live on payout (redemption_id)
     where state not in ('FAILED', 'RETURNED') and returned_at is null`,
  `create unique index payout_one_refund on payout (recovery_id)
     where recovery_id is not null and state not in ('FAILED', 'RETURNED', 'SUCCEEDED')`,
  `create unique index payout_repeated_once on payout (repeats_id)
     where repeats_id is not null and state not in ('FAILED', 'RETURNED')`,
  `create index payout_of_run on payout (run_id)`,
  `create index payout_of_enterprise on payout (enterprise_id)`,
  `create index payout_by_value_date on payout (value_date) where state = 'SUCCEEDED'`,
];

const bank = [
  `create table bank_file (
     id uuid primary key,
     kind text not null,
     name text not null,
     sha256 text not null,
     content text not null,
     line_count int not null,
     imported_by text not null,
     imported_at timestamptz not null,
     constraint bank_file_kind check (kind in ('ANSWER', 'STATEMENT')),
     -- The same file twice: nothing.
     constraint bank_file_once unique (sha256)
   )`,
  `create table bank_answer (
     id uuid primary key,
     file_id uuid not null references bank_file (id) deferrable initially deferred,
     line int not null,
     line_id text not null,
     status text not null,
     bank_reference text,
     value_date date,
     amount_fen bigint not null,
     reason text,
     payout_id uuid references payout (id),
     outcome text not null,
     why text,
     day date not null,
     constraint bank_answer_line unique (file_id, line),
     constraint bank_answer_status check (status in ('ACCEPTED', 'REJECTED', 'PAID', 'RETURNED')),
     constraint bank_answer_outcome check (outcome in ('APPLIED', 'REPEATED', 'SET_ASIDE')),
     constraint bank_answer_why check ((outcome = 'SET_ASIDE') = (why is not null))
   )`,
  `create index bank_answer_of_payout on bank_answer (payout_id)`,
  `create index bank_answer_set_aside on bank_answer (day) where outcome = 'SET_ASIDE'`,
  `create table bank_statement_line (
     id uuid primary key,
     file_id uuid not null references bank_file (id) deferrable initially deferred,
     line int not null,
     day date not null,
     direction text not null,
     bank_reference text not null,
     line_id text,
     payout_id uuid references payout (id),
     amount_fen bigint not null,
     counterparty text not null,
     constraint bank_statement_line_once unique (file_id, line),
     constraint bank_statement_direction check (direction in ('OUT', 'IN')),
     constraint bank_statement_amount check (amount_fen > 0)
   )`,
  `create index bank_statement_reference on bank_statement_line (bank_reference)`,
  `create index bank_statement_payout on bank_statement_line (payout_id) where payout_id is not null`,
  `revoke update, delete on bank_file, bank_answer, bank_statement_line from subsidy`,
  `create table embedded_bank_file (
     name text primary key,
     sha256 text not null,
     content text not null,
     delivered_at timestamptz not null
   )`,
  `create table embedded_bank_payment (
     id bigserial primary key,
     file_name text not null references embedded_bank_file (name),
     line_id text not null,
     payee_name text not null,
     account_number text not null,
     amount_fen bigint not null,
     status text not null,
     value_date date not null,
     reason text,
     answered boolean not null default false,
     constraint embedded_bank_payment_status check (status in ('PAID', 'REJECTED', 'RETURNED'))
   )`,
  `create index embedded_bank_payment_open on embedded_bank_payment (id) where not answered`,
];

const days = [
  `create table bank_day (
     day date primary key,
     statement_id uuid not null references bank_file (id) deferrable initially deferred,
     closed_by text,
     closed_at timestamptz,
     version int not null default 1,
     constraint bank_day_closed check ((closed_by is null) = (closed_at is null))
   )`,
  `create table difference_explanation (
     id uuid primary key,
     day date not null,
     kind text not null,
     subject text not null,
     explanation text not null,
     explained_by text not null,
     explained_at timestamptz not null,
     confirmed_by text,
     confirmed_at timestamptz,
     version int not null default 1,
     constraint difference_explanation_once unique (kind, subject),
     constraint difference_explanation_text check (length(explanation) > 1),
     constraint difference_two_people check (confirmed_by <> explained_by),
     constraint difference_confirmed check ((confirmed_by is null) = (confirmed_at is null))
   )`,
  `revoke delete on bank_day, difference_explanation from subsidy`,
];

const recoveries = [
  `create table recovery_case (
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
     constraint recovery_case_state check (state in ('OPEN', 'DISMISSED', 'DECIDED', 'REFUNDING', 'CLOSED')),
     constraint recovery_case_amount check (paid_fen > 0 and decided_fen between 0 and paid_fen),
     constraint recovery_case_decided check (
       (state = 'OPEN') = (decided_by is null) and (decided_by is null or length(decision_reason) > 1)
       and (state in ('OPEN', 'DISMISSED')) = (decided_fen is null)),
     constraint recovery_case_statement check ((statement is null) = (stated_by is null)),
     constraint recovery_case_closed check ((state in ('CLOSED', 'DISMISSED')) = (closed_at is not null)),
     -- Who opens does not decide, who decides does not hear the appeal.
     constraint recovery_case_duties check (
       decided_by <> opened_by and appeal_decided_by <> decided_by and appeal_decided_by <> opened_by)
   )`,
  `create unique index recovery_case_one_live on recovery_case (payout_id)
     where state in ('OPEN', 'DECIDED', 'REFUNDING')`,
  `create index recovery_case_of_round on recovery_case (round_id)`,
  `create index recovery_case_of_enterprise on recovery_case (enterprise_id)`,
  `alter table payout add constraint payout_recovery foreign key (recovery_id) references recovery_case (id)`,
  `create table recovery_ground (
     id uuid primary key,
     case_id uuid not null references recovery_case (id) deferrable initially deferred,
     kind text not null,
     facts text not null,
     stated_by text not null,
     stated_at timestamptz not null,
     constraint recovery_ground_kind check (
       kind in ('INVOICE_VOIDED', 'AUDIT_FINDING', 'LATE_OBJECTION', 'CONTRACT_TERMINATED'))
   )`,
  `create index recovery_ground_of_case on recovery_ground (case_id)`,
  `create table recovery_instalment (
     id uuid primary key,
     case_id uuid not null references recovery_case (id) deferrable initially deferred,
     plan int not null,
     number int not null,
     payer_name text not null,
     due_on date not null,
     amount_fen bigint not null,
     constraint recovery_instalment_once unique (case_id, plan, number),
     constraint recovery_instalment_amount check (amount_fen > 0)
   )`,
  `create table recovery_receipt (
     id uuid primary key,
     case_id uuid not null references recovery_case (id) deferrable initially deferred,
     plan int not null,
     payer_name text not null,
     bank_reference text not null,
     principal_fen bigint not null,
     interest_fen bigint not null,
     received_on date not null,
     recorded_by text not null,
     recorded_at timestamptz not null,
     -- One movement of the bank is booked once.
     constraint recovery_receipt_reference unique (bank_reference),
     constraint recovery_receipt_amount check (
       principal_fen >= 0 and interest_fen >= 0 and principal_fen + interest_fen > 0)
   )`,
  `create index recovery_receipt_of_case on recovery_receipt (case_id)`,
  `create table recovery_write_off (
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
     constraint recovery_write_off_words check (length(authority) > 1 and length(reason) > 1),
     constraint recovery_write_off_two_people check (approved_by <> proposed_by),
     constraint recovery_write_off_approved check ((approved_by is null) = (approved_at is null))
   )`,
  `create unique index recovery_write_off_open on recovery_write_off (case_id) where approved_by is null`,
  `revoke update, delete on recovery_ground, recovery_instalment, recovery_receipt from subsidy`,
  `revoke delete on recovery_case, recovery_write_off from subsidy`,
];

const invoices = [
  `create table invoice_check (
     id uuid primary key,
     redemption_id uuid not null references redemption (id),
     number text not null,
     status text not null,
     changed_on date,
     checked_by text not null,
     checked_at timestamptz not null,
     constraint invoice_check_status check (status in ('VALID', 'VOIDED', 'REVERSED', 'UNKNOWN'))
   )`,
  `create index invoice_check_of_invoice on invoice_check (redemption_id, number, checked_at desc)`,
  `revoke update, delete on invoice_check from subsidy`,
  `create table embedded_tax_invoice (
     number text primary key,
     status text not null,
     changed_on date,
     constraint embedded_tax_invoice_status check (status in ('VALID', 'VOIDED', 'REVERSED'))
   )`,
];
