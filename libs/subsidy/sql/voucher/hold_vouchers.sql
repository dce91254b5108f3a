-- Waits for claims that are on their way, and keeps later ones waiting until commit. Runs with the rights of the owner:
-- a table is locked only by a role that may change all of it.
create or replace function hold_vouchers() returns void
  language plpgsql security definer set search_path from current
as $$
begin
  lock table voucher in share row exclusive mode;
end $$;
