create or replace view ledger_sum as
select coalesce(sum(credits_posted - debits_posted), 0) as posted,
       coalesce(sum(credits_pending - debits_pending), 0) as pending
  from ledger_account;
