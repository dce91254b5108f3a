-- What speaks for the use of a platform.

create table usage_batch (
  id uuid primary key,
  client_id text not null,
  batch_id uuid not null,
  organisation_id uuid not null,
  day date not null,
  entries int not null,
  content_hash text not null,
  signature text not null,
  received_at timestamptz not null,
  constraint usage_batch_of_client unique (client_id, batch_id)
);

create table usage (
  contract_id uuid not null,
  day date not null,
  source uuid not null,
  enterprise_id uuid not null,
  active_users int not null,
  events int not null,
  batch_id uuid not null constraint usage_batch_id_foreign references usage_batch (id),
  primary key (contract_id, day, source)
);

create table evidence (
  id uuid primary key,
  enterprise_id uuid not null,
  kind text not null,
  source text not null,
  contract_id uuid,
  provider_id uuid,
  industrial_platform boolean not null,
  public_cloud boolean not null,
  first_used_on date,
  last_used_on date,
  days_used int not null default 0,
  documents jsonb,
  recorded_at timestamptz not null,
  constraint evidence_kind_check check (kind in ('PROVIDER_BATCH', 'CONTRACT_INVOICE_ACCEPTANCE', 'VOUCHER_PAID', 'SELF_DECLARED', 'IMPORTED'))
);
create index evidence_enterprise on evidence (enterprise_id);
-- One contract on paper speaks for one enterprise, once.
create unique index evidence_paper on evidence ((documents ->> 'contract'))
  where kind = 'CONTRACT_INVOICE_ACCEPTANCE';
create unique index evidence_use on evidence (contract_id, source)
  where kind = 'PROVIDER_BATCH' and contract_id is not null;
