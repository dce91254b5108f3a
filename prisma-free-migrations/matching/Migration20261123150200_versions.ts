import { Migration } from '@mikro-orm/migrations';

/** Contracts by version: each has its document, is signed by both before it is in force, and is never changed. */
export class Migration20261123150200_versions extends Migration {
  override up(): void {
    for (const sql of [...versions, ...parts, ...signatures, ...walls, ...rights]) this.addSql(sql);
  }
}

const versions = [
  `create table contract_version (
     id uuid primary key,
     contract_id uuid not null constraint contract_version_contract_id_foreign references contract (id),
     version int not null,
     kind text not null,
     document text not null,
     document_hash text not null,
     reason text,
     proposed_by text,
     proposed_side text,
     proposed_at timestamptz not null,
     in_force_at timestamptz,
     withdrawn_at timestamptz,
     constraint contract_version_number unique (contract_id, version),
     constraint contract_version_hash unique (document_hash),
     constraint contract_version_kind_check check (kind in ('DRAFT', 'AMENDMENT', 'TERMINATION')),
     constraint contract_version_side_check check (proposed_side in ('ENTERPRISE', 'PROVIDER')),
     constraint contract_version_reason_check check (kind = 'DRAFT' or reason is not null),
     constraint contract_version_end_check check (in_force_at is null or withdrawn_at is null),
     constraint contract_version_document_hash_check
       check (document_hash = encode(sha256(convert_to(document, 'UTF8')), 'hex'))
   )`,
  `create unique index contract_version_pending on contract_version (contract_id)
     where in_force_at is null and withdrawn_at is null`,
  `insert into contract_version (id, contract_id, version, kind, document, document_hash, proposed_at, in_force_at)
     select gen_random_uuid(), id, 1, 'DRAFT', document, document_hash, awarded_at, signed_at from contract`,
  `alter table contract
     drop constraint contract_document_hash_check,
     drop column document,
     add column version int not null default 1,
     add column replaces_contract_id uuid
       constraint contract_replaces_contract_id_foreign references contract (id)`,
  `alter table contract alter column version drop default`,
  // Of the drafts that would take over one contract, one at a time, and of the contracts, one for ever.
  `create unique index contract_successor on contract (replaces_contract_id)
     where state <> 'CANCELLED' and replaces_contract_id is not null`,
];

const parts = [
  `create table contract_phase (
     id uuid primary key,
     contract_id uuid not null constraint contract_phase_contract_id_foreign references contract (id),
     position int not null,
     title text not null,
     amount_fen bigint not null,
     ended_in_version int,
     constraint contract_phase_amount_check check (amount_fen > 0)
   )`,
  `create index contract_phase_of_contract on contract_phase (contract_id, position)`,
  `insert into contract_phase (id, contract_id, position, title, amount_fen)
     select gen_random_uuid(), id, 0, '全部 / Whole', total_fen from contract`,
  `alter table contract_line
     drop constraint contract_line_position,
     add column lineage_id uuid,
     add column live boolean not null default false,
     add column unit text,
     add column unit_price_fen bigint,
     add column most_units bigint,
     add column ended_in_version int,
     add constraint contract_line_metered_check
       check ((unit is null) = (unit_price_fen is null) and (unit is null) = (most_units is null)
              and (unit is null or (unit_price_fen > 0 and most_units > 0 and amount_fen = unit_price_fen * most_units))),
     add constraint contract_line_ended_check check (ended_in_version is null or not live)`,
  `update contract_line set lineage_id = id,
     live = (select signed_at is not null from contract where contract.id = contract_id)`,
  `alter table contract_line alter column lineage_id set not null, alter column live drop default`,
  `create index contract_line_of_contract on contract_line (contract_id, position)`,
  `create unique index contract_line_live on contract_line (lineage_id) where live`,
  `alter table milestone
     drop constraint milestone_position,
     add column lineage_id uuid,
     add column phase_id uuid constraint milestone_phase_id_foreign references contract_phase (id),
     add column amount_fen bigint,
     add column live boolean not null default false,
     add column ended_in_version int`,
  // Where nothing was agreed, equal parts, and the last one takes what is left over.
  `update milestone set lineage_id = milestone.id,
     live = contract.signed_at is not null,
     phase_id = (select contract_phase.id from contract_phase where contract_phase.contract_id = contract.id),
     amount_fen = contract.total_fen * (counted.before + 1) / counted.many - contract.total_fen * counted.before / counted.many
     from contract, (select id, count(*) over (partition by contract_id) as many,
                            row_number() over (partition by contract_id order by position) - 1 as before from milestone) counted
    where contract.id = milestone.contract_id and counted.id = milestone.id`,
  `alter table milestone
     alter column lineage_id set not null,
     alter column phase_id set not null,
     alter column amount_fen set not null,
     alter column live drop default,
     add constraint milestone_amount_check check (amount_fen >= 0),
     add constraint milestone_ended_check check (ended_in_version is null or (state = 'PLANNED' and not live)),
     add constraint milestone_accepted_live_check check (state <> 'ACCEPTED' or live)`,
  `create index milestone_of_contract on milestone (contract_id, position)`,
  // What is delivered by one is never delivered by another: an accepted milestone keeps its place for ever.
  `create unique index milestone_live on milestone (lineage_id) where live`,
];

