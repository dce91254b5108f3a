-- Claims and the vouchers that come of them.

create sequence accepted_number;

create table voucher (
  id uuid primary key,
  round_id uuid not null references round (id),
  scheme_version_id uuid not null references scheme_version (id),
  contract_id uuid not null references signed_contract (id),
  enterprise_id uuid not null,
  provider_id uuid not null,
  division_code text,
  accepted_number bigint not null,
  state text not null,
  lines jsonb not null,
  amount_fen bigint not null,
  waiting_for text,
  waiting_account text collate "C",
  ineligibilities jsonb not null default '[]',
  claimed_by text not null,
  claimed_at timestamptz not null,
  reserved_at timestamptz,
  redeem_by timestamptz not null,
  version int not null default 1,
  phases jsonb not null,
  -- 0 for those that are served before others, 1 for the others.
  priority int not null,
  -- The limit of which enterprise group it takes from; known with the certification.
  group_code text,
  -- A voucher that follows another keeps its number, so numbers are unique among those that were claimed.
  succeeds uuid references voucher (id),
  constraint voucher_amount check (
    amount_fen > 0 or state in ('WAITING_CERTIFICATION', 'REFUSED', 'RELEASED', 'EXPIRED')),
  -- Until money is reserved for all phases none has any; afterwards the voucher is as its phases are.
  constraint voucher_as_its_phases check (
    case when state in ('WAITING_CERTIFICATION', 'ACCEPTED', 'WAITING') then not phases @? '$[*].state ? (@ != "PLANNED")'
         when state in ('REFUSED', 'RELEASED', 'EXPIRED') then not phases @? '$[*].state ? (@ != "RELEASED")'
         else state = state_of_phases(phases) end),
  constraint voucher_division check (
    division_code is not null or state in ('WAITING_CERTIFICATION', 'RELEASED', 'EXPIRED')),
  constraint voucher_group check ((group_code is null) = (division_code is null)),
  constraint voucher_phases check (
    phases_come_to(phases) = amount_fen
    and not phases @? '$[*].state ? (!(@ == "PLANNED" || @ == "RESERVED" || @ == "REDEEMING" || @ == "REDEEMED"
                                      || @ == "PAID" || @ == "RELEASED"))'),
  constraint voucher_priority check (priority in (0, 1)),
  constraint voucher_reserved check (
    reserved_at is not null or state not in ('RESERVED', 'REDEEMING', 'REDEEMED', 'PAID')),
  constraint voucher_state check (state in ('WAITING_CERTIFICATION', 'ACCEPTED', 'WAITING', 'RESERVED', 'REDEEMING',
    'REDEEMED', 'PAID', 'REFUSED', 'RELEASED', 'EXPIRED')),
  constraint voucher_waiting check (
    (state = 'WAITING') = (waiting_for is not null) and (state = 'WAITING') = (waiting_account is not null)),
  constraint voucher_waiting_for check (
    waiting_for in ('GROUP_LIMIT', 'PROVIDER_LIMIT', 'CITY_TRANCHE', 'PROGRAMME'))
);
create unique index voucher_accepted_number on voucher (accepted_number) where succeeds is null;
create index voucher_lapsing on voucher (round_id, redeem_by)
  where state not in ('PAID', 'REFUSED', 'RELEASED', 'EXPIRED');
create index voucher_of_contract on voucher (contract_id);
create index voucher_of_enterprise on voucher (enterprise_id);
create index voucher_of_provider on voucher (provider_id);
create unique index voucher_one_live on voucher (round_id, contract_id)
  where state not in ('REFUSED', 'RELEASED', 'EXPIRED');
create unique index voucher_succeeds on voucher (succeeds) where succeeds is not null;
create index voucher_uncertified on voucher (enterprise_id) where state = 'WAITING_CERTIFICATION';
create index voucher_undecided on voucher (round_id, priority, accepted_number) where state = 'ACCEPTED';
create index voucher_waiting_list on voucher (waiting_account, priority, accepted_number) where state = 'WAITING';
create trigger voucher_redeem_by before insert on voucher for each row execute function voucher_until_round_ends();
create trigger voucher_waiting_counted after update on voucher
  referencing old table as before new table as after for each statement execute function count_waiting();

-- A claim that does not meet the rules leaves no voucher, but a record: what was decided, on which day and rules.
create table claim_refusal (
  id uuid primary key,
  round_id uuid not null references round (id),
  scheme_version_id uuid not null references scheme_version (id),
  contract_id uuid not null references signed_contract (id),
  enterprise_id uuid not null,
  provider_id uuid not null,
  division_code text,
  ineligibilities jsonb not null,
  claimed_by text not null,
  claimed_at timestamptz not null
);
create index claim_refusal_of_contract on claim_refusal (contract_id);

-- How many wait for each account, in buckets of numbers: a position is found without counting the whole list. Codes are
-- read as a range, which is one only where text is sorted by code unit, whatever the database sorts by.
create table waiting_count (
  account text collate "C" not null,
  priority int not null,
  bucket bigint not null,
  waiting int not null,
  primary key (account, priority, bucket)
) with (fillfactor = 50);
