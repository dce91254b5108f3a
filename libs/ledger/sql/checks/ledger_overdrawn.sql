create or replace view ledger_overdrawn as
select code from ledger_account
 where never_negative and credits_posted - debits_posted - debits_pending < 0;
