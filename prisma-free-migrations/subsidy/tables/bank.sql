-- What goes to the bank and comes back, and the embedded bank.

create table bank_file (
  id uuid primary key,
  kind text not null,
  name text not null,
  sha256 text not null constraint bank_file_once unique,
  content text not null,
  line_count int not null,
  imported_by text not null,
  imported_at timestamptz not null,
  constraint bank_file_kind check (kind in ('ANSWER', 'STATEMENT'))
);

create table bank_answer (
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
  constraint bank_answer_outcome check (outcome in ('APPLIED', 'REPEATED', 'SET_ASIDE')),
  constraint bank_answer_status check (status in ('ACCEPTED', 'REJECTED', 'PAID', 'RETURNED')),
  constraint bank_answer_why check ((outcome = 'SET_ASIDE') = (why is not null))
);
create index bank_answer_of_payout on bank_answer (payout_id);
create index bank_answer_set_aside on bank_answer (day) where outcome = 'SET_ASIDE';

create table bank_statement_line (
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
  constraint bank_statement_amount check (amount_fen > 0),
  constraint bank_statement_direction check (direction in ('OUT', 'IN'))
);
create index bank_statement_payout on bank_statement_line (payout_id) where payout_id is not null;
create index bank_statement_reference on bank_statement_line (bank_reference);

create table bank_day (
  day date primary key,
  statement_id uuid not null references bank_file (id) deferrable initially deferred,
  closed_by text,
  closed_at timestamptz,
  version int not null default 1,
  constraint bank_day_closed check ((closed_by is null) = (closed_at is null))
);

create table difference_explanation (
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
  constraint difference_confirmed check ((confirmed_by is null) = (confirmed_at is null)),
  constraint difference_explanation_text check (length(explanation) > 1),
  constraint difference_two_people check (confirmed_by <> explained_by)
);

create table embedded_bank_file (
  name text primary key,
  sha256 text not null,
  content text not null,
  delivered_at timestamptz not null
);

create table embedded_bank_payment (
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
  stated boolean not null default false,
  constraint embedded_bank_payment_status check (status in ('PAID', 'REJECTED', 'RETURNED'))
);
create index embedded_bank_payment_open on embedded_bank_payment (id) where not answered;
create index embedded_bank_payment_unstated on embedded_bank_payment (value_date) where not stated;
