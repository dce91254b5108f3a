import { Migration } from '@mikro-orm/migrations';

/** Periods of the ledger: closed by two people, with the balances of every account as they were at that instant. */
export class Migration20261123020200_ledger_periods extends Migration {
  override up(): void {
    for (const sql of [...tables, ...guards, ...functions, ...invariants]) this.addSql(sql);
  }
}

const tables = [
  `create table ledger_period (
     number int primary key,
     state text not null,
     starts_at timestamptz,
     ends_at timestamptz not null,
     note text not null,
     proposed_by text not null,
     proposed_at timestamptz not null,
     closed_by text,
     closed_at timestamptz,
     accounts int,
     transfers bigint,
     balances_hash text,
     constraint ledger_period_state check (state in ('PROPOSED', 'CLOSED', 'WITHDRAWN')),
     constraint ledger_period_order check (starts_at < ends_at and ends_at <= closed_at),
     constraint ledger_period_closed check (
       (state = 'CLOSED') = (closed_at is not null and accounts is not null and transfers is not null
                             and balances_hash is not null)
       and (state = 'PROPOSED') = (closed_by is null)),
     -- Closing takes two people; a proposal may be withdrawn by the one who made it.
     constraint ledger_period_two_people check (state <> 'CLOSED' or closed_by <> proposed_by)
   )`,
  `create unique index ledger_period_one_proposed on ledger_period (state) where state = 'PROPOSED'`,
  `create unique index ledger_period_closed_end on ledger_period (ends_at) where state = 'CLOSED'`,
  `create table ledger_period_balance (
     period int not null references ledger_period (number),
     account_id bigint not null references ledger_account (id),
     debits_pending bigint not null,
     debits_posted bigint not null,
     credits_pending bigint not null,
     credits_posted bigint not null,
     primary key (period, account_id)
   )`,
  `create table ledger_correction (
     transfer_id uuid primary key references ledger_transfer (id),
     period int not null references ledger_period (number),
     reason text not null,
     constraint ledger_correction_reason check (length(reason) > 0)
   )`,
  // Transfers come in the order of time, so a few pages say where a span of it lies.
  `create index ledger_transfer_at on ledger_transfer using brin (at)`,
];

const guards = [
  `revoke insert, update, delete on ledger_period, ledger_period_balance, ledger_correction from subsidy`,
  `create function ledger_period_guard() returns trigger language plpgsql as $$
     begin
       if tg_op <> 'UPDATE' or old.state <> 'PROPOSED' then
         raise exception 'a period that was closed stays as it is';
       end if;
       return new;
     end $$`,
  `create trigger ledger_period_immutable before update or delete on ledger_period
     for each row execute function ledger_period_guard()`,
  `create trigger ledger_period_balance_append_only before update or delete on ledger_period_balance
     for each row execute function ledger_refuse()`,
  `create trigger ledger_correction_append_only before update or delete on ledger_correction
     for each row execute function ledger_refuse()`,
  // Whoever books, by whatever way: nothing is dated into a period that is closed. Once for each statement.
  `create function ledger_period_holds() returns trigger language plpgsql security definer
     set search_path = subsidy, pg_temp as $$
     declare
       closed timestamptz;
     begin
       select max(ends_at) into closed from ledger_period where state = 'CLOSED';
       if closed is not null and exists (select from added where at < closed) then
         raise exception 'the period until % is closed', closed;
       end if;
       return null;
     end $$`,
  `create trigger ledger_transfer_in_open_period after insert on ledger_transfer
     referencing new table as added for each statement execute function ledger_period_holds()`,
];

const RIGHTS = `security definer set search_path = subsidy, pg_temp`;

