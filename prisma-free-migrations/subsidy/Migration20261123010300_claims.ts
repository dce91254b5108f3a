import { Migration } from '@mikro-orm/migrations';

/** Claims are accepted side by side and decided in batches, in their order, within four limits. */
export class Migration20261123010300_claims extends Migration {
  override up(): void {
    for (const sql of [...copies, ...vouchers, ...acceptance, ...waiting, ...earlierRounds, ...invariants])
      this.addSql(sql);
  }
}

const copies = [
  // Who controls an enterprise and the cluster it belongs to, where the certification says so.
  `alter table certified_enterprise
     add column size_class text,
     add column controlling_unified_social_credit_code text,
     add column cluster_code text`,
];

const vouchers = [
  `alter table round add column over_allocated boolean not null default false`,
  `alter table round alter column over_allocated drop default`,
  `alter table voucher
     -- 0 for those that are served before others, 1 for the others.
     add column priority int not null default 1,
     -- The limit of which enterprise group it takes from; known with the certification.
     add column group_code text,
     drop constraint voucher_waiting_for,
     add constraint voucher_priority check (priority in (0, 1))`,
  `update voucher set group_code = unified_social_credit_code
     from certified_enterprise where certified_enterprise.id = enterprise_id and voucher.division_code is not null`,
  `update voucher set waiting_for = 'GROUP_LIMIT', waiting_account = 'round/' || round_id || '/group/' || group_code
    where waiting_for = 'ENTERPRISE_LIMIT'`,
  `alter table voucher
     alter column priority drop default,
     add constraint voucher_waiting_for check (
       waiting_for in ('GROUP_LIMIT', 'PROVIDER_LIMIT', 'CITY_TRANCHE', 'PROGRAMME')),
     add constraint voucher_group check ((group_code is null) = (division_code is null))`,
  `drop index voucher_waiting_list`,
  `create index voucher_waiting_list on voucher (waiting_account, priority, accepted_number) where state = 'WAITING'`,
  `create index voucher_undecided on voucher (round_id, priority, accepted_number) where state = 'ACCEPTED'`,
  `create index voucher_lapsing on voucher (round_id, redeem_by)
     where state not in ('PAID', 'REFUSED', 'RELEASED', 'EXPIRED')`,
  // A claim that does not meet the rules leaves no voucher, but a record: what was decided, on which day and rules.
  `create table claim_refusal (
     id uuid primary key,
     round_id uuid not null references round (id),
     scheme_version_id uuid not null references scheme_version (id),
     contract_id uuid not null references signed_contract (id),
     enterprise_id uuid not null,
     provider_id uuid not null,
     division_code text,
     ineligibilities jsonb not null,
     claimed_by text not null,
     claimed_at timestamptz not null
   )`,
  `create index claim_refusal_of_contract on claim_refusal (contract_id)`,
  `revoke update, delete on claim_refusal from subsidy`,
];

const acceptance = [
  `grant select on sequence accepted_number to subsidy`,
  // The next number of acceptance. Whoever takes one holds the round's gate, together with others, until commit; a client
  // that falls silent meanwhile is cut off, so that the gate cannot stay held.
  `create function accepted_in(round uuid) returns bigint language plpgsql as $$
     begin
       perform set_config('idle_in_transaction_session_timeout', '10s', true);
       perform pg_advisory_xact_lock_shared(hashtextextended('accept/' || round, 0));
       return nextval('accepted_number');
     end $$`,
  // Up to which number every claim of the round is there to be decided: takes the gate alone, for a moment, so that
  // whoever holds a lower number has committed or gone. Later ones queue behind it and get higher numbers.
  `create function accepted_up_to(round uuid) returns bigint language plpgsql as $$
     begin
       perform pg_advisory_xact_lock(hashtextextended('accept/' || round, 0));
       return (select last_value from accepted_number);
     end $$`,
  // One at a time decides a round.
  `create function allocating(round uuid) returns timestamptz language plpgsql as $$
     begin
       perform set_config('idle_in_transaction_session_timeout', '10s', true);
       perform pg_advisory_xact_lock(hashtextextended('allocate/' || round, 0));
       return clock.now();
     end $$`,
];

/** How many wait for each account, in buckets of numbers: a position is found without counting the whole list. */
const waiting = [
  `create table waiting_count (
     account text not null,
     priority int not null,
     bucket bigint not null,
     waiting int not null,
     primary key (account, priority, bucket)
   ) with (fillfactor = 50)`,
  `create function count_waiting() returns trigger language plpgsql as $$
     begin
       insert into waiting_count (account, priority, bucket, waiting)
       select account, priority, bucket, sum(change) from (
         select waiting_account as account, priority, accepted_number / 256 as bucket, -1 as change
           from before where state = 'WAITING'
         union all
         select waiting_account, priority, accepted_number / 256, 1 from after where state = 'WAITING') changes
        group by account, priority, bucket having sum(change) <> 0
        order by account, priority, bucket
       on conflict (account, priority, bucket) do update set waiting = waiting_count.waiting + excluded.waiting;
       return null;
     end $$`,
  `create trigger voucher_waiting_counted after update on voucher
     referencing old table as before new table as after for each statement execute function count_waiting()`,
  `insert into waiting_count
     select waiting_account, priority, accepted_number / 256, count(*) from voucher where state = 'WAITING' group by 1, 2, 3`,
  // How many wait for an account before and with a place in its list.
  `create function waiting_position(of_account text, of_priority int, number bigint) returns bigint language sql stable as $$
     select (select coalesce(sum(waiting), 0) from waiting_count
              where account = of_account and (priority, bucket) < (of_priority, number / 256))
          + (select count(*) from voucher
              where state = 'WAITING' and waiting_account = of_account and priority = of_priority
                and accepted_number between number / 256 * 256 and number)
   $$`,
];

