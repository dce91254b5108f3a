-- Two people must be there before two people can agree; and when nobody is left, somebody must come from outside.
create or replace function administrators_wanted() returns boolean
  language sql volatile set search_path from current
as $$
  select count(*) < 2 or count(*) filter (where ended_at is null and person.disabled_at is null) = 0
  from membership join person on person.id = membership.person_id
  where role = 'ADMINISTRATOR'
$$;
