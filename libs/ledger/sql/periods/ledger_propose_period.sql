-- Answers {"number": n} or {"refusal": PERIOD_PROPOSED | PERIOD_BOUNDS, ...}.
create or replace function ledger_propose_period(until timestamptz, by_person text, why text)
returns jsonb
  language plpgsql security definer set search_path from current
as $$
declare
  last ledger_period;
  open int;
  given int;
begin
  lock table ledger_period in share row exclusive mode;
  select number into open from ledger_period where state = 'PROPOSED';
  if open is not null then
    return jsonb_build_object('refusal', 'PERIOD_PROPOSED', 'number', open);
  end if;
  select * into last from ledger_period where state = 'CLOSED' order by ends_at desc limit 1;
  if until > clock.now() or until <= last.ends_at then
    return jsonb_build_object('refusal', 'PERIOD_BOUNDS', 'after', last.ends_at);
  end if;
  insert into ledger_period (number, state, starts_at, ends_at, note, proposed_by, proposed_at)
  select coalesce(max(number), 0) + 1, 'PROPOSED', last.ends_at, until, why, by_person, clock.now() from ledger_period
  returning number into given;
  return jsonb_build_object('number', given);
end $$;
