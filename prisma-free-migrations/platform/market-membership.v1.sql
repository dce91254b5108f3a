-- Who acts or acted for an enterprise or a provider: asked at every request of an official.

create index market_membership_of_person on membership (person_id)
  where organisation_kind in ('ENTERPRISE', 'PROVIDER');
