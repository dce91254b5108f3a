-- Voids every open reservation of the references. Answers how many.
create or replace function ledger_void(refs text[]) returns bigint
  language plpgsql security definer set search_path from current
as $$
declare
  voided bigint;
begin
  perform from ledger_account a
    where a.id in (select side.id from ledger_transfer t
                    cross join lateral (values (t.debit_account_id), (t.credit_account_id)) side (id)
                    where t.reference = any (refs) and t.kind = 'PENDING')
    order by a.id for no key update;
  with open as (
    select t.* from ledger_transfer t
     where t.reference = any (refs) and t.kind = 'PENDING'
       and not exists (select from ledger_transfer e where e.pending_id = t.id)
  ), booked as (
    insert into ledger_transfer (id, kind, debit_account_id, credit_account_id, amount, pending_id, reference, at)
    select uuidv7(), 'VOID_PENDING', debit_account_id, credit_account_id, amount, id, reference, clock.now()
      from open order by seq
    returning debit_account_id, credit_account_id, amount
  ), change as (
    select side.account_id, sum(side.debit)::bigint as debit, sum(side.credit)::bigint as credit
      from booked b cross join lateral (values (b.debit_account_id, b.amount, 0),
                                               (b.credit_account_id, 0, b.amount)) side (account_id, debit, credit)
     group by side.account_id
  ), moved as (
    update ledger_account a
       set debits_pending = a.debits_pending - change.debit, credits_pending = a.credits_pending - change.credit
      from change where a.id = change.account_id
  )
  select count(*) into voided from booked;
  return voided;
end $$;
