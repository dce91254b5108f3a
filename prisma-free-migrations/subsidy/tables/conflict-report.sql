-- What one official says of another, until a second person has spoken: nothing counts it before.

create table conflict_report (
  id uuid primary key,
  person_id text not null,
  subject_kind text not null,
  subject_id uuid not null,
  kind text not null,
  from_on date not null,
  to_on date,
  note text not null,
  reported_by text not null,
  reported_at timestamptz not null,
  waits_until timestamptz not null,
  state text not null,
  decided_by text,
  decided_at timestamptz,
  constraint conflict_report_kind check (kind in ('EMPLOYMENT', 'SHAREHOLDING', 'FAMILY', 'OTHER')),
  constraint conflict_report_period check (from_on <= to_on),
  constraint conflict_report_subject check (subject_kind in ('ENTERPRISE', 'PROVIDER')),
  constraint conflict_report_state check (state in ('WAITING', 'CONFIRMED', 'DISMISSED')),
  constraint conflict_report_of_another check (reported_by <> person_id),
  constraint conflict_report_second_person check (decided_by <> reported_by),
  constraint conflict_report_not_own_dismissal check (state <> 'DISMISSED' or decided_by <> person_id),
  constraint conflict_report_decided check (
    num_nulls(decided_by, decided_at) = case state when 'WAITING' then 2 else 0 end),
  constraint conflict_report_in_time check (decided_at < waits_until)
);
create index conflict_report_waiting on conflict_report (waits_until) where state = 'WAITING';
create trigger conflict_report_guard before update on conflict_report
  for each row execute function conflict_report_guard();

alter table conflict add column report_id uuid unique references conflict_report (id);
-- What was declared before stands as it is.
alter table conflict add constraint conflict_of_another_is_confirmed
  check (declared_by = person_id or report_id is not null) not valid;
create trigger conflict_is_confirmed before insert on conflict
  for each row when (new.report_id is not null) execute function conflict_is_confirmed();
