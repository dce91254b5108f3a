create or replace function take_duty(file uuid, person text, wanted text) returns void
  language plpgsql set search_path from current
as $$
declare had text;
begin
  if person is null then return; end if;
  insert into redemption_duty (redemption_id, person_id, duty) values (file, person, wanted) on conflict do nothing;
  select duty into had from redemption_duty where redemption_id = file and person_id = person;
  if had <> wanted then
    raise exception 'redemption_duties: % had the duty % on %', person, had, file
      using errcode = 'check_violation', constraint = 'redemption_duties';
  end if;
end $$;
