create or replace view ledger_period_drift as
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
having sum(credits_posted - debits_posted) <> 0 or sum(credits_pending - debits_pending) <> 0;
