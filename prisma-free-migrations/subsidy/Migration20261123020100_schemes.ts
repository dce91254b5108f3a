import { Migration } from '@mikro-orm/migrations';

/** Versions of schemes are drafted, proposed and published by two people; what is published never changes. */
export class Migration20261123020100_schemes extends Migration {
  override up(): void {
    for (const sql of [...columns, ...guards]) this.addSql(sql);
  }
}

const columns = [
  `alter table scheme_version
     add column state text not null default 'PUBLISHED',
     add column shipped boolean not null default true,
     add column drafted_by text not null default 'system',
     add column drafted_at timestamptz,
     add column proposed_by text,
     add column proposed_at timestamptz,
     add column published_by text,
     add column revision int not null default 1,
     alter column published_at drop not null`,
  `update scheme_version set drafted_at = published_at`,
  `alter table scheme_version
     alter column state drop default,
     alter column shipped drop default,
     alter column drafted_by drop default,
     alter column drafted_at set not null,
     add constraint scheme_version_state check (state in ('DRAFT', 'PROPOSED', 'PUBLISHED', 'WITHDRAWN')),
     add constraint scheme_version_proposed check (
       (proposed_by is null) = (proposed_at is null) and (state <> 'PROPOSED' or proposed_by is not null)),
     add constraint scheme_version_published check (
       (state = 'PUBLISHED') = (published_at is not null)
       and (state = 'PUBLISHED' and not shipped) = (published_by is not null)
       and (state <> 'PUBLISHED' or shipped or proposed_by is not null)),
     -- Rules take two people: who wrote or proposed them does not publish them.
     add constraint scheme_version_two_people check (published_by <> proposed_by and published_by <> drafted_by)`,
  // One draft at a time, so that what it differs from the version before it stays what was shown.
  `create unique index scheme_version_one_open on scheme_version (scheme) where state in ('DRAFT', 'PROPOSED')`,
];

/** Not by the service, which may not touch what is closed, nor by the owner of the table by mistake. */
const guards = [
  `grant update (name, rules, state, drafted_by, drafted_at, proposed_by, proposed_at, published_by, published_at, revision)
     on scheme_version to subsidy`,
  `create function scheme_version_guard() returns trigger language plpgsql as $$
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
     end $$`,
  `create trigger scheme_version_immutable before update or delete on scheme_version
     for each row execute function scheme_version_guard()`,
  `create trigger scheme_version_kept before truncate on scheme_version
     for each statement execute function scheme_version_guard()`,
];
