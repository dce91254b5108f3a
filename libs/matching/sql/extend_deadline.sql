-- The time for questions ends as long before the deadline, and the time to award as long after it, as they did; an incident, which is nobody's fault, leaves as many
-- days for delivery as there were. What the enterprise puts off itself has to leave its day of delivery in place.
create or replace function extend_deadline(extension_id uuid, of_need uuid, until timestamptz, of_cause text, for_reason text,
by_person text) returns timestamptz
  language plpgsql security definer set search_path from current
as $$
declare
  n need;
  moment timestamptz;
begin
  select * into n from need where id = of_need and awarded_at is null for update;
  moment := clock.now();
  if not found or until <= n.bid_deadline or until <= moment then return null; end if;
  if moment >= n.bid_deadline and of_cause <> 'INCIDENT' then return null; end if;
  if exists (select from bid_opening o where o.need_id = of_need) then return null; end if;
  update need
     set bid_deadline = until, questions_until = n.questions_until + (until - n.bid_deadline),
         award_by = n.award_by + (until - n.bid_deadline),
         deliver_by = case when of_cause = 'INCIDENT' then n.deliver_by + ((until at time zone 'Asia/Shanghai')::date
           - (n.bid_deadline at time zone 'Asia/Shanghai')::date) else n.deliver_by end
   where id = of_need returning questions_until, deliver_by into n.questions_until, n.deliver_by;
  insert into deadline_extension
    (id, need_id, from_deadline, to_deadline, questions_until, deliver_by, cause, reason, extended_by, extended_at)
    values (extension_id, of_need, n.bid_deadline, until, n.questions_until, n.deliver_by, of_cause, for_reason, by_person,
            moment);
  return n.bid_deadline;
end
$$;
