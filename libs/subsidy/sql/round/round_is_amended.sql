-- A published round grows by what two people agreed, and by each amendment once: the one that names the version of the
-- round that it made. Asked at the end of the transaction, when both rows are there.
create or replace function round_is_amended() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if not exists (select from amendment
                  where round_id = new.id and round_version = new.version and state = 'APPROVED'
                    and new.budget_fen = old.budget_fen + coalesce(budget_added_fen, 0)
                    and new.claim_to = coalesce(claim_to, old.claim_to)
                    and new.redeem_to = coalesce(redeem_to, old.redeem_to)) then
    raise exception 'round % grows without an amendment', new.id
      using errcode = 'check_violation', constraint = 'round_is_amended';
  end if;
  return null;
end $$;
