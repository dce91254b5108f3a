-- What providers say to needs.

create table need_answer (
  id uuid primary key,
  need_id uuid not null constraint need_answer_need_id_foreign references need (id),
  provider_id uuid not null,
  accepts boolean not null,
  reason text,
  note text not null,
  answered_by text not null,
  answered_at timestamptz not null,
  constraint need_answer_of_provider unique (need_id, provider_id),
  constraint need_answer_reason_check check (accepts = (reason is null)
    and reason in ('CAPACITY', 'SCOPE', 'BUDGET', 'DEADLINE', 'LOCATION', 'OTHER'))
);
create index need_answer_by_provider on need_answer (provider_id, answered_at);
