import { Migration } from '@mikro-orm/migrations';
import { platformTablesV1 } from '../platform/tables.v1.js';

export class Migration20261122190000_first_tables extends Migration {
  override up(): void {
    for (const statement of [...platformTablesV1, ...people, ...memberships, ...issuer])
      this.addSql(statement);
  }
}

const people = [
  `create table person (
     id uuid not null primary key,
     account text not null,
     account_key text not null,
     display_name text not null,
     password_hash text not null,
     created_at timestamptz not null,
     disabled_at timestamptz null
   )`,
  `alter table person add constraint person_account_key_unique unique (account_key)`,
  `create table organisation (
     id uuid not null primary key,
     kind text not null,
     name text not null,
     division_code text null,
     constraint organisation_kind_check
       check (kind in ('ENTERPRISE', 'PROVIDER', 'BUREAU', 'COMMISSION', 'FINANCE', 'AUDIT', 'PLATFORM'))
   )`,
];

const memberships = [
  // The duty is computed from the role here once more, so that no writer can leave it out.
  `create table membership (
     id uuid not null primary key,
     person_id uuid not null references person (id),
     organisation_id uuid not null,
     organisation_kind text not null,
     role text not null,
     division_code text null,
     granted_at timestamptz not null default clock_timestamp(),
     granted_by uuid null,
     ended_at timestamptz null,
     ended_by uuid null,
     duty text generated always as (
       case role
         when 'PROGRAMME_MANAGER' then 'PROPOSE'
         when 'BUREAU_REVIEWER' then 'REVIEW'
         when 'BUREAU_APPROVER' then 'APPROVE'
         when 'COMMISSION_APPROVER' then 'APPROVE'
         when 'FINANCE_PAYER' then 'PAY'
         when 'AUDITOR' then 'AUDIT'
         when 'ADMINISTRATOR' then 'ADMINISTER'
       end
     ) stored
   )`,
  `create unique index membership_once on membership (person_id, organisation_id, role) where ended_at is null`,
  `create index membership_of_organisation on membership (organisation_id, id) where ended_at is null`,
  // A membership is ended and nothing else: what was granted stays as it was granted.
  `revoke update, delete, truncate on membership from identity`,
  `grant update (ended_at, ended_by) on membership to identity`,
  // One duty in one person. The lock on the person makes two grants at the same moment follow one another.
  `create function membership_duties() returns trigger language plpgsql set search_path = identity, pg_temp as $$
   begin
     if new.duty is null or new.ended_at is not null then return null; end if;
     perform 1 from person where id = new.person_id for no key update;
     if exists (
       select 1 from membership
       where person_id = new.person_id and ended_at is null and duty is not null and duty <> new.duty
     ) then
       raise exception 'duties do not combine in person %', new.person_id
         using errcode = 'exclusion_violation', constraint = 'membership_duties';
     end if;
     return null;
   end $$`,
  `create trigger membership_duties after insert or update on membership
     for each row execute function membership_duties()`,
  `create table machine_client (
     client_id uuid not null primary key,
     organisation_id uuid not null,
     name text not null,
     role text not null,
     public_jwk jsonb not null,
     thumbprint text not null,
     registered_at timestamptz not null,
     registered_by uuid null,
     revoked_at timestamptz null,
     revoked_by uuid null
   )`,
  `alter table machine_client add constraint machine_client_thumbprint_unique unique (thumbprint)`,
  `revoke update, delete, truncate on machine_client from identity`,
  `grant update (revoked_at, revoked_by) on machine_client to identity`,
];

const issuer = [
  `create table issuer_record (
     kind text not null,
     id_digest text not null,
     payload jsonb not null,
     grant_id text null,
     uid text null,
     user_code text null,
     expires_at timestamptz not null,
     consumed_at timestamptz null,
     primary key (kind, id_digest)
   )`,
  `create index issuer_record_grant_id_index on issuer_record (grant_id)`,
  `create index issuer_record_uid_index on issuer_record (uid)`,
  `create index issuer_record_user_code_index on issuer_record (user_code)`,
  `create index issuer_record_expires_at_index on issuer_record (expires_at)`,
  `create table issuer_key (
     id uuid not null primary key,
     purpose text not null,
     material jsonb not null,
     created_at timestamptz not null,
     constraint issuer_key_purpose_check check (purpose in ('SIGNING', 'COOKIE'))
   )`,
  `create table sign_in_attempt (
     account_digest text not null primary key,
     failures int not null,
     last_at timestamptz not null,
     closed_until timestamptz null
   )`,
  `create index sign_in_attempt_last_at_index on sign_in_attempt (last_at)`,
];
