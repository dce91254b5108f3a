-- Contracts by version: each has its document, is signed by both before it is in force, and is never changed.

create sequence contract_number;

create table contract (
  id uuid primary key,
  number text constraint contract_number_unique unique,
  need_id uuid not null constraint contract_need_id_foreign references need (id),
  bid_id uuid constraint contract_bid_id_foreign references bid (id),
  enterprise_id uuid not null,
  provider_id uuid not null,
  division_code text not null,
  city_code text not null,
  title text not null,
  scenario text not null,
  total_fen bigint not null,
  document_hash text not null,
  state text not null,
  awarded_at timestamptz not null,
  signed_on date,
  signed_at timestamptz,
  accepted_at timestamptz,
  cancelled_at timestamptz,
  terminated_at timestamptz,
  replaced_at timestamptz,
  version int not null,
  replaces_contract_id uuid constraint contract_replaces_contract_id_foreign references contract (id),
  constraint contract_accepted_check check ((state = 'ACCEPTED') = (accepted_at is not null)),
  constraint contract_cancelled_check check ((state = 'CANCELLED') = (cancelled_at is not null)),
  constraint contract_replaced_check check ((state = 'REPLACED') = (replaced_at is not null)),
  constraint contract_signed_check check ((state in ('DRAFTED', 'CANCELLED')) = (signed_at is null) and (signed_at is null) = (number is null)
    and (signed_at is null) = (signed_on is null)),
  constraint contract_state_check check (state in ('DRAFTED', 'SIGNED', 'ACCEPTED', 'TERMINATED', 'REPLACED', 'CANCELLED')),
  constraint contract_terminated_check check (state <> 'TERMINATED' or terminated_at is not null),
  constraint contract_total_check check (total_fen > 0)
);
create index contract_of_city on contract (city_code, id);
create index contract_of_division on contract (division_code, id);
create index contract_of_enterprise on contract (enterprise_id, id);
create index contract_of_need on contract (need_id);
create index contract_of_provider on contract (provider_id, id);
-- Of the drafts that would take over one contract, one at a time, and of the contracts, one in all.
create unique index contract_successor on contract (replaces_contract_id)
  where state <> 'CANCELLED' and replaces_contract_id is not null;
create constraint trigger contract_whole after insert or update on contract
  deferrable initially deferred for each row execute function contract_is_whole();
create trigger provider_changed after update of state on contract
  for each row when (new.state = 'ACCEPTED' or old.state = 'ACCEPTED') execute function provider_changed();

create table contract_version (
  id uuid primary key,
  contract_id uuid not null constraint contract_version_contract_id_foreign references contract (id),
  version int not null,
  kind text not null,
  document text not null,
  document_hash text not null constraint contract_version_hash unique,
  reason text,
  proposed_by text,
  proposed_side text,
  proposed_at timestamptz not null,
  in_force_at timestamptz,
  withdrawn_at timestamptz,
  constraint contract_version_number unique (contract_id, version),
  constraint contract_version_document_hash_check check (document_hash = encode(sha256(convert_to(document, 'UTF8')), 'hex')),
  constraint contract_version_end_check check (in_force_at is null or withdrawn_at is null),
  constraint contract_version_kind_check check (kind in ('DRAFT', 'AMENDMENT', 'TERMINATION')),
  constraint contract_version_reason_check check (kind = 'DRAFT' or reason is not null),
  constraint contract_version_side_check check (proposed_side in ('ENTERPRISE', 'PROVIDER'))
);
create unique index contract_version_pending on contract_version (contract_id)
  where in_force_at is null and withdrawn_at is null;
create constraint trigger contract_version_signed after insert or update on contract_version
  deferrable initially deferred for each row execute function version_is_signed();

create table contract_phase (
  id uuid primary key,
  contract_id uuid not null constraint contract_phase_contract_id_foreign references contract (id),
  position int not null,
  title text not null,
  amount_fen bigint not null,
  ended_in_version int,
  constraint contract_phase_amount_check check (amount_fen > 0)
);
create index contract_phase_of_contract on contract_phase (contract_id, position);

