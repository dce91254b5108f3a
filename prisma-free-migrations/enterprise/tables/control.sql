-- Who controls whom: who said so, who confirmed it, from when to when.

create table control_statement (
  id uuid primary key,
  holder text not null,
  held text not null,
  kind text not null,
  share_basis_points int,
  basis text not null,
  from_on date not null,
  to_on date,
  note text not null,
  stated_by text not null,
  stated_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  ends_on date,
  end_proposed_by text,
  version int not null default 1,
  constraint control_statement_kind_check
    check (kind in ('CONTROL', 'SHAREHOLDING', 'MANAGEMENT', 'SAME_LEGAL_REPRESENTATIVE')),
  constraint control_statement_basis_check check (basis in ('MEMBER', 'REGISTRY', 'OFFICIAL')),
  constraint control_statement_two check (holder <> held),
  constraint control_statement_share check ((kind = 'SHAREHOLDING') = (share_basis_points is not null)),
  constraint control_statement_period check (from_on <= to_on),
  constraint control_statement_confirmed check ((confirmed_by is null) = (confirmed_at is null)),
  constraint control_statement_two_people check (basis <> 'OFFICIAL' or confirmed_by <> stated_by)
);
create index control_statement_of_held on control_statement (held);
create index control_statement_of_holder on control_statement (holder);

-- Copy: the code of a member of the pool.
create table provider_code (
  id uuid primary key,
  unified_social_credit_code text not null,
  admitted_at timestamptz not null
);
create index provider_code_code on provider_code (unified_social_credit_code);

-- In the place of the register of companies, where no other is connected.
create table registered_control (
  holder text not null,
  held text not null,
  kind text not null,
  share_basis_points int,
  from_on date not null,
  primary key (holder, held, kind)
);
