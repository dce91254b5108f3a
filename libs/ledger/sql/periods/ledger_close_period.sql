-- Waits for transactions that are booking and keeps others from it until the caller commits, so that the balances are whole.
-- Answers {"hash": ...} or {"refusal": PERIOD_NOT_PROPOSED | SAME_PERSON}.
create or replace function ledger_close_period(which int, by_person text) returns jsonb
  language plpgsql security definer set search_path from current
as $$
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
                  || b.credits_posted || E'\n', '' order by a.code collate "C"), ''), 'UTF8')), 'hex')
    into hash
    from ledger_period_balance b join ledger_account a on a.id = b.account_id where b.period = which;
  update ledger_period
     set state = 'CLOSED', closed_by = by_person, closed_at = clock.now(), balances_hash = hash,
         accounts = (select count(*) from ledger_period_balance where ledger_period_balance.period = which),
         transfers = (select count(*) from ledger_transfer t
                       where t.at < period.ends_at and (before.ends_at is null or t.at >= before.ends_at))
   where number = which;
  return jsonb_build_object('hash', hash);
end $$;
