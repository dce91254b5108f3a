create or replace function redemption_takes_duties() returns trigger
  language plpgsql set search_path from current
as $$
begin
  perform take_duty(new.id, new.submitted_by, 'submit');
  perform take_duty(new.id, new.reviewed_by, 'review');
  perform take_duty(new.id, new.approved_by, 'approve');
  perform take_duty(new.id, new.paid_by, 'pay');
  return null;
end $$;
