-- Invoices and other papers are replaced only while the papers of their file can be handed in again.
create or replace function invoice_guard() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if exists (select from redemption where id = old.redemption_id
               and state in ('NOTICED', 'PAYING', 'PAID', 'REJECTED', 'LAPSED')) then
    raise exception 'the papers of redemption % are kept', old.redemption_id
      using errcode = 'check_violation', constraint = 'invoice_guard';
  end if;
  return old;
end $$;
