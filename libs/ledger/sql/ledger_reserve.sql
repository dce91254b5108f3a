-- Accounts: [{"debit": code, "credit": code, "closedFrom": n or null}]. Items: [{"n", "take": [positions in accounts],
-- "parts": [{"reference", "amount"}]}]. In the order of n each item is reserved from all that it takes, or from none:
-- then the first of them that is short or closed is answered, and it is closed to all later items. So nobody overtakes
-- a request that waits for the same account.
create or replace function ledger_reserve(accounts jsonb, items jsonb)
returns table (n int, short int)
  language plpgsql security definer set search_path from current
as $$
declare
  debits bigint[];
  credits bigint[];
  available bigint[];
  closed int[];
  numbers int[] := '{}';
  shorts int[] := '{}';
  item record;
  position int;
  lacking int;
begin
  perform from ledger_account a
    where a.code in (select side.code from jsonb_to_recordset(accounts) as t (debit text, credit text)
                      cross join lateral (values (t.debit), (t.credit)) side (code))
    order by a.id for no key update;
  select array_agg(d.id order by t.i), array_agg(c.id order by t.i),
         array_agg(case when d.never_negative then d.credits_posted - d.debits_posted - d.debits_pending end order by t.i),
         array_agg(t."closedFrom" order by t.i)
    into debits, credits, available, closed
    from rows from (jsonb_to_recordset(accounts) as (debit text, credit text, "closedFrom" int))
         with ordinality as t (debit, credit, "closedFrom", i)
    left join ledger_account d on d.code = t.debit
    left join ledger_account c on c.code = t.credit;
  if array_position(debits, null) is not null or array_position(credits, null) is not null then
    raise exception 'the ledger knows not all of these accounts: %', accounts;
  end if;

  for item in
    select t.n, array(select jsonb_array_elements_text(t.take)::int) as take,
           (select sum((part ->> 'amount')::bigint) from jsonb_array_elements(t.parts) part)::bigint as amount
      from jsonb_to_recordset(items) as t (n int, take jsonb, parts jsonb) order by t.n
  loop
    lacking := null;
    foreach position in array item.take loop
      if closed[position] <= item.n or available[position] < item.amount then
        lacking := position;
        closed[position] := least(closed[position], item.n);
        exit;
      end if;
    end loop;
    if lacking is null then
      foreach position in array item.take loop
        available[position] := available[position] - item.amount;
      end loop;
    end if;
    numbers := numbers || item.n;
    shorts := shorts || lacking;
  end loop;

  with reserved as (
    select t.n, taken.i, taken.position, part.reference, part.amount
      from unnest(numbers, shorts) decided (n, short)
      join jsonb_to_recordset(items) as t (n int, take jsonb, parts jsonb) on t.n = decided.n
     cross join lateral jsonb_to_recordset(t.parts) as part (reference text, amount bigint)
     cross join lateral (select e.position::int, e.i from jsonb_array_elements_text(t.take)
                           with ordinality as e (position, i)) taken
     where decided.short is null
  ), booked as (
    insert into ledger_transfer (id, kind, debit_account_id, credit_account_id, amount, reference, at)
    select uuidv7(), 'PENDING', debits[r.position], credits[r.position], r.amount, r.reference, clock.now()
      from reserved r order by r.n, r.reference, r.i
  ), change as (
    select side.account_id, sum(side.debit)::bigint as debit, sum(side.credit)::bigint as credit
      from reserved r cross join lateral (values (debits[r.position], r.amount, 0),
                                                 (credits[r.position], 0, r.amount)) side (account_id, debit, credit)
     group by side.account_id
  )
  update ledger_account a
     set debits_pending = a.debits_pending + change.debit, credits_pending = a.credits_pending + change.credit
    from change where a.id = change.account_id;
  return query select * from unnest(numbers, shorts);
end $$;