const signatures = [
  `create table signing_key (
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
   )`,
  `create index signing_key_of_organisation on signing_key (organisation_id, registered_at)`,
  `alter table signature
     drop constraint signature_of_side,
     drop constraint signature_of_person,
     add column level text not null default 'PLATFORM',
     add column jws text,
     add column public_jwk text,
     add column signing_key_id uuid constraint signature_signing_key_id_foreign references signing_key (id),
     add constraint signature_of_side unique (contract_id, document_hash, side),
     add constraint signature_of_person unique (contract_id, document_hash, person_id),
     add constraint signature_level_check check (level in ('PLATFORM', 'DETACHED')),
     add constraint signature_detached_check
       check ((level = 'DETACHED') = (jws is not null) and (jws is null) = (public_jwk is null)
              and (jws is null) = (signing_key_id is null))`,
  `alter table signature alter column level drop default`,
];

/** Asked when a transaction ends, so that its statements may come in any order. */
const walls = [
  `create function version_is_signed() returns trigger language plpgsql set search_path = matching, pg_temp as $$
   begin
     if new.in_force_at is not null and
        (select count(distinct side) from matching.signature
          where contract_id = new.contract_id and document_hash = new.document_hash) <> 2 then
       raise exception 'version % of contract % is not signed by both sides', new.version, new.contract_id
         using errcode = 'check_violation', constraint = 'contract_version_signed';
     end if;
     return null;
   end $$`,
  `create constraint trigger contract_version_signed after insert or update on contract_version
     deferrable initially deferred for each row execute function version_is_signed()`,
  `create function contract_is_whole() returns trigger language plpgsql set search_path = matching, pg_temp as $$
   declare it matching.contract;
   begin
     select * into it from matching.contract where id = new.id;
     if not exists (select 1 from matching.contract_version stored
         where stored.contract_id = it.id and stored.version = it.version and stored.document_hash = it.document_hash
           and (it.state in ('DRAFTED', 'CANCELLED') or stored.in_force_at is not null)) then
       raise exception 'contract % has no such version in force', it.id
         using errcode = 'check_violation', constraint = 'contract_version_in_force';
     end if;
     if it.state in ('DRAFTED', 'SIGNED') and (
          (select sum(amount_fen) from matching.contract_line where contract_id = it.id and ended_in_version is null)
            is distinct from it.total_fen
       or (select sum(amount_fen) from matching.contract_phase where contract_id = it.id and ended_in_version is null)
            is distinct from it.total_fen
       or (select sum(amount_fen) from matching.milestone where contract_id = it.id and ended_in_version is null)
            is distinct from it.total_fen) then
       raise exception 'lines, phases or milestones of contract % do not make its total', it.id
         using errcode = 'check_violation', constraint = 'contract_sums';
     end if;
     return null;
   end $$`,
  `create constraint trigger contract_whole after insert or update on contract
     deferrable initially deferred for each row execute function contract_is_whole()`,
];

const rights = [
  `revoke update, delete on contract_version, contract_phase, signing_key from matching`,
  `grant update (in_force_at, withdrawn_at) on contract_version to matching`,
  `grant update (position, title, amount_fen, ended_in_version) on contract_phase to matching`,
  `grant update (live, ended_in_version) on contract_line to matching`,
  `grant update (position, title, due_in_months, amount_fen, phase_id, live, ended_in_version) on milestone to matching`,
  `grant update (revoked_at, revoked_by) on signing_key to matching`,
  `grant update (version, document_hash, total_fen) on contract to matching`,
];
