-- A proof stays, and brings no two duties together.
create or replace function person_proof() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if old.proof_digest is not null and new.proof_digest is distinct from old.proof_digest then
    raise exception 'the proof of person % stays', old.id
      using errcode = 'check_violation', constraint = 'person_proof_stays';
  end if;
  perform assert_one_duty(new.id);
  return null;
end
$$;
