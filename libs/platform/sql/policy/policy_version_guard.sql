create or replace function policy_version_guard() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'versions of policies are kept';
  end if;
  if old.published_at is not null or old.withdrawn_at is not null then
    raise exception 'a version of a policy that was published or withdrawn is never changed';
  end if;
  return new;
end $$;
