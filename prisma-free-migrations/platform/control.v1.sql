-- The graph of control as a service knows it, fed by `control.changed.v1`, and on what acts were let through.

create table control_edge (
  id uuid primary key,
  holder text not null,
  held text not null,
  kind text not null,
  share_basis_points int,
  basis text not null,
  from_on date not null,
  to_on date,
  changed_at timestamptz not null
);
create index control_edge_of_held on control_edge (held);
create index control_edge_of_holder on control_edge (holder);

create table control_check (
  id uuid primary key,
  act text not null,
  subject_id uuid not null,
  enterprise_code text not null,
  provider_code text not null,
  edges jsonb not null,
  at timestamptz not null
);
create index control_check_of_subject on control_check (subject_id);
