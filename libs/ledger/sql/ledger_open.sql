-- Opens the accounts that do not exist, and answers their codes. Another opener of the same code is waited for.
create or replace function ledger_open(wanted jsonb) returns setof text
  language sql security definer set search_path from current
as $$
  insert into ledger_account (code, never_negative, opened_at)
  select code, never_negative, clock.now()
    from jsonb_to_recordset(wanted) as account (code text, never_negative boolean)
  on conflict (code) do nothing
  returning code
$$;
