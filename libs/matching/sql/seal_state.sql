create or replace function seal_state(of_need uuid)
returns table (bid_deadline timestamptz, is_open boolean, wrapped_private_key text)
  language plpgsql security definer set search_path from current
as $$
declare
  deadline timestamptz;
begin
  if not exists (select from bid_opening o where o.need_id = of_need) then
    select n.bid_deadline into deadline from need n where n.id = of_need for key share;
    if not found then return; end if;
    if clock.now() < deadline then
      return query select deadline, false, null::text;
      return;
    end if;
    insert into bid_opening (need_id, opened_at) values (of_need, clock.now()) on conflict do nothing;
  end if;
  return query select n.bid_deadline, true, s.wrapped_private_key
    from need n left join need_seal s on s.need_id = n.id where n.id = of_need;
end
$$;