/**
 * Rounds that were published when the programme gave its money away to the cities: it gets it back, the cities keep
 * theirs as ceilings, and what is held or paid already is taken from the programme too.
 */
const earlierRounds = [
  `do $$
   declare
     published record;
     held record;
     pending uuid;
   begin
     for published in select r.*, coalesce((select sum(amount_fen) from tranche where round_id = r.id), 0)::bigint as given
                        from round r where state = 'PUBLISHED'
     loop
       perform ledger_open(jsonb_build_array(
         jsonb_build_object('code', format('round/%s/ceilings', published.id), 'never_negative', false),
         jsonb_build_object('code', format('round/%s/programme/used', published.id), 'never_negative', false),
         jsonb_build_object('code', format('round/%s/unassigned', published.id), 'never_negative', true)));
       perform ledger_book(jsonb_build_array(jsonb_build_object('id', uuidv7(), 'kind', 'POSTED', 'amount', published.given,
         'reference', published.id, 'debit', format('round/%s/ceilings', published.id),
         'credit', format('round/%s/programme', published.id)))) where published.given > 0;
       perform ledger_book(jsonb_build_array(jsonb_build_object('id', uuidv7(), 'kind', 'POSTED',
         'amount', published.budget_fen - published.given, 'reference', published.id,
         'debit', format('round/%s/ceilings', published.id), 'credit', format('round/%s/unassigned', published.id))))
         where published.budget_fen > published.given;
       for held in select p.* from voucher_phase p join voucher v on v.id = p.voucher_id
                    where v.round_id = published.id and p.award_fen > 0
                      and p.state in ('RESERVED', 'REDEEMING', 'REDEEMED', 'PAID')
       loop
         pending := uuidv7();
         perform ledger_book(jsonb_build_array(jsonb_build_object('id', pending, 'kind', 'PENDING', 'amount', held.award_fen,
           'reference', held.reference, 'debit', format('round/%s/programme', published.id),
           'credit', format('round/%s/programme/used', published.id))));
         perform ledger_book(jsonb_build_array(jsonb_build_object('id', uuidv7(), 'kind', 'POST_PENDING',
           'pendingId', pending, 'reference', held.reference))) where held.state = 'PAID';
       end loop;
     end loop;
   end $$`,
];

/** Empty as long as vouchers and ledger agree: each phase holds its money within all four limits. */
const invariants = [
  `create or replace view subsidy_broken as
     with reservation as (
       select t.reference, count(*) as made, count(e.id) as ended,
              count(*) filter (where e.kind = 'POST_PENDING') as posted,
              min(coalesce(e.amount, t.amount)) as least, max(coalesce(e.amount, t.amount)) as most
         from ledger_transfer t left join ledger_transfer e on e.pending_id = t.id
        where t.kind = 'PENDING' group by t.reference
     )
     select 'a phase that holds money has its reservations open' as rule, p.reference as subject
       from voucher_phase p left join reservation r using (reference)
      where p.state in ('RESERVED', 'REDEEMING', 'REDEEMED') and p.award_fen > 0
        and (r.made, r.ended, r.least, r.most) is distinct from (4, 0, p.award_fen, p.award_fen)
     union all
     select 'a paid phase has its reservations posted', p.reference
       from voucher_phase p left join reservation r using (reference)
      where p.state = 'PAID' and p.award_fen > 0
        and (r.made, r.posted, r.least, r.most) is distinct from (4, 4, p.award_fen, p.award_fen)
     union all
     select 'a phase without money has no open reservation', p.reference
       from voucher_phase p join reservation r using (reference)
      where p.state in ('PLANNED', 'RELEASED') and (r.ended <> r.made or r.posted > 0)
     union all
     select 'a reservation has an owner', r.reference
       from reservation r left join voucher_phase p using (reference) where p.reference is null
     union all
     select 'each paid phase has one payout that succeeded', v.id::text
       from voucher v
      where (select count(*) from payout p where p.voucher_id = v.id and p.state = 'SUCCEEDED')
            <> (select count(*) from voucher_phase p where p.voucher_id = v.id and p.state = 'PAID')
     union all
     select 'the waiting lists are counted', coalesce(c.account, w.account)
       from (select account, sum(waiting) as waiting from waiting_count group by account having sum(waiting) <> 0) c
       full join (select waiting_account as account, count(*) as waiting from voucher where state = 'WAITING' group by 1) w
         on w.account = c.account
      where c.waiting is distinct from w.waiting`,
];
