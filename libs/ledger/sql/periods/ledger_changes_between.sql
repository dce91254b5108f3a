-- What the transfers of a span of time change on each account, both sides.
create or replace function ledger_changes_between(since timestamptz, until timestamptz)
  returns table (account_id bigint, debits_pending bigint, debits_posted bigint, credits_pending bigint,
                 credits_posted bigint, transfers bigint)
  language sql stable security definer set search_path from current
as $$
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
$$;
