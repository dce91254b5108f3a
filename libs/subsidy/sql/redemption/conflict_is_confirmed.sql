-- A conflict that came from a report says what the report says, and only once that is confirmed.
create or replace function conflict_is_confirmed() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if not exists (
    select from conflict_report r
     where r.id = new.report_id and r.state = 'CONFIRMED' and r.person_id = new.person_id
       and r.subject_id = new.subject_id and r.from_on = new.from_on and r.to_on is not distinct from new.to_on)
  then
    raise exception 'report % is not confirmed', new.report_id
      using errcode = 'check_violation', constraint = 'conflict_is_confirmed';
  end if;
  return new;
end $$;
