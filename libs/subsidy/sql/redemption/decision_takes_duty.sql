create or replace function decision_takes_duty() returns trigger
  language plpgsql set search_path from current
as $$
begin
  perform take_duty(new.redemption_id, new.person_id,
    case new.level when 'COUNTY_REVIEW' then 'county' when 'CITY_REVIEW' then 'review' else 'approve' end);
  return null;
end $$;
