create or replace function assert_nested() returns trigger
  language plpgsql set search_path from current
as $$
declare
  outside tstzmultirange;
begin
  select coalesce(range_agg(tstzrange(p.counted_from, p.counted_until)) filter (where a.goal = 'UPGRADED'), '{}')
       - coalesce(range_agg(tstzrange(p.counted_from, p.counted_until)) filter (where a.goal = 'ON_CLOUD'), '{}')
    into outside
    from adoption a join adoption_period p on p.adoption_id = a.id
   where p.grade <> 'D' and a.unified_social_credit_code =
         (select unified_social_credit_code from adoption where id = coalesce(new.adoption_id, old.adoption_id));
  if not isempty(outside) then
    raise exception 'counted as UPGRADED without ON_CLOUD: %', outside
      using errcode = 'check_violation', constraint = 'adoption_period_nested';
  end if;
  return null;
end $$;
