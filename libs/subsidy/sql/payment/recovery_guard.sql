-- What was decided stays decided: an appeal, once, may take the sum down. Nothing else touches it.
create or replace function recovery_guard() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if old.decided_by is not null
     and (new.decided_by, new.decided_at, new.decision_reason, new.interest_basis_points)
           is distinct from (old.decided_by, old.decided_at, old.decision_reason, old.interest_basis_points) then
    raise exception 'recovery % is decided', old.id using errcode = 'check_violation', constraint = 'recovery_guard';
  end if;
  if old.appeal_decided_by is not null
     and (new.appeal_decided_by, new.appeal_decided_at, new.appeal_reason)
           is distinct from (old.appeal_decided_by, old.appeal_decided_at, old.appeal_reason) then
    raise exception 'the appeal of recovery % is decided', old.id
      using errcode = 'check_violation', constraint = 'recovery_guard';
  end if;
  if old.decided_by is not null and new.decided_fen is distinct from old.decided_fen
     and (old.appeal_decided_by is not null or new.appeal_decided_by is null
          or coalesce(new.decided_fen >= old.decided_fen, true)) then
    raise exception 'what recovery % asks for changes by an appeal alone, and downwards', old.id
      using errcode = 'check_violation', constraint = 'recovery_guard';
  end if;
  return new;
end $$;
