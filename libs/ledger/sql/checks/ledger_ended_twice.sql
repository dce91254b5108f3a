create or replace view ledger_ended_twice as
select pending_id from ledger_transfer where pending_id is not null group by pending_id having count(*) > 1;
