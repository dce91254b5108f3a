-- Public notices, objections by name, and their dialogue.

create table notice (
  id uuid primary key,
  round_id uuid not null references round (id),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  published_by text not null,
  constraint notice_period check (opens_at < closes_at)
);
alter table redemption add foreign key (notice_id) references notice (id) deferrable initially deferred;

create table notice_item (
  redemption_id uuid not null references redemption (id) deferrable initially deferred,
  notice_id uuid not null references notice (id) deferrable initially deferred,
  contract_number text not null,
  enterprise_name text not null,
  provider_name text not null,
  amount_fen bigint not null,
  primary key (redemption_id, notice_id)
);
create index notice_item_of_notice on notice_item (notice_id);

create table objection (
  id uuid primary key,
  redemption_id uuid not null references redemption (id),
  state text not null,
  facts text not null,
  contact text not null,
  raised_by text not null,
  raised_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  version int not null default 1,
  objector_kind text,
  objector_name text,
  objector_code text,
  evidence jsonb not null default '[]',
  constraint objection_decision check (
    (state = 'OPEN') = (decided_by is null) and (state = 'OPEN' or length(decision_reason) > 0)),
  constraint objection_named check (objector_kind is not null and length(objector_name) > 1
    and (objector_kind = 'ORGANISATION') = (objector_code is not null)),
  constraint objection_not_own check (decided_by <> raised_by),
  constraint objection_objector_kind check (objector_kind in ('PERSON', 'ORGANISATION')),
  constraint objection_state check (state in ('OPEN', 'UPHELD', 'DISMISSED'))
);
create index objection_of_file on objection (redemption_id);
create index objection_open on objection (redemption_id) where state = 'OPEN';

create table objection_statement (
  id uuid primary key,
  objection_id uuid not null references objection (id),
  side text not null,
  statement text not null,
  evidence jsonb not null,
  person_id text not null,
  at timestamptz not null,
  constraint objection_statement_said check (length(trim(statement)) > 0),
  constraint objection_statement_side check (side in ('ENTERPRISE', 'OBJECTOR'))
);
create index objection_statement_of on objection_statement (objection_id);
