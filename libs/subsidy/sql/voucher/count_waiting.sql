-- Runs with the rights of the owner: the service counts nothing itself.
create or replace function count_waiting() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  insert into waiting_count (account, priority, bucket, waiting)
  select account, priority, bucket, sum(change) from (
    select waiting_account as account, priority, accepted_number / 256 as bucket, -1 as change
      from before where state = 'WAITING'
    union all
    select waiting_account, priority, accepted_number / 256, 1 from after where state = 'WAITING') changes
   group by account, priority, bucket having sum(change) <> 0
   order by account, priority, bucket
  on conflict (account, priority, bucket) do update set waiting = waiting_count.waiting + excluded.waiting;
  return null;
end $$;
