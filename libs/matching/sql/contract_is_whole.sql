create or replace function contract_is_whole() returns trigger
  language plpgsql set search_path from current
as $$
declare it contract;
begin
  select * into it from contract where id = new.id;
  if not exists (select 1 from contract_version stored
      where stored.contract_id = it.id and stored.version = it.version and stored.document_hash = it.document_hash
        and (it.state in ('DRAFTED', 'CANCELLED') or stored.in_force_at is not null)) then
    raise exception 'contract % has no such version in force', it.id
      using errcode = 'check_violation', constraint = 'contract_version_in_force';
  end if;
  if it.state in ('DRAFTED', 'SIGNED') and (
       (select sum(amount_fen) from contract_line where contract_id = it.id and ended_in_version is null)
         is distinct from it.total_fen
    or (select sum(amount_fen) from contract_phase where contract_id = it.id and ended_in_version is null)
         is distinct from it.total_fen
    or (select sum(amount_fen) from milestone where contract_id = it.id and ended_in_version is null)
         is distinct from it.total_fen) then
    raise exception 'lines, phases or milestones of contract % do not make its total', it.id
      using errcode = 'check_violation', constraint = 'contract_sums';
  end if;
  if tg_op = 'UPDATE' and new.version <> old.version and old.state not in ('DRAFTED', 'SIGNED') then
    raise exception 'contract % is %: its text stays', it.id, lower(old.state)
      using errcode = 'check_violation', constraint = 'contract_text_stays';
  end if;
  if tg_op = 'UPDATE' and new.total_fen < old.total_fen and it.total_fen <
       (select sum(amount_fen) from contract_payment where contract_id = it.id and refused_at is null) then
    raise exception 'more is paid of contract % than it comes to', it.id
      using errcode = 'check_violation', constraint = 'contract_paid_within';
  end if;
  return null;
end $$;
