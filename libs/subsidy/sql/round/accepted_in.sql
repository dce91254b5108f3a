-- The next number of acceptance. The transaction that takes one holds the round's gate, together with others, until commit; a client
-- that falls silent meanwhile is cut off, so that the gate cannot stay held.
create or replace function accepted_in(round uuid) returns bigint
  language plpgsql set search_path from current
as $$
begin
  perform set_config('idle_in_transaction_session_timeout', '10s', true);
  perform pg_advisory_xact_lock_shared(hashtextextended('accept/' || round, 0));
  return nextval('accepted_number');
end $$;
