create or replace function ledger_refuse() returns trigger
  language plpgsql set search_path from current
as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name;
end $$;
