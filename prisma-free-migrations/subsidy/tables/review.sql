-- Decisions that outlive a revision of the papers, and who did what on a file.

create table redemption_decision (
  id uuid primary key,
  redemption_id uuid not null references redemption (id),
  papers_version int not null,
  level text not null,
  outcome text not null,
  person_id text not null,
  organisation_id uuid,
  reason text not null,
  against_majority boolean not null default false,
  similar_cases jsonb not null default '[]',
  at timestamptz not null,
  constraint redemption_decision_level check (level in ('COUNTY_REVIEW', 'CITY_REVIEW', 'PROVINCE_APPROVAL')),
  constraint redemption_decision_outcome check (outcome in ('REVIEWED', 'RETURNED', 'LAPSED', 'APPROVED', 'REJECTED')),
  constraint redemption_decision_reason check (
    length(trim(reason)) > 0 or (outcome = 'REVIEWED' and not against_majority))
);
create index redemption_decision_by_time on redemption_decision (at);
create index redemption_decision_of_file on redemption_decision (redemption_id);
create index redemption_decision_of_person on redemption_decision (person_id, at);
-- Of one state of the papers each level passes once.
create unique index redemption_decision_once on redemption_decision (redemption_id, papers_version, level)
  where outcome in ('REVIEWED', 'APPROVED');
create trigger decision_duty after insert on redemption_decision for each row execute function decision_takes_duty();
create trigger decision_unconflicted before insert on redemption_decision
  for each row execute function decision_is_unconflicted();

create table redemption_duty (
  redemption_id uuid not null references redemption (id) deferrable initially deferred,
  person_id text not null,
  duty text not null,
  primary key (redemption_id, person_id),
  constraint redemption_duty_known check (duty in ('submit', 'county', 'review', 'approve', 'pay'))
);

create table deficiency (
  id uuid primary key,
  redemption_id uuid not null references redemption (id),
  papers_version int not null,
  item text not null,
  problem text not null,
  accepted_form text not null,
  raised_by text not null,
  raised_at timestamptz not null,
  constraint deficiency_problem check (length(problem) > 0)
);
create index deficiency_of_redemption on deficiency (redemption_id);

-- Near-identical files that were decided differently; raised at the decision, before either is paid.
create table uneven_decision (
  id uuid primary key,
  redemption_id uuid not null references redemption (id),
  other_redemption_id uuid not null references redemption (id),
  similarity_basis_points int not null,
  outcome text not null,
  other_outcome text not null,
  raised_at timestamptz not null,
  constraint uneven_decision_once unique (redemption_id, other_redemption_id),
  constraint uneven_decision_two check (redemption_id <> other_redemption_id)
);
create index uneven_decision_by_time on uneven_decision (raised_at);
