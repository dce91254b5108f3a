-- Everybody locks in the order of ids, so that no two wait for each other in a circle.
create or replace function ledger_lock(codes text[]) returns void
  language plpgsql security definer set search_path from current
as $$
begin
  perform from ledger_account where code = any (codes) order by id for no key update;
end $$;
