import { Migration } from '@mikro-orm/migrations';

/** Schemes, rounds, vouchers, redemptions, notices, payouts, and the copies of what other rooms own. */
export class Migration20261122000200_subsidy extends Migration {
  override up(): void {
    for (const sql of [
      ...copies,
      ...rounds,
      ...vouchers,
      ...redemptions,
      ...payouts,
      ...records,
      ...invariants,
    ])
      this.addSql(sql);
  }
}

const copies = [
  `create table certified_enterprise (
     id uuid primary key,
     unified_social_credit_code text not null,
     name text not null,
     division_code text not null,
     industry_code text not null,
     prior_year_revenue_fen bigint not null,
     established_on date not null,
     certified_at timestamptz not null
   )`,
  `create table pool_provider (
     id uuid primary key,
     name text not null,
     provider_class text not null,
     admitted_at timestamptz not null,
     constraint pool_provider_class check (provider_class in ('PLATFORM', 'OTHER'))
   )`,
  `create table signed_contract (
     id uuid primary key,
     contract_number text not null,
     enterprise_id uuid not null,
     provider_id uuid not null,
     total_fen bigint not null,
     lines jsonb not null,
     document_hash text not null,
     signed_on date not null,
     accepted_at timestamptz
   )`,
];

const rounds = [
  `create table scheme_version (
     id uuid primary key,
     scheme text not null,
     version int not null,
     name text not null,
     rules jsonb not null,
     published_at timestamptz not null,
     constraint scheme_version_once unique (scheme, version)
   )`,
  `create table round (
     id uuid primary key,
     scheme_version_id uuid not null references scheme_version (id),
     name text not null,
     state text not null,
     claim_from timestamptz not null,
     claim_to timestamptz not null,
     redeem_from timestamptz not null,
     redeem_to timestamptz not null,
     budget_fen bigint not null,
     notice_days int not null,
     proposed_by text not null,
     proposed_at timestamptz not null,
     published_by text,
     published_at timestamptz,
     version int not null default 1,
     constraint round_state check (state in ('PROPOSED', 'PUBLISHED')),
     constraint round_claim_window check (claim_from < claim_to),
     constraint round_redeem_window check (redeem_from < redeem_to and claim_from <= redeem_from),
     constraint round_budget check (budget_fen > 0),
     constraint round_notice_days check (notice_days between 1 and 90),
     constraint round_published check ((state = 'PUBLISHED') = (published_by is not null and published_at is not null)),
     -- A round takes two people.
     constraint round_two_people check (published_by <> proposed_by)
   )`,
  `create table tranche (
     round_id uuid not null references round (id) deferrable initially deferred,
     city_code text not null,
     amount_fen bigint not null,
     primary key (round_id, city_code),
     constraint tranche_amount check (amount_fen > 0)
   )`,
  `revoke update, delete on scheme_version, tranche from subsidy`,
];

const vouchers = [
  `create sequence accepted_number as bigint`,
  `create table voucher (
     id uuid primary key,
     round_id uuid not null references round (id),
     scheme_version_id uuid not null references scheme_version (id),
     contract_id uuid not null references signed_contract (id),
     enterprise_id uuid not null,
     provider_id uuid not null,
     division_code text,
     accepted_number bigint not null,
     state text not null,
     lines jsonb not null,
     amount_fen bigint not null,
     waiting_for text,
     waiting_account text,
     ineligibilities jsonb not null default '[]',
     claimed_by text not null,
     claimed_at timestamptz not null,
     reserved_at timestamptz,
     redeem_by timestamptz not null,
     version int not null default 1,
     constraint voucher_accepted_number unique (accepted_number),
     constraint voucher_state check (state in ('WAITING_CERTIFICATION', 'WAITING', 'RESERVED', 'REDEEMING', 'REDEEMED',
                                               'PAID', 'REFUSED', 'RELEASED')),
     constraint voucher_waiting_for check (waiting_for in ('CITY_TRANCHE', 'PROVIDER_LIMIT', 'ENTERPRISE_LIMIT')),
     constraint voucher_waiting check (
       (state = 'WAITING') = (waiting_for is not null) and (state = 'WAITING') = (waiting_account is not null)),
     constraint voucher_amount check (amount_fen > 0 or state in ('WAITING_CERTIFICATION', 'REFUSED', 'RELEASED')),
     constraint voucher_division check (division_code is not null or state in ('WAITING_CERTIFICATION', 'RELEASED')),
     constraint voucher_reserved check (
       reserved_at is not null or state not in ('RESERVED', 'REDEEMING', 'REDEEMED', 'PAID'))
   )`,
  `create unique index voucher_one_live on voucher (round_id, contract_id) where state not in ('REFUSED', 'RELEASED')`,
  `create index voucher_waiting_list on voucher (waiting_account, accepted_number) where state = 'WAITING'`,
  `create index voucher_uncertified on voucher (enterprise_id) where state = 'WAITING_CERTIFICATION'`,
  `create index voucher_of_enterprise on voucher (enterprise_id)`,
  `create index voucher_of_provider on voucher (provider_id)`,
  `create index voucher_of_contract on voucher (contract_id)`,
];

