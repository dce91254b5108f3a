-- No membership beside another duty of the same person.
create or replace function membership_duties() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if new.duty is not null and new.ended_at is null then perform assert_one_duty(new.person_id); end if;
  return null;
end
$$;
