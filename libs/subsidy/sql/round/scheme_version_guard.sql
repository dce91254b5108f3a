create or replace function scheme_version_guard() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'versions of schemes are kept';
  end if;
  if old.state in ('PUBLISHED', 'WITHDRAWN') then
    raise exception 'a % version of a scheme is never changed', lower(old.state);
  end if;
  if old.state <> 'DRAFT' and (new.name, new.rules) is distinct from (old.name, old.rules) then
    raise exception 'what was proposed is not changed any more';
  end if;
  if (new.id, new.scheme, new.version, new.shipped) is distinct from (old.id, old.scheme, old.version, old.shipped) then
    raise exception 'a version of a scheme keeps its number';
  end if;
  return new;
end $$;