const functions = [
  // What the transfers of a span of time change on each account, both sides.
  `create function ledger_changes_between(since timestamptz, until timestamptz)
     returns table (account_id bigint, debits_pending bigint, debits_posted bigint, credits_pending bigint,
                    credits_posted bigint, transfers bigint)
     language sql stable ${RIGHTS} as $$
     select side.account_id, sum(side.debits_pending)::bigint, sum(side.debits_posted)::bigint,
            sum(side.credits_pending)::bigint, sum(side.credits_posted)::bigint, count(*)
       from ledger_transfer t
       left join ledger_transfer p on p.id = t.pending_id
      cross join lateral (
        select case t.kind when 'PENDING' then t.amount when 'POSTED' then 0 else -p.amount end as pending,
               case when t.kind in ('POSTED', 'POST_PENDING') then t.amount else 0 end as posted) moved
      cross join lateral (values
        (t.debit_account_id, moved.pending, moved.posted, 0, 0),
        (t.credit_account_id, 0, 0, moved.pending, moved.posted)
      ) side (account_id, debits_pending, debits_posted, credits_pending, credits_posted)
      where t.at < until and (since is null or t.at >= since)
      group by side.account_id
   $$`,
  // Answers {"number": n} or {"refusal": PERIOD_PROPOSED | PERIOD_BOUNDS, ...}.
  `create function ledger_propose_period(until timestamptz, by_person text, why text)
     returns jsonb language plpgsql ${RIGHTS} as $$
     declare
       last ledger_period;
       open int;
       given int;
     begin
       lock table ledger_period in share row exclusive mode;
       select number into open from ledger_period where state = 'PROPOSED';
       if open is not null then
         return jsonb_build_object('refusal', 'PERIOD_PROPOSED', 'number', open);
       end if;
       select * into last from ledger_period where state = 'CLOSED' order by ends_at desc limit 1;
       if until > clock.now() or until <= last.ends_at then
         return jsonb_build_object('refusal', 'PERIOD_BOUNDS', 'after', last.ends_at);
       end if;
       insert into ledger_period (number, state, starts_at, ends_at, note, proposed_by, proposed_at)
       select coalesce(max(number), 0) + 1, 'PROPOSED', last.ends_at, until, why, by_person, clock.now() from ledger_period
       returning number into given;
       return jsonb_build_object('number', given);
     end $$`,
  `create function ledger_withdraw_period(which int, by_person text) returns boolean language plpgsql ${RIGHTS} as $$
     begin
       update ledger_period set state = 'WITHDRAWN', closed_by = by_person where number = which and state = 'PROPOSED';
       return found;
     end $$`,
  // Waits for whoever is booking and keeps others from it until the caller commits, so that the balances are whole.
  // Answers {"hash": ...} or {"refusal": PERIOD_NOT_PROPOSED | SAME_PERSON}.
  `create function ledger_close_period(which int, by_person text) returns jsonb language plpgsql ${RIGHTS} as $$
     declare
       period ledger_period;
       before ledger_period;
       hash text;
     begin
       lock table ledger_transfer in share row exclusive mode;
       select * into period from ledger_period where number = which and state = 'PROPOSED' for update;
       if not found then
         return jsonb_build_object('refusal', 'PERIOD_NOT_PROPOSED');
       end if;
       if period.proposed_by = by_person then
         return jsonb_build_object('refusal', 'SAME_PERSON');
       end if;
       select * into before from ledger_period where state = 'CLOSED' order by ends_at desc limit 1;

       insert into ledger_period_balance
              (period, account_id, debits_pending, debits_posted, credits_pending, credits_posted)
       select which, a.id, coalesce(b.debits_pending, 0) + coalesce(c.debits_pending, 0),
              coalesce(b.debits_posted, 0) + coalesce(c.debits_posted, 0),
              coalesce(b.credits_pending, 0) + coalesce(c.credits_pending, 0),
              coalesce(b.credits_posted, 0) + coalesce(c.credits_posted, 0)
         from ledger_account a
         left join ledger_period_balance b on b.period = before.number and b.account_id = a.id
         left join ledger_changes_between(before.ends_at, period.ends_at) c on c.account_id = a.id
        where b.account_id is not null or c.account_id is not null;

       -- Each closing holds the one before it: the last hash proves all balances.
       select encode(sha256(convert_to(coalesce(before.balances_hash, '') || coalesce(string_agg(
                a.code || '|' || b.debits_pending || '|' || b.debits_posted || '|' || b.credits_pending || '|'
                       || b.credits_posted || E'\\n', '' order by a.code collate "C"), ''), 'UTF8')), 'hex')
         into hash
         from ledger_period_balance b join ledger_account a on a.id = b.account_id where b.period = which;
       update ledger_period
          set state = 'CLOSED', closed_by = by_person, closed_at = clock.now(), balances_hash = hash,
              accounts = (select count(*) from ledger_period_balance where ledger_period_balance.period = which),
              transfers = (select count(*) from ledger_transfer t
                            where t.at < period.ends_at and (before.ends_at is null or t.at >= before.ends_at))
        where number = which;
       return jsonb_build_object('hash', hash);
     end $$`,
  // Books in the open period what a closed one should have held. Answers as ledger_book, or {"refusal": "PERIOD_OPEN"}.
  `create function ledger_correct(batch jsonb, which int, why text) returns jsonb language plpgsql ${RIGHTS} as $$
     declare
       refused jsonb;
     begin
       perform from ledger_period where number = which and state = 'CLOSED';
       if not found then
         return jsonb_build_object('refusal', 'PERIOD_OPEN');
       end if;
       refused := ledger_book(batch);
       if refused is null then
         insert into ledger_correction (transfer_id, period, reason)
         select id, which, why from jsonb_to_recordset(batch) as t (id uuid)
         on conflict (transfer_id) do nothing;
       end if;
       return refused;
     end $$`,
];

/** Empty as long as the balances that were kept are those of the transfers, and sum to nothing. */
const invariants = [
  `create view ledger_period_drift as
     select p.number as period, differing.code
       from ledger_period p
      cross join lateral (
        select a.code
          from ledger_account a
          left join ledger_period_balance b on b.period = p.number and b.account_id = a.id
          left join ledger_changes_between(null, p.ends_at) c on c.account_id = a.id
         where (coalesce(b.debits_pending, 0), coalesce(b.debits_posted, 0),
                coalesce(b.credits_pending, 0), coalesce(b.credits_posted, 0))
               is distinct from (coalesce(c.debits_pending, 0), coalesce(c.debits_posted, 0),
                                 coalesce(c.credits_pending, 0), coalesce(c.credits_posted, 0))) differing
      where p.state = 'CLOSED'
     union all
     select period, '(sum)' from ledger_period_balance group by period
     having sum(credits_posted - debits_posted) <> 0 or sum(credits_pending - debits_pending) <> 0`,
];
