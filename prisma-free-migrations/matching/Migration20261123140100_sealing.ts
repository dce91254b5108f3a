import { Migration } from '@mikro-orm/migrations';

/** Bids withdrawn, sealed by the bidder or under a second key; deadlines put off; the moment of opening on record. */
export class Migration20261123140100_sealing extends Migration {
  override up(): void {
    for (const sql of [...bids, ...opening, ...extension, ...secondKey]) this.addSql(sql);
  }
}

const bids = [
  `alter table bid
     add column origin text not null default 'HOUSE',
     add column withdrawn_at timestamptz,
     add constraint bid_origin_check check (origin in ('HOUSE', 'CLIENT', 'LISTED')),
     add constraint bid_withdrawn_check check (withdrawn_at is null or replaced_at is not null)`,
  `alter table bid alter column origin drop default`,
  `grant update (withdrawn_at) on bid to matching`,
];

/**
 * The key of a need is released behind a lock on the need, so that an extension under way is waited for, and its first
 * release is written down. From then on the deadline can no longer be put off.
 */
const opening = [
  `create table bid_opening (
     need_id uuid primary key,
     opened_at timestamptz not null,
     constraint bid_opening_need_id_foreign foreign key (need_id) references need (id) on update cascade on delete cascade
   )`,
  `revoke insert, update, delete on bid_opening from matching`,
  `create function seal_state(of_need uuid)
     returns table (bid_deadline timestamptz, is_open boolean, wrapped_private_key text)
     language plpgsql volatile security definer set search_path = matching, pg_temp
     as $$
     declare
       deadline timestamptz;
     begin
       if not exists (select from matching.bid_opening o where o.need_id = of_need) then
         select n.bid_deadline into deadline from matching.need n where n.id = of_need for key share;
         if not found then return; end if;
         if clock.now() < deadline then
           return query select deadline, false, null::text;
           return;
         end if;
         insert into matching.bid_opening (need_id, opened_at) values (of_need, clock.now()) on conflict do nothing;
       end if;
       return query select n.bid_deadline, true, s.wrapped_private_key
         from matching.need n left join matching.need_seal s on s.need_id = n.id where n.id = of_need;
     end
     $$`,
  `create or replace function released_key(of_need uuid) returns text
     language sql volatile security definer set search_path = matching, pg_temp
     as $$ select s.wrapped_private_key from matching.seal_state(of_need) s $$`,
];

/** The only way to another deadline: later than the old one, never behind an opening, never without its record. */
const extension = [
  `create table deadline_extension (
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
   )`,
  `create index deadline_extension_of_need on deadline_extension (need_id, extended_at)`,
  `revoke insert, update, delete on deadline_extension from matching`,
  `create function extend_deadline(extension_id uuid, of_need uuid, until timestamptz, of_cause text, for_reason text,
     by_person text) returns timestamptz
     language plpgsql volatile security definer set search_path = matching, pg_temp
     as $$
     declare
       deadline timestamptz;
       moment timestamptz;
     begin
       select n.bid_deadline into deadline from matching.need n
         where n.id = of_need and n.awarded_at is null for update;
       moment := clock.now();
       if not found or until <= deadline or until <= moment then return null; end if;
       if moment >= deadline and of_cause <> 'INCIDENT' then return null; end if;
       if exists (select from matching.bid_opening o where o.need_id = of_need) then return null; end if;
       update matching.need set bid_deadline = until where id = of_need;
       insert into matching.deadline_extension
         (id, need_id, from_deadline, to_deadline, cause, reason, extended_by, extended_at)
         values (extension_id, of_need, deadline, until, of_cause, for_reason, by_person, moment);
       return deadline;
     end
     $$`,
];

const secondKey = [
  `create table sealing_trustee (
     need_id uuid primary key,
     public_key text not null,
     named_by text not null,
     named_at timestamptz not null,
     handed_in_key text,
     handed_in_by text,
     handed_in_at timestamptz,
     constraint sealing_trustee_need_id_foreign foreign key (need_id) references need (id) on update cascade on delete cascade,
     constraint sealing_trustee_handed_in_check
       check ((handed_in_key is null) = (handed_in_at is null) and (handed_in_key is null) = (handed_in_by is null))
   )`,
  `revoke update, delete on sealing_trustee from matching`,
  `grant update (handed_in_key, handed_in_by, handed_in_at) on sealing_trustee to matching`,
];