const redemptions = [
  `create table redemption (
     id uuid primary key,
     voucher_id uuid not null references voucher (id),
     round_id uuid not null,
     contract_id uuid not null,
     enterprise_id uuid not null,
     provider_id uuid not null,
     division_code text not null,
     amount_fen bigint not null,
     state text not null,
     payments jsonb not null,
     contract_fen bigint not null,
     paid_fen bigint not null,
     acceptance_report_hash text not null,
     submitted_by text not null,
     submitted_at timestamptz not null,
     reviewed_by text,
     reviewed_at timestamptz,
     review_reason text,
     approved_by text,
     approved_at timestamptz,
     approval_reason text,
     paid_by text,
     version int not null default 1,
     constraint redemption_state check (state in ('SUBMITTED', 'RETURNED', 'REVIEWED', 'APPROVED', 'REJECTED', 'NOTICED',
                                                  'PAYING', 'PAID')),
     constraint redemption_amount check (amount_fen > 0 and paid_fen > 0),
     constraint redemption_review check (state in ('SUBMITTED', 'RETURNED') or reviewed_by is not null),
     constraint redemption_approval check (state not in ('APPROVED', 'NOTICED', 'PAYING', 'PAID') or approved_by is not null),
     constraint redemption_payer check (state not in ('PAYING', 'PAID') or paid_by is not null),
     constraint redemption_reasons check (
       (state <> 'RETURNED' or length(review_reason) > 0) and (approved_by is null or length(approval_reason) > 0)),
     -- Who reviews does not approve, who approves does not pay, and nobody decides on a file of their own.
     constraint redemption_duties check (
       approved_by <> reviewed_by and paid_by <> reviewed_by and paid_by <> approved_by
       and submitted_by is distinct from reviewed_by and submitted_by is distinct from approved_by
       and submitted_by is distinct from paid_by)
   )`,
  `create unique index redemption_one_live on redemption (voucher_id) where state <> 'REJECTED'`,
  `create table invoice (
     id uuid primary key,
     redemption_id uuid not null references redemption (id) deferrable initially deferred,
     number text not null,
     amount_fen bigint not null,
     issued_on date not null,
     live boolean not null,
     constraint invoice_number check (number ~ '^([0-9]{8}|[0-9]{20})$'),
     constraint invoice_amount check (amount_fen > 0)
   )`,
  // An invoice backs one redemption in the whole province.
  `create unique index invoice_number_once on invoice (number) where live`,
  `create index invoice_of_redemption on invoice (redemption_id)`,
  `create table notice (
     id uuid primary key,
     round_id uuid not null references round (id),
     opens_at timestamptz not null,
     closes_at timestamptz not null,
     published_by text not null,
     constraint notice_period check (opens_at < closes_at)
   )`,
  `create table notice_item (
     redemption_id uuid primary key references redemption (id) deferrable initially deferred,
     notice_id uuid not null references notice (id) deferrable initially deferred,
     contract_number text not null,
     enterprise_name text not null,
     provider_name text not null,
     amount_fen bigint not null
   )`,
  `create index notice_item_of_notice on notice_item (notice_id)`,
  `create table objection (
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
     constraint objection_state check (state in ('OPEN', 'UPHELD', 'DISMISSED')),
     constraint objection_decision check (
       (state = 'OPEN') = (decided_by is null) and (state = 'OPEN' or length(decision_reason) > 0)),
     constraint objection_not_own check (decided_by <> raised_by)
   )`,
  `create index objection_open on objection (redemption_id) where state = 'OPEN'`,
  `revoke update, delete on notice, notice_item from subsidy`,
  `revoke delete on redemption, objection from subsidy`,
];

