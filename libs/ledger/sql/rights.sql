-- What the running service may do; everything else is refused by the database.

-- The tables are read; they are written by functions that run with the rights of their owner.
grant select on ledger_account, ledger_transfer, ledger_period, ledger_period_balance, ledger_correction to :app;
grant select on ledger_sum, ledger_drift, ledger_ended_twice, ledger_orphan, ledger_overdrawn, ledger_period_drift to :app;
grant execute on function
      ledger_open, ledger_lock, ledger_book, ledger_reserve, ledger_void, ledger_changes_between, ledger_propose_period,
      ledger_withdraw_period, ledger_close_period, ledger_correct
   to :app;
