create or replace view ledger_drift as
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
       (coalesce(d.pending, 0), coalesce(d.posted, 0), coalesce(c.pending, 0), coalesce(c.posted, 0));
