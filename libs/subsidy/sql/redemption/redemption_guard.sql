-- The papers of a file change only when they are handed in again, which takes it back to the bureau; and what has
-- ended stays as it ended.
create or replace function redemption_guard() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if (new.payments, new.paid_fen, new.acceptance_report_hash, new.documents)
       is distinct from (old.payments, old.paid_fen, old.acceptance_report_hash, old.documents)
     and (new.state <> 'SUBMITTED' or new.papers_version <= old.papers_version) then
    raise exception 'the papers of redemption % were not handed in again', old.id
      using errcode = 'check_violation', constraint = 'redemption_guard';
  end if;
  if old.state in ('REJECTED', 'PAID', 'LAPSED') and new.state <> old.state then
    raise exception 'redemption % has ended', old.id
      using errcode = 'check_violation', constraint = 'redemption_guard';
  end if;
  return new;
end $$;
