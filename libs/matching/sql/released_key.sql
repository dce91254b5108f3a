-- The only way to a key. It runs with the rights of the schema's owner, because the service has none on the column.
create or replace function released_key(of_need uuid) returns text
  language sql security definer set search_path from current
as $$ select s.wrapped_private_key from seal_state(of_need) s $$;
