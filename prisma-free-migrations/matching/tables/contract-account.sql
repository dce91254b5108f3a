-- What was used of metered lines, and what the enterprise has paid of a contract.

create table meter_reading (
  id uuid primary key,
  contract_id uuid not null constraint meter_reading_contract_id_foreign references contract (id),
  line_id uuid not null constraint meter_reading_line_id_foreign references contract_line (id),
  lineage_id uuid not null,
  month text not null,
  units bigint not null,
  amount_fen bigint not null,
  reported_by text not null,
  reported_at timestamptz not null,
  accepted_at timestamptz,
  refused_at timestamptz,
  refusal_reason text,
  constraint meter_reading_decided_check check (accepted_at is null or refused_at is null),
  constraint meter_reading_month_check check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  constraint meter_reading_refused_check check ((refused_at is null) = (refusal_reason is null)),
  constraint meter_reading_units_check check (units > 0 and amount_fen >= 0)
);
create unique index meter_reading_of_month on meter_reading (contract_id, lineage_id, month)
  where refused_at is null;
create constraint trigger meter_reading_ceiling after insert or update on meter_reading
  deferrable initially deferred for each row execute function reading_is_below_ceiling();

create table contract_payment (
  id uuid primary key,
  contract_id uuid not null constraint contract_payment_contract_id_foreign references contract (id),
  amount_fen bigint not null,
  paid_on date not null,
  bank_reference text not null,
  proof_hash text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  confirmed_at timestamptz,
  refused_at timestamptz,
  refusal_reason text,
  constraint contract_payment_amount_check check (amount_fen > 0),
  constraint contract_payment_decided_check check (confirmed_at is null or refused_at is null),
  constraint contract_payment_proof_check check (proof_hash ~ '^[0-9a-f]{64}$'),
  constraint contract_payment_refused_check check ((refused_at is null) = (refusal_reason is null))
);
create index contract_payment_of_contract on contract_payment (contract_id, recorded_at);
-- One transfer pays once, whichever contract it is shown for.
create unique index contract_payment_reference on contract_payment (bank_reference)
  where refused_at is null;
