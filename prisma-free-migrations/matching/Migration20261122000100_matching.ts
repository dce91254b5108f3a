import { Migration } from '@mikro-orm/migrations';

/** Copies of other rooms, needs, sealed bids, awards, contracts, and the history of their moves. */
export class Migration20261122000100_matching extends Migration {
  override up(): void {
    for (const sql of [...copies, ...needsAndBids, ...contracts, ...rights]) this.addSql(sql);
  }
}

const copies = [
  `create table certified_enterprise (
     id uuid primary key,
     name text not null,
     unified_social_credit_code text not null,
     division_code text not null,
     industry_code text not null,
     size_class text not null,
     certified_at timestamptz not null
   )`,
  `create table enterprise_maturity (
     enterprise_id uuid primary key,
     level int not null,
     score_hundredths int not null,
     weak_scenes text[] not null,
     completed_at timestamptz not null
   )`,
  `create table admitted_provider (
     id uuid primary key,
     name text not null,
     unified_social_credit_code text not null,
     provider_class text not null,
     division_code text,
     admitted_at timestamptz not null
   )`,
  `create table catalogue_solution (
     id uuid primary key,
     provider_id uuid not null,
     catalogue_version int not null,
     title text not null,
     summary text not null,
     scenarios text[] not null,
     industries text[] not null,
     size_classes text[] not null,
     regions text[] not null,
     protocols text[] not null,
     integrations text[] not null,
     price_from_fen bigint not null,
     price_to_fen bigint not null,
     delivery_months int not null,
     capacity_per_month int not null,
     industrial_platform boolean not null,
     public_cloud boolean not null,
     published_at timestamptz not null
   )`,
  `create index catalogue_solution_scenarios on catalogue_solution using gin (scenarios)`,
  `create index catalogue_solution_provider on catalogue_solution (provider_id)`,
];

const needsAndBids = [
  `create table need (
     id uuid primary key,
     enterprise_id uuid not null,
     title text not null,
     description text not null,
     scenario text not null,
     protocols text[] not null,
     integrations text[] not null,
     budget_from_fen bigint not null,
     budget_to_fen bigint not null,
     deliver_by date not null,
     bid_deadline timestamptz not null,
     published_at timestamptz not null,
     published_by text not null,
     enterprise_name text not null,
     unified_social_credit_code text not null,
     division_code text not null,
     city_code text not null,
     industry_code text not null,
     size_class text not null,
     maturity_level int,
     weak_scenes text[] not null,
     awarded_at timestamptz,
     constraint need_scenario_check check (scenario ~ '^S(0[1-9]|1[0-6])$'),
     constraint need_budget_check check (budget_from_fen > 0 and budget_from_fen <= budget_to_fen),
     constraint need_deadline_check check (bid_deadline > published_at),
     constraint need_award_check check (awarded_at is null or awarded_at >= bid_deadline),
     constraint need_size_check check (size_class in ('LARGE', 'MEDIUM', 'SMALL', 'MICRO'))
   )`,
  `create index need_of_enterprise on need (enterprise_id, id)`,
  `create index need_open_until on need (bid_deadline, id)`,
  `create index need_newest on need (published_at, id)`,
  `create index need_of_city on need (city_code, id)`,
  `create index need_of_division on need (division_code, id)`,
  `create table need_seal (
     need_id uuid primary key,
     public_key text not null,
     wrapped_private_key text not null,
     constraint need_seal_need_id_foreign foreign key (need_id) references need (id) on update cascade on delete cascade
   )`,
  // The only way to a key. It runs with the rights of the schema's owner, because the service has none on the column.
  `create function released_key(of_need uuid) returns text
     language sql volatile security definer set search_path = matching, pg_temp
     as $$
       select need_seal.wrapped_private_key
         from matching.need_seal join matching.need on need.id = need_seal.need_id
        where need.id = of_need and clock.now() >= need.bid_deadline
     $$`,
  `create table bid (
     id uuid primary key,
     need_id uuid not null constraint bid_need_id_foreign references need (id),
     provider_id uuid not null,
     sealed_by text not null,
     sealed_text text not null,
     content_hash text not null,
     sealed_at timestamptz not null,
     replaced_at timestamptz,
     constraint bid_content_hash_check check (content_hash ~ '^[0-9a-f]{64}$')
   )`,
  `create unique index bid_current on bid (need_id, provider_id) where replaced_at is null`,
  `create index bid_of_provider on bid (provider_id, need_id)`,
];

