import { Migration } from '@mikro-orm/migrations';

/** Awards of other funds, what was said about overlaps of scope, and objections by name with their dialogue. */
export class Migration20261123030200_overlaps extends Migration {
  override up(): void {
    for (const sql of [...awards, ...overlaps, ...objections]) this.addSql(sql);
  }
}

const awards = [
  `create table other_award (
     id uuid primary key,
     enterprise_id uuid not null,
     fund text not null,
     title text not null,
     scope text not null,
     amount_fen bigint not null,
     awarded_on date not null,
     declared_by text not null,
     organisation_id uuid,
     declared_at timestamptz not null,
     constraint other_award_amount check (amount_fen > 0)
   )`,
  `create index other_award_of_enterprise on other_award (enterprise_id)`,
  `create table other_award_invoice (
     id uuid primary key,
     award_id uuid not null references other_award (id) deferrable initially deferred,
     number text not null,
     code text,
     constraint other_award_invoice_identity check ((code is not null) = (length(number) = 8)),
     constraint other_award_invoice_number check (number ~ '^([0-9]{8}|[0-9]{20})$'),
     constraint other_award_invoice_code check (code ~ '^([0-9]{10}|[0-9]{12})$')
   )`,
  `create unique index other_award_invoice_once on other_award_invoice (number, coalesce(code, ''), award_id)`,
  `create index other_award_invoice_of_award on other_award_invoice (award_id)`,
  `revoke update, delete on other_award, other_award_invoice from subsidy`,
];

const overlaps = [
  `create table overlap_answer (
     id uuid primary key,
     redemption_id uuid not null references redemption (id),
     overlap_key text not null,
     verdict text,
     answer text not null,
     own_text text not null,
     other_text text not null,
     likeness_basis_points int not null,
     person_id text not null,
     at timestamptz not null,
     -- An explanation of the enterprise has no verdict.
     constraint overlap_answer_verdict check (verdict in ('DISTINCT', 'DUPLICATE')),
     constraint overlap_answer_said check (length(trim(answer)) > 0)
   )`,
  `create index overlap_answer_of_file on overlap_answer (redemption_id)`,
  `revoke update, delete on overlap_answer from subsidy`,
];

const objections = [
  `alter table objection
     add column objector_kind text,
     add column objector_name text,
     add column objector_code text,
     add column evidence jsonb not null default '[]',
     add constraint objection_objector_kind check (objector_kind in ('PERSON', 'ORGANISATION')),
     -- Objections that were taken before names were asked for have none.
     add constraint objection_named check (objector_kind is not null and length(objector_name) > 1
       and (objector_kind = 'ORGANISATION') = (objector_code is not null)) not valid`,
  `create table objection_statement (
     id uuid primary key,
     objection_id uuid not null references objection (id),
     side text not null,
     statement text not null,
     evidence jsonb not null,
     person_id text not null,
     at timestamptz not null,
     constraint objection_statement_side check (side in ('ENTERPRISE', 'OBJECTOR')),
     constraint objection_statement_said check (length(trim(statement)) > 0)
   )`,
  `create index objection_statement_of on objection_statement (objection_id)`,
  `revoke update, delete on objection_statement from subsidy`,
  `create index objection_of_file on objection (redemption_id)`,
];
