-- A day that was closed stays as it was closed.
create or replace function bank_day_guard() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if old.closed_at is not null then
    raise exception 'the day % is closed', old.day using errcode = 'check_violation', constraint = 'bank_day_guard';
  end if;
  return new;
end $$;
