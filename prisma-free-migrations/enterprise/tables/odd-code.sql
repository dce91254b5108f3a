-- Codes that registries gave out otherwise than GB 32100 says; two officials confirm each.

create table odd_code (
  id uuid primary key,
  unified_social_credit_code text not null,
  refusal text not null,
  reason text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  version int not null default 1,
  constraint odd_code_form check (unified_social_credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  constraint odd_code_confirmed check ((confirmed_by is null) = (confirmed_at is null)),
  constraint odd_code_two_people check (confirmed_by <> proposed_by),
  constraint odd_code_once unique (unified_social_credit_code)
);
