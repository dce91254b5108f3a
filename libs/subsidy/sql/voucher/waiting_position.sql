-- How many wait for an account before and with a place in its list.
create or replace function waiting_position(of_account text, of_priority int, number bigint) returns bigint
  language sql stable set search_path from current
as $$
  select (select coalesce(sum(waiting), 0) from waiting_count
           where account = of_account and (priority, bucket) < (of_priority, number / 256))
       + (select count(*) from voucher
           where state = 'WAITING' and waiting_account = of_account and priority = of_priority
             and accepted_number between number / 256 * 256 and number)
$$;
