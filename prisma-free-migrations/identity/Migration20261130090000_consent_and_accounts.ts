import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

export class Migration20261130090000_consent_and_accounts extends Migration {
  override up(): void {
    for (const statement of [
      sqlFile('platform/ended-session.v1'),
      ...proofs,
      ...duties,
      ...invitations,
      ...proposals,
      ...accounts,
      ...signIn,
    ])
      this.addSql(statement);
  }
}

const proofs = [
  // A keyed digest of the number of an identity document: the same person has the same one in every account.
  `alter table person add column proof_digest text null, add column proven_at timestamptz null,
     add constraint person_proof_check check ((proof_digest is null) = (proven_at is null))`,
  `create index person_proof_digest_index on person (proof_digest) where proof_digest is not null`,
];

const duties = [
  // The market is a duty of its own: who buys or sells holds no office.
  `alter table membership drop column duty`,
  `alter table membership add column duty text generated always as (
     case
       when role like 'ENTERPRISE\\_%' or role like 'PROVIDER\\_%' then 'TRADE'
       when role = 'PROGRAMME_MANAGER' then 'PROPOSE'
       when role = 'BUREAU_REVIEWER' then 'REVIEW'
       when role in ('BUREAU_APPROVER', 'COMMISSION_APPROVER') then 'APPROVE'
       when role = 'FINANCE_PAYER' then 'PAY'
       when role = 'AUDITOR' then 'AUDIT'
       when role = 'ADMINISTRATOR' then 'ADMINISTER'
     end
   ) stored`,
  `create trigger person_proof after update of proof_digest on person
     for each row execute function person_proof()`,
];

const invitations = [
  `create table invitation (
     id uuid not null primary key,
     person_id uuid not null references person (id),
     organisation_id uuid not null references organisation (id),
     role text not null,
     division_code text null,
     second_person_needed boolean not null,
     status text not null,
     proposed_by uuid not null,
     proposed_at timestamptz not null,
     expires_at timestamptz not null,
     confirmed_by uuid null,
     confirmed_at timestamptz null,
     closed_by uuid null,
     closed_at timestamptz null,
     constraint invitation_status_check
       check (status in ('PROPOSED', 'OFFERED', 'ACCEPTED', 'DECLINED', 'REFUSED', 'WITHDRAWN')),
     constraint invitation_not_to_oneself check (proposed_by <> person_id),
     constraint invitation_second_person
       check (confirmed_by is null or (confirmed_by <> proposed_by and confirmed_by <> person_id)),
     constraint invitation_two_people
       check (status not in ('OFFERED', 'ACCEPTED') or not second_person_needed or confirmed_by is not null),
     constraint invitation_official_two_people
       check (second_person_needed or role like 'ENTERPRISE\\_%' or role like 'PROVIDER\\_%')
   )`,
  `create unique index invitation_open_once on invitation (person_id, organisation_id, role)
     where status in ('PROPOSED', 'OFFERED')`,
  `create index invitation_of_organisation on invitation (organisation_id, id)`,
  `create index invitation_awaiting on invitation (id) where status = 'PROPOSED'`,
];

const proposals = [
  `create table proposal (
     id uuid not null primary key,
     act text not null,
     subject_id uuid not null,
     proposed_by uuid not null,
     proposed_at timestamptz not null,
     expires_at timestamptz not null,
     confirmed_by uuid null,
     closed_at timestamptz null,
     constraint proposal_act_check
       check (act in ('END_MEMBERSHIP', 'RESET_PASSWORD', 'DISABLE_ACCOUNT', 'ENABLE_ACCOUNT')),
     constraint proposal_second_person check (confirmed_by <> proposed_by),
     constraint proposal_confirmed_is_closed check (confirmed_by is null or closed_at is not null)
   )`,
  `create unique index proposal_open_once on proposal (act, subject_id) where closed_at is null`,
];

const accounts = [
  // What was done to an account, by whom and by which second person. Rows are added only.
  `create table account_history (
     id uuid not null primary key,
     person_id uuid not null references person (id) deferrable initially deferred,
     act text not null,
     by_id uuid null,
     second_id uuid null,
     at timestamptz not null
   )`,
  `create index account_history_of_person on account_history (person_id, id)`,
  // A link that is good once. Times are real ones: what a secret promises does not follow a demonstration's clock.
  `create table account_link (
     digest text not null primary key,
     purpose text not null,
     person_id uuid null references person (id),
     expires_at timestamptz not null,
     used_at timestamptz null,
     constraint account_link_purpose_check
       check ((purpose = 'RESET_PASSWORD' and person_id is not null)
           or (purpose = 'FIRST_ADMINISTRATOR' and person_id is null))
   )`,
];

const signIn = [
  `drop table sign_in_attempt`,
  `create table sign_in_attempt (
     bucket text not null primary key,
     failures int not null,
     last_at timestamptz not null,
     closed_until timestamptz null
   )`,
  `create index sign_in_attempt_last_at_index on sign_in_attempt (last_at)`,
  `create index issuer_record_account_index on issuer_record ((payload ->> 'accountId'))`,
  `alter table issuer_key drop constraint issuer_key_purpose_check`,
  `alter table issuer_key add constraint issuer_key_purpose_check check (purpose in ('SIGNING', 'COOKIE', 'PROOF'))`,
];
