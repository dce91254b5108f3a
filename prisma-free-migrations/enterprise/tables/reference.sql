-- Reference tables, loaded from libs/reference.

create table division (
  code text primary key,
  name text not null,
  level text not null,
  parent_code text,
  kind text not null
);

create table industry (
  code text primary key,
  name text not null,
  level text not null,
  parent_code text
);

create table questionnaire_edition (
  version text primary key,
  content jsonb not null,
  checksum text not null,
  loaded_at timestamptz not null
);

create table reference_load (
  name text primary key,
  checksum text not null,
  loaded_at timestamptz not null
);
