create or replace function phases_come_to(phases jsonb) returns numeric
  language sql immutable
return (select sum((phase ->> 'grantFen')::bigint) from jsonb_array_elements(phases) phase);
