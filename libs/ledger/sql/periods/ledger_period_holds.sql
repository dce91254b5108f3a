-- However it is booked: nothing is dated into a period that is closed. Once for each statement.
create or replace function ledger_period_holds() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare
  closed timestamptz;
begin
  select max(ends_at) into closed from ledger_period where state = 'CLOSED';
  if closed is not null and exists (select from added where at < closed) then
    raise exception 'the period until % is closed', closed;
  end if;
  return null;
end $$;
