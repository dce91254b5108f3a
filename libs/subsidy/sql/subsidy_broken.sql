create or replace view subsidy_broken as
with reservation as (
  select t.reference, count(*) as made, count(e.id) as ended,
         count(*) filter (where e.kind = 'POST_PENDING') as posted,
         -- An amendment of the contract gives back what is held and holds less of it anew.
         min(coalesce(e.amount, t.amount)) filter (where e.kind is distinct from 'VOID_PENDING') as least,
         max(coalesce(e.amount, t.amount)) filter (where e.kind is distinct from 'VOID_PENDING') as most
    from ledger_transfer t left join ledger_transfer e on e.pending_id = t.id
   where t.kind = 'PENDING' group by t.reference
)
select 'a phase that holds money has its reservations open' as rule, p.reference as subject
  from voucher_phase p left join reservation r using (reference)
 where p.state in ('RESERVED', 'REDEEMING', 'REDEEMED') and p.grant_fen > 0
   and (r.made - r.ended, r.posted, r.least, r.most) is distinct from (4, 0, p.grant_fen, p.grant_fen)
union all
select 'a paid phase has its reservations posted', p.reference
  from voucher_phase p left join reservation r using (reference)
 where p.state = 'PAID' and p.grant_fen > 0
   and (r.made - r.ended, r.posted, r.least, r.most) is distinct from (0, 4, p.grant_fen, p.grant_fen)
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
 where c.waiting is distinct from w.waiting;
