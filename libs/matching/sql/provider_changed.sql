create or replace function provider_changed() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  insert into candidate_change (provider_id, xid)
  values (case tg_table_name when 'provider_copy' then (to_jsonb(new) ->> 'id')::uuid
          else (to_jsonb(new) ->> 'provider_id')::uuid end, pg_current_xact_id())
  on conflict (provider_id) do update set xid = excluded.xid where candidate_change.xid <> excluded.xid;
  return null;
end $$;
