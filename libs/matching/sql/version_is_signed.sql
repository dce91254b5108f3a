create or replace function version_is_signed() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if new.in_force_at is not null and
     (select count(distinct side) from signature
       where contract_id = new.contract_id and document_hash = new.document_hash) <> 2 then
    raise exception 'version % of contract % is not signed by both sides', new.version, new.contract_id
      using errcode = 'check_violation', constraint = 'contract_version_signed';
  end if;
  return null;
end $$;
