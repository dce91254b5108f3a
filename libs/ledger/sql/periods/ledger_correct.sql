-- Books in the open period what a closed one should have held. Answers as ledger_book, or {"refusal": "PERIOD_OPEN"}.
create or replace function ledger_correct(batch jsonb, which int, why text) returns jsonb
  language plpgsql security definer set search_path from current
as $$
declare
  refused jsonb;
begin
  perform from ledger_period where number = which and state = 'CLOSED';
  if not found then
    return jsonb_build_object('refusal', 'PERIOD_OPEN');
  end if;
  refused := ledger_book(batch);
  if refused is null then
    insert into ledger_correction (transfer_id, period, reason)
    select id, which, why from jsonb_to_recordset(batch) as t (id uuid)
    on conflict (transfer_id) do nothing;
  end if;
  return refused;
end $$;
