-- Up to which number every claim of the round is there to be decided: takes the gate alone, for a moment, so that
-- every holder of a lower number has committed or gone. Later ones queue behind it and get higher numbers.
create or replace function accepted_up_to(round uuid) returns bigint
  language plpgsql set search_path from current
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('accept/' || round, 0));
  return (select last_value from accepted_number);
end $$;
