create or replace function ledger_period_guard() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if tg_op <> 'UPDATE' or old.state <> 'PROPOSED' then
    raise exception 'a period that was closed stays as it is';
  end if;
  return new;
end $$;