create table contract_line (
  id uuid primary key,
  contract_id uuid not null constraint contract_line_contract_id_foreign references contract (id),
  position int not null,
  kind text not null,
  description text not null,
  amount_fen bigint not null,
  industrial_platform boolean not null,
  public_cloud boolean not null,
  lineage_id uuid not null,
  live boolean not null,
  unit text,
  unit_price_fen bigint,
  most_units bigint,
  ended_in_version int,
  constraint contract_line_amount_check check (amount_fen > 0),
  constraint contract_line_ended_check check (ended_in_version is null or not live),
  constraint contract_line_kind_check check (kind in ('PUBLIC_CLOUD_RESOURCES', 'PLATFORM_SERVICE',
    'APPLICATION_SERVICE', 'NETWORK', 'IMPLEMENTATION', 'EQUIPMENT_ACCESS', 'NETWORK_MODIFICATION',
    'AUTOMATION_EQUIPMENT', 'NON_CLOUD_SOFTWARE')),
  constraint contract_line_metered_check check ((unit is null) = (unit_price_fen is null) and (unit is null) = (most_units is null)
    and (unit is null or (unit_price_fen > 0 and most_units > 0 and amount_fen = unit_price_fen * most_units)))
);
create unique index contract_line_live on contract_line (lineage_id) where live;
create index contract_line_of_contract on contract_line (contract_id, position);

create table milestone (
  id uuid primary key,
  contract_id uuid not null constraint milestone_contract_id_foreign references contract (id),
  position int not null,
  title text not null,
  due_in_months int not null,
  state text not null,
  report text,
  reported_at timestamptz,
  accepted_at timestamptz,
  lineage_id uuid not null,
  phase_id uuid not null constraint milestone_phase_id_foreign references contract_phase (id),
  amount_fen bigint not null,
  live boolean not null,
  ended_in_version int,
  constraint milestone_accepted_check check ((state = 'ACCEPTED') = (accepted_at is not null)),
  constraint milestone_accepted_live_check check (state <> 'ACCEPTED' or live),
  constraint milestone_amount_check check (amount_fen >= 0),
  constraint milestone_ended_check check (ended_in_version is null or (state = 'PLANNED' and not live)),
  constraint milestone_reported_check check ((state = 'PLANNED') = (reported_at is null)),
  constraint milestone_state_check check (state in ('PLANNED', 'REPORTED', 'ACCEPTED'))
);
-- What is delivered by one is never delivered by another: an accepted milestone keeps its place.
create unique index milestone_live on milestone (lineage_id) where live;
create index milestone_of_contract on milestone (contract_id, position);

create table signing_key (
  id uuid primary key,
  person_id text not null,
  organisation_id uuid not null,
  name text not null,
  public_jwk text not null,
  thumbprint text not null,
  algorithm text not null,
  registered_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  constraint signing_key_thumbprint unique (person_id, organisation_id, thumbprint),
  constraint signing_key_algorithm_check check (algorithm in ('EdDSA', 'ES256')),
  constraint signing_key_revoked_check check ((revoked_at is null) = (revoked_by is null))
);
create index signing_key_of_organisation on signing_key (organisation_id, registered_at);

create table signature (
  id uuid primary key,
  contract_id uuid not null constraint signature_contract_id_foreign references contract (id),
  side text not null,
  person_id text not null,
  document_hash text not null,
  signed_at timestamptz not null,
  level text not null,
  jws text,
  public_jwk text,
  signing_key_id uuid constraint signature_signing_key_id_foreign references signing_key (id),
  constraint signature_of_person unique (contract_id, document_hash, person_id),
  constraint signature_of_side unique (contract_id, document_hash, side),
  constraint signature_detached_check check ((level = 'DETACHED') = (jws is not null) and (jws is null) = (public_jwk is null)
    and (jws is null) = (signing_key_id is null)),
  constraint signature_level_check check (level in ('PLATFORM', 'DETACHED')),
  constraint signature_side_check check (side in ('ENTERPRISE', 'PROVIDER'))
);
