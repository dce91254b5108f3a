-- As `reservationOf` in libs/subsidy/src/rules/phases.rules.ts.
create or replace function reservation_of(voucher uuid, phase int) returns text
  language sql immutable
return case phase when 1 then voucher::text else voucher || '/' || phase end;
