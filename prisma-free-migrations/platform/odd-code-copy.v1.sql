-- The copy of codes that were issued otherwise than GB 32100 says, fed by `credit-code.confirmed.v1`. In the rooms that read
-- codes; enterprise owns the original.

create table odd_code (
  unified_social_credit_code text primary key,
  confirmed_at timestamptz not null
);