const contracts = [
  `create sequence contract_number`,
  `create table contract (
     id uuid primary key,
     number text constraint contract_number_unique unique,
     need_id uuid not null constraint contract_need_id_foreign references need (id),
     bid_id uuid not null constraint contract_bid_id_foreign references bid (id),
     enterprise_id uuid not null,
     provider_id uuid not null,
     division_code text not null,
     city_code text not null,
     title text not null,
     scenario text not null,
     total_fen bigint not null,
     document text not null,
     document_hash text not null,
     state text not null,
     awarded_at timestamptz not null,
     signed_on date,
     signed_at timestamptz,
     accepted_at timestamptz,
     constraint contract_state_check check (state in ('DRAFTED', 'SIGNED', 'ACCEPTED')),
     constraint contract_document_hash_check
       check (document_hash = encode(sha256(convert_to(document, 'UTF8')), 'hex')),
     constraint contract_signed_check
       check ((state = 'DRAFTED') = (signed_at is null) and (signed_at is null) = (number is null)
              and (signed_at is null) = (signed_on is null)),
     constraint contract_accepted_check check ((state = 'ACCEPTED') = (accepted_at is not null)),
     constraint contract_total_check check (total_fen > 0)
   )`,
  `create index contract_of_enterprise on contract (enterprise_id, id)`,
  `create index contract_of_provider on contract (provider_id, id)`,
  `create index contract_of_city on contract (city_code, id)`,
  `create index contract_of_division on contract (division_code, id)`,
  `create index contract_of_need on contract (need_id)`,
  `create table award (
     id uuid primary key,
     need_id uuid not null constraint award_need_id_foreign references need (id),
     bid_id uuid not null constraint award_bid_id_foreign references bid (id),
     reason text not null,
     awarded_by text not null,
     awarded_at timestamptz not null,
     withdrawn_at timestamptz
   )`,
  `create unique index award_standing on award (need_id) where withdrawn_at is null`,
  `create table contract_line (
     id uuid primary key,
     contract_id uuid not null constraint contract_line_contract_id_foreign references contract (id),
     position int not null,
     kind text not null,
     description text not null,
     amount_fen bigint not null,
     industrial_platform boolean not null,
     public_cloud boolean not null,
     constraint contract_line_position unique (contract_id, position),
     constraint contract_line_amount_check check (amount_fen > 0),
     constraint contract_line_kind_check check (kind in ('PUBLIC_CLOUD_RESOURCES', 'PLATFORM_SERVICE',
       'APPLICATION_SERVICE', 'NETWORK', 'IMPLEMENTATION', 'EQUIPMENT_ACCESS', 'NETWORK_MODIFICATION',
       'AUTOMATION_EQUIPMENT', 'NON_CLOUD_SOFTWARE'))
   )`,
  `create table milestone (
     id uuid primary key,
     contract_id uuid not null constraint milestone_contract_id_foreign references contract (id),
     position int not null,
     title text not null,
     due_in_months int not null,
     state text not null,
     report text,
     reported_at timestamptz,
     accepted_at timestamptz,
     constraint milestone_position unique (contract_id, position),
     constraint milestone_state_check check (state in ('PLANNED', 'REPORTED', 'ACCEPTED')),
     constraint milestone_reported_check check ((state = 'PLANNED') = (reported_at is null)),
     constraint milestone_accepted_check check ((state = 'ACCEPTED') = (accepted_at is not null))
   )`,
  `create table signature (
     id uuid primary key,
     contract_id uuid not null constraint signature_contract_id_foreign references contract (id),
     side text not null,
     person_id text not null,
     document_hash text not null,
     signed_at timestamptz not null,
     constraint signature_of_side unique (contract_id, side),
     constraint signature_of_person unique (contract_id, person_id),
     constraint signature_side_check check (side in ('ENTERPRISE', 'PROVIDER'))
   )`,
  `create table history (
     id uuid primary key,
     kind text not null,
     subject_id uuid not null,
     from_state text,
     to_state text not null,
     person_id text not null,
     role text not null,
     organisation_id uuid not null,
     at timestamptz not null,
     reason text,
     constraint history_kind_check check (kind in ('NEED', 'BID', 'CONTRACT', 'MILESTONE'))
   )`,
  `create index history_of_subject on history (subject_id, at)`,
];

/** What the running service may not do, whatever its code says. */
const rights = [
  `revoke update, delete on history, signature, contract_line from matching`,
  `revoke select, update, delete on need_seal from matching`,
  `grant select (need_id, public_key) on need_seal to matching`,
  `revoke update, delete on need, bid, award, contract, milestone from matching`,
  `grant update (awarded_at) on need to matching`,
  `grant update (replaced_at) on bid to matching`,
  `grant update (withdrawn_at) on award to matching`,
  `grant update (number, state, signed_on, signed_at, accepted_at) on contract to matching`,
  `grant update (state, report, reported_at, accepted_at) on milestone to matching`,
];
