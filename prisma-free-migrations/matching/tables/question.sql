-- Questions to a need, and their answers.

create table question (
  id uuid primary key,
  need_id uuid not null constraint question_need_id_foreign references need (id),
  number int not null,
  provider_id uuid not null,
  asked_by text not null,
  asked_at timestamptz not null,
  text text not null,
  answer text,
  answered_by text,
  answered_at timestamptz,
  constraint question_number_once unique (need_id, number),
  constraint question_answer_check check ((answer is null) = (answered_at is null)
    and (answer is null) = (answered_by is null) and answered_at >= asked_at)
);
create index question_of_provider on question (provider_id);
