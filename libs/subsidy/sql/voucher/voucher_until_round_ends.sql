-- A claim that was on its way while the window was made longer gets the longer one as well.
create or replace function voucher_until_round_ends() returns trigger
  language plpgsql set search_path from current
as $$
begin
  new.redeem_by := greatest(new.redeem_by, (select redeem_to from round where id = new.round_id));
  return new;
end $$;
