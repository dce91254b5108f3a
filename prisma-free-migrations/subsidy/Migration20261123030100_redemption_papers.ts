import { Migration } from '@mikro-orm/migrations';

/** Phases, drafts, codes of invoices, deficiencies, and decisions that outlive a revision of the papers. */
export class Migration20261123030100_redemption_papers extends Migration {
  override up(): void {
    for (const sql of [...files, ...invoices, ...decisions, ...duties, ...conflicts]) this.addSql(sql);
  }
}

const files = [
  `alter table redemption
     add column phase int not null default 1,
     add column documents jsonb not null default '[]',
     add column papers_version int not null default 1,
     add column levels_passed int not null default 0,
     add column mend_by timestamptz,
     add column notice_id uuid references notice (id) deferrable initially deferred,
     add column assigned_to text,
     add column assigned_at timestamptz,
     add constraint redemption_phase check (phase >= 1),
     add constraint redemption_assigned check ((assigned_to is null) = (assigned_at is null)),
     drop constraint redemption_state,
     add constraint redemption_state check (state in ('SUBMITTED', 'RETURNED', 'REVIEWED', 'APPROVED', 'REJECTED', 'NOTICED',
                                                      'PAYING', 'PAID', 'LAPSED'))`,
  `update redemption set notice_id = item.notice_id from notice_item item where item.redemption_id = redemption.id`,
  `drop index redemption_one_live`,
  `create unique index redemption_one_live on redemption (voucher_id, phase) where state not in ('REJECTED', 'LAPSED')`,
  `create index redemption_waiting on redemption (division_code, submitted_at, id) where state = 'SUBMITTED'`,
  `create index redemption_of_assignee on redemption (assigned_to) where state in ('SUBMITTED', 'RETURNED')`,
  `create index redemption_of_enterprise on redemption (enterprise_id)`,
  // A file that was re-opened is noticed once more.
  `alter table notice_item drop constraint notice_item_pkey, add primary key (redemption_id, notice_id)`,
  `create table redemption_draft (
     voucher_id uuid not null references voucher (id),
     phase int not null,
     papers jsonb not null,
     saved_by text not null,
     saved_at timestamptz not null,
     primary key (voucher_id, phase)
   )`,
  `create table deficiency (
     id uuid primary key,
     redemption_id uuid not null references redemption (id),
     papers_version int not null,
     item text not null,
     problem text not null,
     accepted_form text not null,
     raised_by text not null,
     raised_at timestamptz not null,
     constraint deficiency_problem check (length(problem) > 0)
   )`,
  `create index deficiency_of_redemption on deficiency (redemption_id)`,
  `revoke update, delete on deficiency from subsidy`,
];

const invoices = [
  `alter table invoice add column code text,
     add constraint invoice_code check (code ~ '^([0-9]{10}|[0-9]{12})$'),
     -- Older rows were taken without the code.
     add constraint invoice_identity check ((code is not null) = (length(number) = 8)) not valid`,
  `drop index invoice_number_once`,
  `create unique index invoice_once on invoice (number, coalesce(code, '')) where live`,
];

const decisions = [
  `create table redemption_decision (
     id uuid primary key,
     redemption_id uuid not null references redemption (id),
     papers_version int not null,
     level text not null,
     outcome text not null,
     person_id text not null,
     organisation_id uuid,
     reason text not null,
     against_majority boolean not null default false,
     similar_cases jsonb not null default '[]',
     at timestamptz not null,
     constraint redemption_decision_level check (level in ('COUNTY_REVIEW', 'CITY_REVIEW', 'PROVINCE_APPROVAL')),
     constraint redemption_decision_outcome check (outcome in ('REVIEWED', 'RETURNED', 'LAPSED', 'APPROVED', 'REJECTED')),
     constraint redemption_decision_reason check (
       length(trim(reason)) > 0 or (outcome = 'REVIEWED' and not against_majority))
   )`,
  `create index redemption_decision_of_file on redemption_decision (redemption_id)`,
  `create index redemption_decision_of_person on redemption_decision (person_id, at)`,
  `create index redemption_decision_by_time on redemption_decision (at)`,
  // Of one state of the papers each level passes once.
  `create unique index redemption_decision_once on redemption_decision (redemption_id, papers_version, level)
     where outcome in ('REVIEWED', 'APPROVED')`,
  `insert into redemption_decision (id, redemption_id, papers_version, level, outcome, person_id, reason, at)
     select gen_random_uuid(), id, 1, 'CITY_REVIEW', case state when 'RETURNED' then 'RETURNED' else 'REVIEWED' end,
            reviewed_by, coalesce(review_reason, ''), reviewed_at
       from redemption where reviewed_by is not null
     union all
     select gen_random_uuid(), id, 1, 'PROVINCE_APPROVAL', case state when 'REJECTED' then 'REJECTED' else 'APPROVED' end,
            approved_by, approval_reason, approved_at
       from redemption where approved_by is not null`,
  `revoke update, delete on redemption_decision from subsidy`,
  // Near-identical files that were decided differently; raised at the decision, before either is paid.
  `create table uneven_decision (
     id uuid primary key,
     redemption_id uuid not null references redemption (id),
     other_redemption_id uuid not null references redemption (id),
     similarity_basis_points int not null,
     outcome text not null,
     other_outcome text not null,
     raised_at timestamptz not null,
     constraint uneven_decision_once unique (redemption_id, other_redemption_id),
     constraint uneven_decision_two check (redemption_id <> other_redemption_id)
   )`,
  `create index uneven_decision_by_time on uneven_decision (raised_at)`,
  `revoke update, delete on uneven_decision from subsidy`,
  `alter table signed_contract add column scenario text`,
];

