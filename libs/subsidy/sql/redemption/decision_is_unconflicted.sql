-- A person with an interest in a party does not decide. A declaration of the same person is waited for.
create or replace function decision_is_unconflicted() returns trigger
  language plpgsql set search_path from current
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.person_id, 3));
  if exists (select 1 from conflict c join redemption r on c.subject_id in (r.enterprise_id, r.provider_id)
              where r.id = new.redemption_id and c.person_id = new.person_id
                and c.from_on <= (new.at at time zone 'Asia/Shanghai')::date
                and coalesce(c.to_on, 'infinity') >= (new.at at time zone 'Asia/Shanghai')::date) then
    raise exception 'decision_unconflicted: % has a conflict on %', new.person_id, new.redemption_id
      using errcode = 'check_violation', constraint = 'decision_unconflicted';
  end if;
  return new;
end $$;
