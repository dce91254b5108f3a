-- Criteria that are set before the first bid, evaluators and their scores, and what is asked of a bidder.

create table evaluation_plan (
  need_id uuid primary key
      constraint evaluation_plan_need_id_foreign references need (id) on update cascade on delete cascade,
  minimum_total_hundredths int,
  discuss_above_hundredths int not null,
  disclose_winner boolean not null,
  standstill_days int,
  set_by text not null,
  set_at timestamptz not null,
  individual_closed_at timestamptz,
  settled_at timestamptz,
  constraint evaluation_plan_discuss_check check (discuss_above_hundredths >= 0 and discuss_above_hundredths <= 10000),
  constraint evaluation_plan_minimum_check check (minimum_total_hundredths >= 0 and minimum_total_hundredths <= 10000),
  constraint evaluation_plan_settled_check check (settled_at is null or individual_closed_at <= settled_at),
  constraint evaluation_plan_standstill_check check (standstill_days >= 0 and standstill_days <= 30)
);

create table evaluation_criterion (
  id uuid primary key,
  need_id uuid not null constraint evaluation_criterion_need_id_foreign references evaluation_plan (need_id),
  position int not null,
  code text not null,
  title text not null,
  kind text not null,
  weight_basis_points int not null,
  minimum_hundredths int,
  constraint evaluation_criterion_code unique (need_id, code),
  constraint evaluation_criterion_kind_check check (kind in ('PRICE', 'DELIVERY', 'JUDGED')),
  constraint evaluation_criterion_minimum_check check (minimum_hundredths >= 0 and minimum_hundredths <= 10000),
  constraint evaluation_criterion_weight_check check (weight_basis_points >= 1 and weight_basis_points <= 10000)
);

create table evaluator (
  id uuid primary key,
  need_id uuid not null constraint evaluator_need_id_foreign references need (id),
  person_id text not null,
  chair boolean not null,
  appointed_by text not null,
  appointed_at timestamptz not null,
  declared_at timestamptz,
  conflict text,
  conflict_at timestamptz,
  submitted_at timestamptz,
  constraint evaluator_of_need unique (need_id, person_id),
  constraint evaluator_conflict_check check ((conflict is null) = (conflict_at is null)),
  constraint evaluator_declared_check check (submitted_at is null or declared_at is not null)
);
create unique index evaluator_chair on evaluator (need_id) where chair and conflict_at is null;
create index evaluator_of_person on evaluator (person_id);

create table evaluation_score (
  id uuid primary key,
  need_id uuid not null constraint evaluation_score_need_id_foreign references need (id),
  evaluator_id uuid not null constraint evaluation_score_evaluator_id_foreign references evaluator (id),
  bid_id uuid not null constraint evaluation_score_bid_id_foreign references bid (id),
  criterion_code text not null,
  score_hundredths int not null,
  comment text not null,
  scored_at timestamptz not null,
  constraint evaluation_score_once unique (evaluator_id, bid_id, criterion_code),
  constraint evaluation_score_range_check check (score_hundredths >= 0 and score_hundredths <= 10000)
);
create index evaluation_score_of_need on evaluation_score (need_id);

create table evaluation_consensus (
  id uuid primary key,
  need_id uuid not null constraint evaluation_consensus_need_id_foreign references need (id),
  bid_id uuid not null constraint evaluation_consensus_bid_id_foreign references bid (id),
  criterion_code text not null,
  score_hundredths int not null,
  reason text,
  settled_by text not null,
  settled_at timestamptz not null,
  constraint evaluation_consensus_once unique (bid_id, criterion_code),
  constraint evaluation_consensus_range_check check (score_hundredths >= 0 and score_hundredths <= 10000)
);
create index evaluation_consensus_of_need on evaluation_consensus (need_id);

create table clarification (
  id uuid primary key,
  need_id uuid not null constraint clarification_need_id_foreign references need (id),
  bid_id uuid not null constraint clarification_bid_id_foreign references bid (id),
  provider_id uuid not null,
  kind text not null,
  question text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  answer_by timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz,
  accepted boolean,
  decision_reason text,
  decided_by text,
  decided_at timestamptz,
  constraint clarification_once unique (bid_id, kind),
  constraint clarification_answered_check check ((answer is null) = (answered_at is null) and (answer is null or answered_at < answer_by)),
  constraint clarification_decided_check check ((accepted is null) = (decided_at is null) and (accepted is null) = (decision_reason is null)),
  constraint clarification_kind_check check (kind in ('LOW_PRICE', 'MISSING_PARTS'))
);
create index clarification_of_need on clarification (need_id, asked_at);
create index clarification_of_provider on clarification (provider_id, asked_at);
