-- What two people decided is decided.
create or replace function amendment_guard() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if old.state <> 'PROPOSED' then
    raise exception 'amendment % is decided', old.id using errcode = 'check_violation', constraint = 'amendment_guard';
  end if;
  return new;
end $$;
