create or replace view payment_broken as
with balance as (
  select code, credits_posted - debits_posted as fen from ledger_account
), cash as (
  select t.reference, d.code as debit, c.code as credit, t.amount
    from ledger_transfer t join ledger_account d on d.id = t.debit_account_id
    join ledger_account c on c.id = t.credit_account_id
   where t.kind = 'POSTED' and (d.code like 'round/%/bank' or c.code like 'round/%/bank')
), receipt as (
  select case_id, sum(principal_fen) as principal, sum(interest_fen) as interest
    from recovery_receipt group by case_id
), given_up as (
  select case_id, sum(amount_fen - coalesce(interest_fen, 0)) as principal
    from recovery_write_off where approved_by is not null group by case_id
), refund as (
  select recovery_id as case_id, sum(amount_fen) as paid from payout
   where kind = 'REFUND' and state = 'SUCCEEDED' and returned_at is null group by recovery_id
), standing as (
  select c.*, coalesce(owed.fen, 0) as owed, coalesce(recovered.fen, 0) as recovered,
         coalesce(off.fen, 0) as off, coalesce(refund_owed.fen, 0) as refund_owed,
         coalesce(refunded.fen, 0) as refunded, coalesce(interest_owed.fen, 0) as interest_owed,
         coalesce(claimed.fen, 0) as claimed
    from recovery_case c
    left join balance owed on owed.code = 'recovery/' || c.id || '/owed'
    left join balance recovered on recovered.code = 'recovery/' || c.id || '/recovered'
    left join balance off on off.code = 'recovery/' || c.id || '/written-off'
    left join balance refund_owed on refund_owed.code = 'recovery/' || c.id || '/refund-owed'
    left join balance refunded on refunded.code = 'recovery/' || c.id || '/refunded'
    left join balance interest_owed on interest_owed.code = 'recovery/' || c.id || '/interest-owed'
    left join balance claimed on claimed.code = 'recovery/' || c.id || '/claimed'
)
select 'a payment has left the bank in the ledger if, and only if, it arrived' as rule, p.id::text as subject
  from payout p
 where case when p.state = 'SUCCEEDED' and p.returned_at is null then p.amount_fen else 0 end
       <> coalesce((select sum(case when debit like '%/bank' then amount else -amount end)
                      from cash where reference = p.id::text), 0)
union all
select 'the bank account of a round is what was received less what was paid', r.id::text
  from round r left join balance b on b.code = 'round/' || r.id || '/bank'
 where coalesce(b.fen, 0) <>
       coalesce((select sum(principal_fen + interest_fen) from recovery_receipt x
                   join recovery_case c on c.id = x.case_id where c.round_id = r.id), 0)
       - coalesce((select sum(amount_fen) from payout
                    where round_id = r.id and state = 'SUCCEEDED' and returned_at is null), 0)
union all
select 'no redemption is paid twice', redemption_id::text
  from payout where state = 'SUCCEEDED' and returned_at is null and redemption_id is not null
 group by redemption_id having count(*) > 1
union all
select 'what was decided is owed, recovered, written off, or to be refunded', s.id::text
  from standing s
 where coalesce(s.decided_fen, 0) + s.refund_owed + s.refunded
         <> s.owed + s.recovered + s.off + s.refund_owed + s.refunded
    or s.claimed <> -(s.owed + s.recovered + s.off + s.refund_owed + s.refunded)
union all
select 'a case has received what its receipts say', s.id::text
  from standing s left join receipt r on r.case_id = s.id left join refund f on f.case_id = s.id
 where s.recovered + s.refund_owed + s.refunded <> coalesce(r.principal, 0)
    or s.refunded <> coalesce(f.paid, 0)
union all
select 'a case has written off what was approved, less what an appeal took off', s.id::text
  from standing s left join given_up g on g.case_id = s.id
 where s.off > coalesce(g.principal, 0)
    or (s.appeal_decided_by is null and s.off <> coalesce(g.principal, 0))
union all
select 'a case is closed if, and only if, nothing is owed either way', s.id::text
  from standing s
 where (s.state in ('CLOSED', 'DISMISSED')) <> (s.owed + s.refund_owed + s.interest_owed = 0) and s.state <> 'OPEN'
union all
select 'what was recovered has gone back to each limit that it came from', s.id::text || ' ' || a.code
  from standing s
  join ledger_transfer t on t.reference = 'recovery/' || s.id
  join ledger_account a on a.id in (t.debit_account_id, t.credit_account_id) and a.code like '%/returned'
 group by s.id, a.code, a.id, s.recovered
having sum(case when t.debit_account_id = a.id then t.amount else -t.amount end) <> s.recovered
union all
select 'nobody is paid back more than was paid', s.payout_id::text
  from standing s group by s.payout_id, s.paid_fen having sum(coalesce(s.decided_fen, 0)) > s.paid_fen;
