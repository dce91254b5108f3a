create or replace function ledger_withdraw_period(which int, by_person text) returns boolean
  language plpgsql security definer set search_path from current
as $$
begin
  update ledger_period set state = 'WITHDRAWN', closed_by = by_person where number = which and state = 'PROPOSED';
  return found;
end $$;
