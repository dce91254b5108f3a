-- A round is published once, what it promised is never cut, and its versions only go up: an amendment names one.
create or replace function round_guard() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if old.state = 'PUBLISHED' and (new.state <> 'PUBLISHED' or new.version <= old.version) then
    raise exception 'a published round stays published'
      using errcode = 'check_violation', constraint = 'round_guard';
  end if;
  if new.budget_fen < old.budget_fen or new.claim_to < old.claim_to or new.redeem_to < old.redeem_to then
    raise exception 'budget and windows of a round are never cut'
      using errcode = 'check_violation', constraint = 'round_guard';
  end if;
  return new;
end $$;
