-- One at a time decides a round.
create or replace function allocating(round uuid) returns timestamptz
  language plpgsql set search_path from current
as $$
begin
  perform set_config('idle_in_transaction_session_timeout', '10s', true);
  perform pg_advisory_xact_lock(hashtextextended('allocate/' || round, 0));
  return clock.now();
end $$;