const payouts = [
  `create table payout (
     id uuid primary key,
     redemption_id uuid not null references redemption (id),
     voucher_id uuid not null references voucher (id),
     amount_fen bigint not null,
     state text not null,
     instructed_by text not null,
     instructed_at timestamptz not null,
     bank_reference text,
     confirmed_by text,
     confirmed_at timestamptz,
     version int not null default 1,
     constraint payout_amount check (amount_fen > 0),
     constraint payout_state check (state in ('PENDING', 'SUCCEEDED', 'FAILED')),
     constraint payout_confirmed check ((state = 'PENDING') = (confirmed_at is null)
       and (state = 'PENDING') = (confirmed_by is null) and (state = 'PENDING') = (bank_reference is null))
   )`,
  // A voucher is paid once: one instruction is under way or succeeded; only a failed one may be followed by another.
  `create unique index payout_one_live on payout (redemption_id) where state <> 'FAILED'`,
  `create unique index payout_bank_reference on payout (bank_reference) where bank_reference is not null`,
  `revoke delete on payout, voucher, round from subsidy`,
];

const records = [
  `create table history (
     id bigserial primary key,
     subject_kind text not null,
     subject_id uuid not null,
     from_state text,
     to_state text not null,
     actor_id text not null,
     organisation_id uuid,
     role text not null,
     scheme_version_id uuid,
     reason text,
     at timestamptz not null,
     constraint history_subject check (subject_kind in ('ROUND', 'VOUCHER', 'REDEMPTION', 'NOTICE', 'OBJECTION', 'PAYOUT'))
   )`,
  `create index history_of_subject on history (subject_id)`,
  `revoke update, delete on history from subsidy`,
];

/** Empty as long as vouchers and ledger agree. */
const invariants = [
  `create view subsidy_broken as
     with reservation as (
       select t.reference, count(*) as made, count(e.id) as ended,
              count(*) filter (where e.kind = 'POST_PENDING') as posted,
              min(coalesce(e.amount, t.amount)) as least, max(coalesce(e.amount, t.amount)) as most
         from ledger_transfer t left join ledger_transfer e on e.pending_id = t.id
        where t.kind = 'PENDING' group by t.reference
     )
     select 'a voucher that holds money has its reservations open' as rule, v.id::text as subject
       from voucher v left join reservation r on r.reference = v.id::text
      where v.state in ('RESERVED', 'REDEEMING', 'REDEEMED')
        and (r.made, r.ended, r.least, r.most) is distinct from (3, 0, v.amount_fen, v.amount_fen)
     union all
     select 'a paid voucher has its reservations posted', v.id::text
       from voucher v left join reservation r on r.reference = v.id::text
      where v.state = 'PAID' and (r.made, r.posted, r.least, r.most) is distinct from (3, 3, v.amount_fen, v.amount_fen)
     union all
     select 'a voucher without money has no open reservation', v.id::text
       from voucher v join reservation r on r.reference = v.id::text
      where v.state in ('WAITING_CERTIFICATION', 'WAITING', 'REFUSED', 'RELEASED') and (r.ended <> r.made or r.posted > 0)
     union all
     select 'a reservation has an owner', r.reference
       from reservation r left join voucher v on v.id::text = r.reference where v.id is null
     union all
     select 'a paid voucher has one payout that succeeded', v.id::text
       from voucher v
      where (select count(*) from payout p where p.voucher_id = v.id and p.state = 'SUCCEEDED')
            <> case v.state when 'PAID' then 1 else 0 end`,
];
