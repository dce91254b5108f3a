-- One duty in one person. The lock on the person makes two grants at the same moment follow one another.
create or replace function membership_duties() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if new.duty is null or new.ended_at is not null then return null; end if;
  perform 1 from person where id = new.person_id for no key update;
  if exists (
    select 1 from membership
    where person_id = new.person_id and ended_at is null and duty is not null and duty <> new.duty
  ) then
    raise exception 'duties do not combine in person %', new.person_id
      using errcode = 'exclusion_violation', constraint = 'membership_duties';
  end if;
  return null;
end $$;
