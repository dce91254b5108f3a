create or replace function extend_deadline(extension_id uuid, of_need uuid, until timestamptz, of_cause text, for_reason text,
by_person text) returns timestamptz
  language plpgsql security definer set search_path from current
as $$
declare
  deadline timestamptz;
  moment timestamptz;
begin
  select n.bid_deadline into deadline from need n
    where n.id = of_need and n.awarded_at is null for update;
  moment := clock.now();
  if not found or until <= deadline or until <= moment then return null; end if;
  if moment >= deadline and of_cause <> 'INCIDENT' then return null; end if;
  if exists (select from bid_opening o where o.need_id = of_need) then return null; end if;
  update need set bid_deadline = until where id = of_need;
  insert into deadline_extension
    (id, need_id, from_deadline, to_deadline, cause, reason, extended_by, extended_at)
    values (extension_id, of_need, deadline, until, of_cause, for_reason, by_person, moment);
  return deadline;
end
$$;
