-- What each transfer changes on each side; `held` is what the reservation that it ends had set aside.
create or replace function ledger_changes(wanted jsonb)
  returns table (account_id bigint, n int, debits_pending bigint, debits_posted bigint,
                 credits_pending bigint, credits_posted bigint)
  language sql immutable set search_path from current
as $$
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
$$;
