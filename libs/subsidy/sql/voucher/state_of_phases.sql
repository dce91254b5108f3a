-- The state that follows from the phases once money was reserved; as `stateOfPhases`.
create or replace function state_of_phases(phases jsonb) returns text
  language sql immutable
return coalesce(
  (select seen from unnest('{REDEEMING,REDEEMED,RESERVED,PAID}'::text[]) with ordinality as each (seen, n)
    where phases @> jsonb_build_array(jsonb_build_object('state', seen)) order by n limit 1), 'RELEASED');
