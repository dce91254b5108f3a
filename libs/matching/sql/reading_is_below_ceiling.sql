-- However many readings come at once: what they come to is never above the ceiling of their line.
create or replace function reading_is_below_ceiling() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if (select sum(amount_fen) from meter_reading
       where contract_id = new.contract_id and lineage_id = new.lineage_id and refused_at is null)
     > (select amount_fen from contract_line where id = new.line_id) then
    raise exception 'readings of line % are above its ceiling', new.line_id
      using errcode = 'check_violation', constraint = 'meter_reading_ceiling';
  end if;
  return null;
end $$;
