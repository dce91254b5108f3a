-- The files that people hand in.

create table stored_file (
  hash text primary key,
  media_type text not null,
  size_bytes int not null,
  kept_at timestamptz not null,
  constraint stored_file_hash_check check (hash ~ '^[0-9a-f]{64}$'),
  constraint stored_file_media_type_check check (media_type in ('PDF', 'OFD', 'DOCX', 'XLSX', 'JPEG', 'PNG', 'WEBP')),
  constraint stored_file_size_bytes_check check (size_bytes > 0)
);

create table upload (
  id uuid primary key,
  person_id text not null,
  organisation_id uuid,
  kind text not null,
  name text not null,
  size_bytes int not null,
  given_hash text not null,
  state text not null,
  hash text,
  refusal text,
  refusal_params jsonb,
  begun_at timestamptz not null,
  expires_at timestamptz not null,
  settled_at timestamptz,
  version int not null default 1,
  constraint upload_kind_check check (kind in ('PAPER', 'INVOICE', 'PHOTO')),
  constraint upload_state_check check (state in ('RECEIVING', 'KEPT', 'REFUSED', 'EXPIRED')),
  constraint upload_size_bytes_check check (size_bytes > 0),
  constraint upload_given_hash_check check (given_hash ~ '^[0-9a-f]{64}$'),
  constraint upload_kept_check check ((state = 'KEPT') = (hash is not null)),
  constraint upload_refused_check check ((state = 'REFUSED') = (refusal is not null))
);
-- What is said to be kept is kept.
alter table upload add constraint upload_hash_foreign foreign key (hash) references stored_file (hash);
create index upload_of_person on upload (person_id, begun_at);
create index upload_of_hash on upload (hash);
create index upload_on_its_way on upload (expires_at) where state = 'RECEIVING';
