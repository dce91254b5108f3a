-- The accounts that carry the same proof as this one, itself among them.
create or replace function same_person(one uuid) returns setof uuid
  language sql stable set search_path from current
as $$
  select one
  union
  select other.id from person me join person other on other.proof_digest = me.proof_digest where me.id = one
$$;