/** Who did what on a file stays with them, also when the papers were revised and the decision counts no more. */
const duties = [
  `create table redemption_duty (
     redemption_id uuid not null references redemption (id) deferrable initially deferred,
     person_id text not null,
     duty text not null,
     primary key (redemption_id, person_id),
     constraint redemption_duty_known check (duty in ('submit', 'county', 'review', 'approve', 'pay'))
   )`,
  `revoke update, delete on redemption_duty from subsidy`,
  `insert into redemption_duty (redemption_id, person_id, duty)
     select id, person_id, duty from redemption,
            lateral (values (submitted_by, 'submit'), (reviewed_by, 'review'), (approved_by, 'approve'), (paid_by, 'pay'))
              as did (person_id, duty)
      where person_id is not null on conflict do nothing`,
  `create function take_duty(file uuid, person text, wanted text) returns void language plpgsql as $$
     declare had text;
     begin
       if person is null then return; end if;
       insert into redemption_duty (redemption_id, person_id, duty) values (file, person, wanted) on conflict do nothing;
       select duty into had from redemption_duty where redemption_id = file and person_id = person;
       if had <> wanted then
         raise exception 'redemption_duties: % had the duty % on %', person, had, file
           using errcode = 'check_violation', constraint = 'redemption_duties';
       end if;
     end $$`,
  `create function redemption_takes_duties() returns trigger language plpgsql as $$
     begin
       perform take_duty(new.id, new.submitted_by, 'submit');
       perform take_duty(new.id, new.reviewed_by, 'review');
       perform take_duty(new.id, new.approved_by, 'approve');
       perform take_duty(new.id, new.paid_by, 'pay');
       return null;
     end $$`,
  `create trigger redemption_duties after insert or update of submitted_by, reviewed_by, approved_by, paid_by on redemption
     for each row execute function redemption_takes_duties()`,
  `create function decision_takes_duty() returns trigger language plpgsql as $$
     begin
       perform take_duty(new.redemption_id, new.person_id,
         case new.level when 'COUNTY_REVIEW' then 'county' when 'CITY_REVIEW' then 'review' else 'approve' end);
       return null;
     end $$`,
  `create trigger decision_duty after insert on redemption_decision for each row execute function decision_takes_duty()`,
];

const conflicts = [
  `create table conflict (
     id uuid primary key,
     person_id text not null,
     subject_kind text not null,
     subject_id uuid not null,
     kind text not null,
     from_on date not null,
     to_on date,
     note text not null,
     declared_by text not null,
     declared_at timestamptz not null,
     constraint conflict_subject check (subject_kind in ('ENTERPRISE', 'PROVIDER')),
     constraint conflict_kind check (kind in ('EMPLOYMENT', 'SHAREHOLDING', 'FAMILY', 'OTHER')),
     constraint conflict_period check (from_on <= to_on)
   )`,
  `create index conflict_of_person on conflict (person_id)`,
  `create index conflict_of_subject on conflict (subject_id)`,
  `revoke update, delete on conflict from subsidy`,
  // Whoever has to do with a party does not decide. A declaration of the same person is waited for.
  `create function decision_is_unconflicted() returns trigger language plpgsql as $$
     begin
       perform pg_advisory_xact_lock(hashtextextended(new.person_id, 3));
       if exists (select 1 from conflict c join redemption r on c.subject_id in (r.enterprise_id, r.provider_id)
                   where r.id = new.redemption_id and c.person_id = new.person_id
                     and c.from_on <= (new.at at time zone 'Asia/Shanghai')::date
                     and coalesce(c.to_on, 'infinity') >= (new.at at time zone 'Asia/Shanghai')::date) then
         raise exception 'decision_unconflicted: % has a conflict on %', new.person_id, new.redemption_id
           using errcode = 'check_violation', constraint = 'decision_unconflicted';
       end if;
       return new;
     end $$`,
  `create trigger decision_unconflicted before insert on redemption_decision
     for each row execute function decision_is_unconflicted()`,
];
