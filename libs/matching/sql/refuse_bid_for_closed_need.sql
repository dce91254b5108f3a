-- A need that was closed takes no bid, whatever the application thinks.
create or replace function refuse_bid_for_closed_need() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if exists (select from need where id = new.need_id and closed_at is not null) then
    raise exception 'the need of this bid was closed' using errcode = 'check_violation',
      constraint = 'bid_need_not_closed';
  end if;
  return new;
end $$;
