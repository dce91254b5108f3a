-- Books all transfers of the batch or none. Answers null when they are booked, else why not:
-- {"refusal": "ACCOUNT_SHORT", "account": code} or {"refusal": ..., "transfer": id}.
create or replace function ledger_book(batch jsonb) returns jsonb
  language plpgsql security definer set search_path from current
as $$
declare
  wanted jsonb;
  refused text;
begin
  select jsonb_agg(jsonb_build_object(
           'n', t.n, 'id', t.id, 'kind', t.kind, 'pending', t."pendingId", 'reference', t.reference,
           'debit', coalesce(p.debit_account_id, (select id from ledger_account where code = t.debit)),
           'credit', coalesce(p.credit_account_id, (select id from ledger_account where code = t.credit)),
           'amount', coalesce(t.amount, p.amount), 'held', p.amount, 'ends', p.kind) order by t.n)
    into wanted
    from rows from (jsonb_to_recordset(batch)
           as (id uuid, kind text, debit text, credit text, amount bigint, "pendingId" uuid, reference text))
         with ordinality as t (id, kind, debit, credit, amount, "pendingId", reference, n)
    left join ledger_transfer p on p.id = t."pendingId";
  if wanted is null
     or wanted @? '$[*] ? (@.debit == null || @.credit == null || @.amount == null)'
     or wanted @? '$[*] ? (@.pending != null && @.ends != "PENDING")' then
    raise exception 'the ledger knows no such account or reservation: %', batch;
  end if;

  perform from ledger_account
    where id in (select (t ->> side)::bigint from jsonb_array_elements(wanted) t, unnest('{debit,credit}'::text[]) side)
    order by id for no key update;

  -- From here on nobody else changes these accounts. A transfer that was booked before has no second effect.
  select booked.id into refused
    from jsonb_to_recordset(wanted) as t (id uuid, kind text, debit bigint, credit bigint, amount bigint, pending uuid)
    join ledger_transfer booked using (id)
   where (booked.kind, booked.debit_account_id, booked.credit_account_id, booked.amount)
         is distinct from (t.kind, t.debit, t.credit, t.amount)
      or booked.pending_id is distinct from t.pending
   limit 1;
  if refused is not null then
    return jsonb_build_object('refusal', 'TRANSFER_REUSED', 'transfer', refused);
  end if;
  select jsonb_agg(t) into wanted from jsonb_array_elements(wanted) t
   where not exists (select from ledger_transfer where id = (t ->> 'id')::uuid);
  if wanted is null then return null; end if;

  select pending_id into refused from ledger_transfer
   where pending_id in (select (t ->> 'pending')::uuid from jsonb_array_elements(wanted) t) limit 1;
  if refused is not null then
    return jsonb_build_object('refusal', 'RESERVATION_ENDED', 'transfer', refused);
  end if;
  select t ->> 'pending' into refused from jsonb_array_elements(wanted) t
   where (t ->> 'amount')::bigint > (t ->> 'held')::bigint limit 1;
  if refused is not null then
    return jsonb_build_object('refusal', 'EXCEEDS_RESERVATION', 'transfer', refused);
  end if;
  select code into refused
    from ledger_changes(wanted) change join ledger_account account on account.id = change.account_id
   where account.never_negative
     and account.credits_posted + change.credits_posted - account.debits_posted - change.debits_posted
         - account.debits_pending - change.debits_pending < 0
   order by change.n limit 1;
  if refused is not null then
    return jsonb_build_object('refusal', 'ACCOUNT_SHORT', 'account', refused);
  end if;

  insert into ledger_transfer (id, kind, debit_account_id, credit_account_id, amount, pending_id, reference, at)
  select id, kind, debit, credit, amount, pending, reference, clock.now()
    from jsonb_to_recordset(wanted)
           as t (n int, id uuid, kind text, debit bigint, credit bigint, amount bigint, pending uuid, reference text)
   order by n;
  update ledger_account account
     set debits_pending = account.debits_pending + change.debits_pending,
         debits_posted = account.debits_posted + change.debits_posted,
         credits_pending = account.credits_pending + change.credits_pending,
         credits_posted = account.credits_posted + change.credits_posted
    from ledger_changes(wanted) change where account.id = change.account_id;
  return null;
end $$;
