-- What the running service may do; everything else is refused by the database.

grant select, insert, update (ended_at, division_code) on membership to :app;
-- A conflict is declared and, at most, told again with its end.
grant select, insert, update (to_on, declared_at) on conflict to :app;

-- Copies.
grant select, insert, update (name, unified_social_credit_code, division_code, industry_code, size_class, certified_at) on enterprise_copy to :app;
grant select, insert, update (level, score_hundredths, weak_scenes, completed_at) on maturity_copy to :app;
grant select, insert, update (name, unified_social_credit_code, provider_class, division_code, admitted_at, standing, standing_at, standing_reason) on provider_copy to :app;
grant select, insert, update (provider_id, catalogue_version, title, summary, scenarios, industries, size_classes, regions, protocols, integrations, price_from_fen, price_to_fen, delivery_months, capacity_per_month, industrial_platform, public_cloud, published_at) on solution_copy to :app;

grant select, insert, update (description, protocols, integrations, budget_from_fen, budget_to_fen, deliver_by, awarded_at, sites, machines, content_version, closed_at, closing_reason, closing_note) on need to :app;
grant insert, select (need_id, public_key) on need_seal to :app;
grant select, insert, update (replaced_at, withdrawn_at) on bid to :app;
grant usage on sequence contract_number to :app;
grant select, insert, update (number, total_fen, document_hash, state, signed_on, signed_at, accepted_at, cancelled_at, terminated_at, replaced_at, version) on contract to :app;
grant select, insert, update (withdrawn_at, withdrawn_cause, withdrawn_reason, withdrawn_by) on award to :app;
grant select, insert, update (live, ended_in_version) on contract_line to :app;
grant select, insert, update (position, title, due_in_months, state, report, reported_at, accepted_at, phase_id, amount_fen, live, ended_in_version) on milestone to :app;
grant select, insert on signature to :app;
grant select, insert, update (published_by, published_at) on ranking_version to :app;
grant select, insert on ranking_facts to :app;
grant select, insert on candidate_set to :app;
grant select, insert on recommendation to :app;
grant select, insert on exposure to :app;
grant select, insert, update (reply, replied_by, replied_at) on rating to :app;
grant select on candidate_change to :app;
grant select, insert, update (accepts, reason, note, answered_by, answered_at) on need_answer to :app;
grant select, insert on capacity_statement to :app;
grant select, insert on allocation_round to :app;
grant select, insert on allocation_withdrawal to :app;
grant select, insert, update (published_by, published_at) on allocation_version to :app;
grant select, insert on allocation_place to :app;
grant select, insert on need_version to :app;
grant select, insert, update (ended_at) on need_follower to :app;
grant select, insert, update on need_draft to :app;
grant select, insert, update (answer, answered_by, answered_at) on question to :app;
grant select, insert, update (published_at) on joint_need to :app;
grant select, insert, update (left_at) on joint_need_member to :app;
grant select on bid_opening to :app;
grant select on deadline_extension to :app;
grant select, insert, update (handed_in_key, handed_in_by, handed_in_at) on sealing_trustee to :app;
grant select, insert, update (individual_closed_at, settled_at) on evaluation_plan to :app;
grant select, insert on evaluation_criterion to :app;
grant select, insert, update (declared_at, conflict, conflict_at, submitted_at) on evaluator to :app;
grant select, insert on evaluation_score to :app;
grant select, insert on evaluation_consensus to :app;
grant select, insert, update (answer, answered_by, answered_at, accepted, decision_reason, decided_by, decided_at) on clarification to :app;
grant select, insert, update (state, answer, answered_at, escalate_by, escalated_at, decision, decided_by, decided_at) on complaint to :app;
grant select, insert, update (accepted, answer_reason, answered_by, answered_at) on direct_purchase to :app;
grant select, insert, update (in_force_at, withdrawn_at) on contract_version to :app;
grant select, insert, update (position, title, amount_fen, ended_in_version) on contract_phase to :app;
grant select, insert, update (revoked_at, revoked_by) on signing_key to :app;
grant select, insert, update (until_at) on contract_stop to :app;
grant select, insert, update (statement, stated_at, withdrawn_at, terminated_at, accepted_fen, remaining_fen) on contract_termination to :app;
grant select, insert, update (statement, stated_at, state, outcome, outcome_reason, closed_at) on contract_dispute to :app;
grant select, insert, update (accepted_at, refused_at, refusal_reason) on meter_reading to :app;
grant select, insert, update (confirmed_at, refused_at, refusal_reason) on contract_payment to :app;

grant execute on function seal_state, released_key, extend_deadline to :app;

-- Who controls whom: told again with its end; what acts were let through on is kept.
grant select, insert, update (to_on, changed_at) on control_edge to :app;
grant select, insert on control_check to :app;
