-- Awards of other funds, and what was said about overlaps of scope.

create table other_award (
  id uuid primary key,
  enterprise_id uuid not null,
  fund text not null,
  title text not null,
  scope text not null,
  amount_fen bigint not null,
  awarded_on date not null,
  declared_by text not null,
  organisation_id uuid,
  declared_at timestamptz not null,
  constraint other_award_amount check (amount_fen > 0)
);
create index other_award_of_enterprise on other_award (enterprise_id);

create table other_award_invoice (
  id uuid primary key,
  award_id uuid not null references other_award (id) deferrable initially deferred,
  number text not null,
  code text,
  constraint other_award_invoice_code check (code ~ '^([0-9]{10}|[0-9]{12})$'),
  constraint other_award_invoice_identity check ((code is not null) = (length(number) = 8)),
  constraint other_award_invoice_number check (number ~ '^([0-9]{8}|[0-9]{20})$')
);
create index other_award_invoice_of_award on other_award_invoice (award_id);
create unique index other_award_invoice_once on other_award_invoice (number, coalesce(code, ''), award_id);

create table overlap_answer (
  id uuid primary key,
  redemption_id uuid not null references redemption (id),
  overlap_key text not null,
  verdict text,
  answer text not null,
  own_text text not null,
  other_text text not null,
  likeness_basis_points int not null,
  person_id text not null,
  at timestamptz not null,
  constraint overlap_answer_said check (length(trim(answer)) > 0),
  -- An explanation of the enterprise has no verdict.
  constraint overlap_answer_verdict check (verdict in ('DISTINCT', 'DUPLICATE'))
);
create index overlap_answer_of_file on overlap_answer (redemption_id);
