-- What enterprises say of contracts that were delivered.

create table rating (
  id uuid primary key,
  contract_id uuid not null constraint rating_of_contract unique
      constraint rating_contract_id_foreign references contract (id),
  enterprise_id uuid not null,
  provider_id uuid not null,
  quality int not null,
  timeliness int not null,
  service int not null,
  competence int not null,
  value int not null,
  comment text not null,
  rated_by text not null,
  rated_at timestamptz not null,
  reply text,
  replied_by text,
  replied_at timestamptz,
  constraint rating_reply_check check ((reply is null) = (replied_at is null) and (reply is null) = (replied_by is null)),
  constraint rating_stars_check check (quality >= 1 and quality <= 5 and timeliness >= 1 and timeliness <= 5 and service >= 1 and service <= 5
    and competence >= 1 and competence <= 5 and value >= 1 and value <= 5)
);
create index rating_of_provider on rating (provider_id, rated_at);
create trigger provider_changed after insert on rating for each row execute function provider_changed();
