-- What two people change of a published round: longer windows for all, more money, another limit of a provider.

create table amendment (
  id uuid primary key,
  round_id uuid not null references round (id),
  claim_to timestamptz,
  redeem_to timestamptz,
  budget_added_fen bigint,
  tranches jsonb not null,
  provider_id uuid,
  limit_change_fen bigint,
  reason text not null,
  state text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  version int not null default 1,
  constraint amendment_amounts check (budget_added_fen > 0 and limit_change_fen <> 0),
  constraint amendment_decided check (
    (state = 'PROPOSED') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint amendment_provider check ((provider_id is null) = (limit_change_fen is null)),
  constraint amendment_reason check (length(reason) > 0),
  constraint amendment_something check (
    claim_to is not null or redeem_to is not null or budget_added_fen is not null or provider_id is not null),
  constraint amendment_state check (state in ('PROPOSED', 'APPROVED', 'WITHDRAWN')),
  constraint amendment_two_people check (state <> 'APPROVED' or decided_by <> proposed_by)
);
create index amendment_of_round on amendment (round_id, proposed_at);
