-- Sealed bids, their keys, and the deadlines.

create table need_seal (
  need_id uuid primary key
      constraint need_seal_need_id_foreign references need (id) on update cascade on delete cascade,
  public_key text not null,
  wrapped_private_key text not null
);

create table bid (
  id uuid primary key,
  need_id uuid not null constraint bid_need_id_foreign references need (id),
  provider_id uuid not null,
  sealed_by text not null,
  sealed_text text not null,
  content_hash text not null,
  sealed_at timestamptz not null,
  replaced_at timestamptz,
  origin text not null,
  withdrawn_at timestamptz,
  constraint bid_content_hash_check check (content_hash ~ '^[0-9a-f]{64}$'),
  constraint bid_origin_check check (origin in ('HOUSE', 'CLIENT', 'LISTED')),
  constraint bid_withdrawn_check check (withdrawn_at is null or replaced_at is not null)
);
create unique index bid_current on bid (need_id, provider_id) where replaced_at is null;
create index bid_of_provider on bid (provider_id, need_id);
create trigger bid_need_not_closed before insert on bid for each row execute function refuse_bid_for_closed_need();

create table bid_opening (
  need_id uuid primary key
      constraint bid_opening_need_id_foreign references need (id) on update cascade on delete cascade,
  opened_at timestamptz not null
);

create table deadline_extension (
  id uuid primary key,
  need_id uuid not null constraint deadline_extension_need_id_foreign references need (id),
  from_deadline timestamptz not null,
  to_deadline timestamptz not null,
  cause text not null,
  reason text not null,
  extended_by text not null,
  extended_at timestamptz not null,
  constraint deadline_extension_cause_check check (cause in ('ENTERPRISE', 'INCIDENT')),
  constraint deadline_extension_later_check check (to_deadline > from_deadline)
);
create index deadline_extension_of_need on deadline_extension (need_id, extended_at);

create table sealing_trustee (
  need_id uuid primary key
      constraint sealing_trustee_need_id_foreign references need (id) on update cascade on delete cascade,
  public_key text not null,
  named_by text not null,
  named_at timestamptz not null,
  handed_in_key text,
  handed_in_by text,
  handed_in_at timestamptz,
  constraint sealing_trustee_handed_in_check check ((handed_in_key is null) = (handed_in_at is null) and (handed_in_key is null) = (handed_in_by is null))
);
