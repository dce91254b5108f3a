-- Rounds, and how their budget is divided between cities.

create table round (
  id uuid primary key,
  scheme_version_id uuid not null references scheme_version (id),
  name text not null,
  state text not null,
  claim_from timestamptz not null,
  claim_to timestamptz not null,
  redeem_from timestamptz not null,
  redeem_to timestamptz not null,
  budget_fen bigint not null,
  notice_days int not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  published_by text,
  published_at timestamptz,
  version int not null default 1,
  over_allocated boolean not null,
  constraint round_budget check (budget_fen > 0),
  constraint round_claim_window check (claim_from < claim_to),
  constraint round_notice_days check (notice_days between 1 and 90),
  constraint round_published check ((state = 'PUBLISHED') = (published_by is not null and published_at is not null)),
  constraint round_redeem_window check (redeem_from < redeem_to and claim_from <= redeem_from),
  constraint round_state check (state in ('PROPOSED', 'PUBLISHED')),
  -- A round takes two people.
  constraint round_two_people check (published_by <> proposed_by)
);

create table tranche (
  round_id uuid not null references round (id) deferrable initially deferred,
  city_code text not null,
  amount_fen bigint not null,
  primary key (round_id, city_code),
  constraint tranche_amount check (amount_fen > 0)
);
