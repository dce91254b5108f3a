create or replace view ledger_orphan as
select t.id from ledger_transfer t left join ledger_transfer p on p.id = t.pending_id
 where t.pending_id is not null
   and (p.id is null or p.kind <> 'PENDING' or t.amount > p.amount
        or t.debit_account_id <> p.debit_account_id or t.credit_account_id <> p.credit_account_id);
