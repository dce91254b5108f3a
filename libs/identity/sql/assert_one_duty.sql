-- One duty in one person, over all accounts that carry the same proof. The locks, on the account and then on the proof,
-- make two acts at the same moment follow one another; the count reads what is committed by then.
create or replace function assert_one_duty(one uuid) returns void
  language plpgsql set search_path from current
as $$
declare
  proof text;
begin
  select proof_digest into proof from person where id = one for no key update;
  if proof is not null then
    perform pg_advisory_xact_lock(hashtextextended('identity.proof.' || proof, 0));
  end if;
  if (select count(distinct duty) from membership
      where person_id in (select same_person(one)) and ended_at is null) > 1 then
    raise exception 'duties do not combine in person %', one
      using errcode = 'exclusion_violation', constraint = 'membership_duties';
  end if;
end
$$;
