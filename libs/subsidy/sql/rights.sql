-- What the running service may do; everything else is refused by the database.

grant select, insert, update (ended_at, division_code) on membership to :app;

-- Copies.
grant select, insert,
      update (unified_social_credit_code, name, division_code, industry_code, prior_year_revenue_fen, established_on,
              certified_at, size_class, controlling_unified_social_credit_code, cluster_code)
   on enterprise_copy to :app;
grant select, insert, update (name, unified_social_credit_code, provider_class, admitted_at, standing, standing_at) on provider_copy to :app;
grant select, insert,
      update (total_fen, lines, phases, document_hash, contract_version, accepted_at, ended_at, delivered_fen, replaced_by)
   on contract_copy to :app;

-- Records: added and never changed.
grant select, insert on rule_decision, claim_refusal, conflict to :app;
grant select, insert on reviewer_decision, redemption_duty, deficiency, uneven_decision to :app;
grant select, insert on notice, notice_item, objection_statement to :app;
grant select, insert on other_grant, other_grant_invoice, overlap_answer, invoice_check to :app;
grant select, insert on payee_account, bank_file, bank_answer, bank_statement_line to :app;
grant select, insert on recovery_ground, recovery_instalment, recovery_receipt to :app;

-- What is said of somebody else is decided once, by a second person: `conflict_report_guard`.
grant select, insert, update (state, decided_by, decided_at) on conflict_report to :app;

-- Schemes and rounds. What a version says is fixed by `scheme_version_guard`, a round by `round_guard`.
grant select, insert,
      update (name, rules, state, drafted_by, drafted_at, proposed_by, proposed_at, published_by, published_at, revision)
   on scheme_version to :app;
grant select, insert, update (state, published_by, published_at, claim_to, redeem_to, budget_fen, version)
   on round to :app;
grant select, insert on tranche to :app;
grant select, insert, update (state, decided_by, decided_at, version) on amendment, reallocation to :app;
grant update (round_version) on amendment to :app;

-- Vouchers. Amounts are fixed by `voucher_guard`; the lists are counted by `count_waiting`.
grant select, usage on sequence accepted_number to :app;
grant select, insert,
      update (division_code, group_code, priority, lines, amount_fen, phases, ineligibilities, state, waiting_for,
              waiting_account, reserved_at, redeem_by, version)
   on voucher to :app;
grant select on waiting_count, voucher_phase, subsidy_broken to :app;

-- Redemptions. Papers are handed in again by `redemption_guard` only, invoices replaced with them.
grant select, insert,
      update (state, papers_version, payments, paid_fen, acceptance_report_hash, documents, submitted_by, reviewed_by,
              reviewed_at, review_reason, approved_by, approved_at, approval_reason, paid_by, levels_passed, mend_by,
              notice_id, assigned_to, assigned_at, version)
   on redemption to :app;
grant select, insert, delete, update (papers, saved_by, saved_at) on redemption_draft to :app;
grant select, insert, delete, update (live) on invoice, counted_paper to :app;
grant select, insert, update (state, decided_by, decided_at, decision_reason, version) on objection to :app;

-- Payment: to whom and how much is never changed.
grant usage on sequence payment_run_number to :app;
grant select, insert,
      update (run_id, state, sent_at, acknowledged_at, confirmed_by, confirmed_at, bank_reference, value_date, failure,
              returned_at, unexecuted_by, unexecuted_reason, version)
   on payout to :app;
grant select, insert, update (state, sent_by, sent_at, handed_over_at, version) on payment_run to :app;
grant select, insert, update (statement_id, closed_by, closed_at, version) on bank_day to :app;
grant select, insert, update (explanation, explained_by, explained_at, confirmed_by, confirmed_at, version)
   on difference_explanation to :app;
grant select on bank_difference, payment_broken to :app;
grant select, insert,
      update (state, statement, stated_by, stated_at, decided_fen, interest_basis_points, interest_until, plan,
              decision_reason, decided_by, decided_at, appeal_reason, appeal_decided_by, appeal_decided_at, closed_at,
              version)
   on recovery_case to :app;
grant select, insert, update (interest_fen, approved_by, approved_at, version) on recovery_write_off to :app;

-- The embedded bank and tax register, which stand for others.
grant select, insert on embedded_bank_file, embedded_tax_invoice to :app;
grant select, insert, update (answered, stated) on embedded_bank_payment to :app;
grant usage on sequence embedded_bank_payment_id_seq to :app;

-- What checks, triggers that run as the service, and the service itself call.
grant execute on function
      accepted_in, accepted_up_to, allocating, hold_vouchers, waiting_position, reservation_of, phases_come_to,
      state_of_phases, take_duty
   to :app;

-- Who controls whom: told again with its end; what acts were let through on is kept.
grant select, insert, update (to_on, changed_at) on control_edge to :app;
grant select, insert on control_check to :app;
grant select, insert, update (confirmed_at) on odd_code to :app;
