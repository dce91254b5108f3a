-- Money moved between cities, or between a city and the part of the budget that no city has, by two people.

create table reallocation (
  id uuid primary key,
  round_id uuid not null references round (id),
  -- Null stands for the part of the budget that no city has.
  from_city text,
  to_city text,
  amount_fen bigint not null,
  reason text not null,
  state text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  version int not null default 1,
  constraint reallocation_amount check (amount_fen > 0),
  constraint reallocation_decided check (
    (state = 'PROPOSED') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint reallocation_reason check (length(reason) > 0),
  constraint reallocation_sides check (from_city is distinct from to_city),
  constraint reallocation_state check (state in ('PROPOSED', 'APPROVED', 'WITHDRAWN')),
  constraint reallocation_two_people check (state <> 'APPROVED' or decided_by <> proposed_by)
);
create index reallocation_of_round on reallocation (round_id, proposed_at);
