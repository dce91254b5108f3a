-- A link for a first administrator, while any is wanted. Its secret is known to who made it, here is the digest.
create or replace function new_administrator_link(given_digest text) returns boolean
  language plpgsql set search_path from current
as $$
begin
  if not administrators_wanted() then return false; end if;
  insert into account_link (digest, purpose, expires_at)
  values (given_digest, 'FIRST_ADMINISTRATOR', clock_timestamp() + interval '24 hours');
  return true;
end
$$;
