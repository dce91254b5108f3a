create or replace function assert_apart() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if exists (
    select from adoption_period other
     where other.adoption_id = new.adoption_id and other.counted_from <> new.counted_from
       and tstzrange(other.counted_from, other.counted_until) && tstzrange(new.counted_from, new.counted_until)
  ) then
    raise exception 'adoption % counts twice at one moment', new.adoption_id
      using errcode = 'exclusion_violation', constraint = 'adoption_period_apart';
  end if;
  return null;
end $$;
