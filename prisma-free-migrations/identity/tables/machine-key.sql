-- Machines that act for an organisation, known by their keys.

create table machine_client (
  client_id uuid primary key,
  organisation_id uuid not null,
  name text not null,
  role text not null,
  public_jwk jsonb not null,
  thumbprint text not null constraint machine_client_thumbprint_unique unique,
  registered_at timestamptz not null,
  registered_by uuid,
  revoked_at timestamptz,
  revoked_by uuid
);
