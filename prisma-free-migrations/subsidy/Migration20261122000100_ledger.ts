import { Migration } from '@mikro-orm/migrations';

/** The ledger: accounts, transfers, and the only three functions that may write them. */
export class Migration20261122000100_ledger extends Migration {
  override up(): void {
    for (const sql of [...tables, ...guards, ...functions, ...invariants]) this.addSql(sql);
  }
}

const tables = [
  `create table ledger_account (
     id bigserial primary key,
     code text not null,
     never_negative boolean not null,
     debits_pending bigint not null default 0,
     debits_posted bigint not null default 0,
     credits_pending bigint not null default 0,
     credits_posted bigint not null default 0,
     opened_at timestamptz not null,
     constraint ledger_account_code_unique unique (code),
     constraint ledger_account_sums check (
       debits_pending >= 0 and debits_posted >= 0 and credits_pending >= 0 and credits_posted >= 0),
     -- What is reserved counts as gone; what is only promised to the account does not count yet.
     constraint ledger_account_floor check (
       not never_negative or credits_posted - debits_posted - debits_pending >= 0)
   )`,
  `create table ledger_transfer (
     id uuid primary key,
     seq bigint generated always as identity,
     kind text not null,
     debit_account_id bigint not null references ledger_account (id),
     credit_account_id bigint not null references ledger_account (id),
     amount bigint not null,
     pending_id uuid references ledger_transfer (id),
     reference text not null,
     at timestamptz not null,
     constraint ledger_transfer_kind check (kind in ('PENDING', 'POSTED', 'POST_PENDING', 'VOID_PENDING')),
     constraint ledger_transfer_amount check (amount > 0),
     constraint ledger_transfer_sides check (debit_account_id <> credit_account_id),
     constraint ledger_transfer_end check ((pending_id is not null) = (kind in ('POST_PENDING', 'VOID_PENDING')))
   )`,
  // A reservation ends once: posted or voided.
  `create unique index ledger_transfer_ends_once on ledger_transfer (pending_id) where pending_id is not null`,
  `create index ledger_transfer_reference on ledger_transfer (reference)`,
];

/** Rows are added, never edited: not by the service, which has no right to, nor by the owner of the tables by mistake. */
const guards = [
  `revoke insert, update, delete on ledger_account, ledger_transfer from subsidy`,
  `create function ledger_refuse() returns trigger language plpgsql as $$
     begin
       raise exception 'rows of % are never changed or deleted', tg_table_name;
     end $$`,
  `create trigger ledger_transfer_append_only before update or delete on ledger_transfer
     for each row execute function ledger_refuse()`,
  `create trigger ledger_transfer_kept before truncate on ledger_transfer execute function ledger_refuse()`,
  `create trigger ledger_account_kept before delete on ledger_account
     for each row execute function ledger_refuse()`,
  `create trigger ledger_account_identity before update of code, never_negative on ledger_account
     for each row execute function ledger_refuse()`,
];

const RIGHTS = `security definer set search_path = subsidy, pg_temp`;

