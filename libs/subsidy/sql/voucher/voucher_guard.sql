-- What a voucher is worth is known with the certification; after it the sum may fall, but never grow.
create or replace function voucher_guard() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if old.state <> 'WAITING_CERTIFICATION' and new.amount_fen > old.amount_fen then
    raise exception 'voucher % cannot grow', old.id
      using errcode = 'check_violation', constraint = 'voucher_guard';
  end if;
  return new;
end $$;
