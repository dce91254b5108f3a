-- A report is decided once, and about an auditor by that auditor or another one: who is audited blinds nobody.
create or replace function conflict_report_guard() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if old.state <> 'WAITING' then
    raise exception 'report % is decided', old.id using errcode = 'check_violation', constraint = 'conflict_report_guard';
  end if;
  if new.decided_by <> new.person_id
    and exists (select from membership where person_id = new.person_id and role = 'AUDITOR' and ended_at is null)
    and not exists (select from membership where person_id = new.decided_by and role = 'AUDITOR' and ended_at is null)
  then
    raise exception 'report % is about an auditor', old.id
      using errcode = 'check_violation', constraint = 'conflict_report_of_auditor';
  end if;
  return new;
end $$;