const functions = [
  // Opens the accounts that do not exist, and answers their codes. Another opener of the same code is waited for.
  `create function ledger_open(wanted jsonb) returns setof text language sql ${RIGHTS} as $$
     insert into ledger_account (code, never_negative, opened_at)
     select code, never_negative, clock.now()
       from jsonb_to_recordset(wanted) as account (code text, never_negative boolean)
     on conflict (code) do nothing
     returning code
   $$`,
  // Everybody locks in the order of ids, so that no two wait for each other in a circle.
  `create function ledger_lock(codes text[]) returns void language plpgsql ${RIGHTS} as $$
     begin
       perform from ledger_account where code = any (codes) order by id for no key update;
     end $$`,
  // What each transfer changes on each side; \`held\` is what the reservation that it ends had set aside.
  `create function ledger_changes(wanted jsonb)
     returns table (account_id bigint, n int, debits_pending bigint, debits_posted bigint,
                    credits_pending bigint, credits_posted bigint)
     language sql immutable as $$
     select side.account_id, min(n), sum(side.debits_pending)::bigint, sum(side.debits_posted)::bigint,
            sum(side.credits_pending)::bigint, sum(side.credits_posted)::bigint
       from jsonb_to_recordset(wanted)
              as t (n int, kind text, debit bigint, credit bigint, amount bigint, held bigint)
      cross join lateral (
        select case kind when 'PENDING' then amount when 'POSTED' then 0 else -held end as pending,
               case when kind in ('POSTED', 'POST_PENDING') then amount else 0 end as posted) moved
      cross join lateral (values
        (t.debit, moved.pending, moved.posted, 0, 0),
        (t.credit, 0, 0, moved.pending, moved.posted)
      ) side (account_id, debits_pending, debits_posted, credits_pending, credits_posted)
      group by side.account_id
   $$`,
  // Books all transfers of the batch or none. Answers null when they are booked, else why not:
  // {"refusal": "ACCOUNT_SHORT", "account": code} or {"refusal": ..., "transfer": id}.
  `create function ledger_book(batch jsonb) returns jsonb language plpgsql ${RIGHTS} as $$
     declare
       wanted jsonb;
       refused text;
     begin
       select jsonb_agg(jsonb_build_object(
                'n', t.n, 'id', t.id, 'kind', t.kind, 'pending', t."pendingId", 'reference', t.reference,
                'debit', coalesce(p.debit_account_id, (select id from ledger_account where code = t.debit)),
                'credit', coalesce(p.credit_account_id, (select id from ledger_account where code = t.credit)),
                'amount', coalesce(t.amount, p.amount), 'held', p.amount, 'ends', p.kind) order by t.n)
         into wanted
         from rows from (jsonb_to_recordset(batch)
                as (id uuid, kind text, debit text, credit text, amount bigint, "pendingId" uuid, reference text))
              with ordinality as t (id, kind, debit, credit, amount, "pendingId", reference, n)
         left join ledger_transfer p on p.id = t."pendingId";
       if wanted is null
          or wanted @? '$[*] ? (@.debit == null || @.credit == null || @.amount == null)'
          or wanted @? '$[*] ? (@.pending != null && @.ends != "PENDING")' then
         raise exception 'the ledger knows no such account or reservation: %', batch;
       end if;

       perform from ledger_account
         where id in (select (t ->> side)::bigint from jsonb_array_elements(wanted) t, unnest('{debit,credit}'::text[]) side)
         order by id for no key update;

       -- From here on nobody else changes these accounts. A transfer that was booked before has no second effect.
       select booked.id into refused
         from jsonb_to_recordset(wanted) as t (id uuid, kind text, debit bigint, credit bigint, amount bigint, pending uuid)
         join ledger_transfer booked using (id)
        where (booked.kind, booked.debit_account_id, booked.credit_account_id, booked.amount)
              is distinct from (t.kind, t.debit, t.credit, t.amount)
           or booked.pending_id is distinct from t.pending
        limit 1;
       if refused is not null then
         return jsonb_build_object('refusal', 'TRANSFER_REUSED', 'transfer', refused);
       end if;
       select jsonb_agg(t) into wanted from jsonb_array_elements(wanted) t
        where not exists (select from ledger_transfer where id = (t ->> 'id')::uuid);
       if wanted is null then return null; end if;

       select pending_id into refused from ledger_transfer
        where pending_id in (select (t ->> 'pending')::uuid from jsonb_array_elements(wanted) t) limit 1;
       if refused is not null then
         return jsonb_build_object('refusal', 'RESERVATION_ENDED', 'transfer', refused);
       end if;
       select t ->> 'pending' into refused from jsonb_array_elements(wanted) t
        where (t ->> 'amount')::bigint > (t ->> 'held')::bigint limit 1;
       if refused is not null then
         return jsonb_build_object('refusal', 'EXCEEDS_RESERVATION', 'transfer', refused);
       end if;
       select code into refused
         from ledger_changes(wanted) change join ledger_account account on account.id = change.account_id
        where account.never_negative
          and account.credits_posted + change.credits_posted - account.debits_posted - change.debits_posted
              - account.debits_pending - change.debits_pending < 0
        order by change.n limit 1;
       if refused is not null then
         return jsonb_build_object('refusal', 'ACCOUNT_SHORT', 'account', refused);
       end if;

       insert into ledger_transfer (id, kind, debit_account_id, credit_account_id, amount, pending_id, reference, at)
       select id, kind, debit, credit, amount, pending, reference, clock.now()
         from jsonb_to_recordset(wanted)
                as t (n int, id uuid, kind text, debit bigint, credit bigint, amount bigint, pending uuid, reference text)
        order by n;
       update ledger_account account
          set debits_pending = account.debits_pending + change.debits_pending,
              debits_posted = account.debits_posted + change.debits_posted,
              credits_pending = account.credits_pending + change.credits_pending,
              credits_posted = account.credits_posted + change.credits_posted
         from ledger_changes(wanted) change where account.id = change.account_id;
       return null;
     end $$`,
];

/** Each view is empty (or, for the sum, zero) as long as its invariant holds. */
const invariants = [
  `create view ledger_sum as
     select coalesce(sum(credits_posted - debits_posted), 0) as posted,
            coalesce(sum(credits_pending - debits_pending), 0) as pending
       from ledger_account`,
  `create view ledger_drift as
     with moved as (
       select t.*, p.amount as held from ledger_transfer t left join ledger_transfer p on p.id = t.pending_id
     ), side as (
       select debit_account_id as account_id, true as debit, kind, amount, held from moved
       union all select credit_account_id, false, kind, amount, held from moved
     ), rebuilt as (
       select account_id, debit,
              sum(case kind when 'PENDING' then amount when 'POSTED' then 0 else -held end) as pending,
              sum(case when kind in ('POSTED', 'POST_PENDING') then amount else 0 end) as posted
         from side group by account_id, debit
     )
     select account.code from ledger_account account
       left join rebuilt d on d.account_id = account.id and d.debit
       left join rebuilt c on c.account_id = account.id and not c.debit
      where (account.debits_pending, account.debits_posted, account.credits_pending, account.credits_posted)
            is distinct from
            (coalesce(d.pending, 0), coalesce(d.posted, 0), coalesce(c.pending, 0), coalesce(c.posted, 0))`,
  `create view ledger_ended_twice as
     select pending_id from ledger_transfer where pending_id is not null group by pending_id having count(*) > 1`,
  `create view ledger_orphan as
     select t.id from ledger_transfer t left join ledger_transfer p on p.id = t.pending_id
      where t.pending_id is not null
        and (p.id is null or p.kind <> 'PENDING' or t.amount > p.amount
             or t.debit_account_id <> p.debit_account_id or t.credit_account_id <> p.credit_account_id)`,
  `create view ledger_overdrawn as
     select code from ledger_account
      where never_negative and credits_posted - debits_posted - debits_pending < 0`,
];
