import { Migration } from '@mikro-orm/migrations';

/** A contract may be delivered and paid in phases; a voucher then has as many parts, each with money of its own. */
export class Migration20261123010100_phases extends Migration {
  override up(): void {
    for (const sql of [...contracts, ...vouchers, ...invariants]) this.addSql(sql);
  }
}

const contracts = [
  `alter table signed_contract add column phases jsonb not null default '[]'`,
  `alter table signed_contract alter column phases drop default`,
];

const vouchers = [
  // As `reservationOf` in libs/subsidy/src/rules/phases.rules.ts.
  `create function reservation_of(voucher uuid, phase int) returns text language sql immutable as $$
     select case phase when 1 then voucher::text else voucher || '/' || phase end
   $$`,
  `create function phases_come_to(phases jsonb) returns numeric language sql immutable as $$
     select sum((phase ->> 'awardFen')::bigint) from jsonb_array_elements(phases) phase
   $$`,
  // The state that follows from the phases once money was reserved; as \`stateOfPhases\`.
  `create function state_of_phases(phases jsonb) returns text language sql immutable as $$
     select coalesce((select seen from unnest('{REDEEMING,REDEEMED,RESERVED,PAID}'::text[]) with ordinality as each (seen, n)
                       where phases @> jsonb_build_array(jsonb_build_object('state', seen)) order by n limit 1), 'RELEASED')
   $$`,
  `alter table voucher add column phases jsonb not null default '[]'`,
  `update voucher set phases = jsonb_build_array(jsonb_build_object(
     'number', 1, 'title', '', 'contractFen', (select total_fen::text from signed_contract where id = contract_id),
     'awardFen', amount_fen::text,
     'state', case when state in ('RESERVED', 'REDEEMING', 'REDEEMED', 'PAID') then state
                   when state in ('REFUSED', 'RELEASED') then 'RELEASED' else 'PLANNED' end))`,
  `alter table voucher alter column phases drop default`,
  `alter table voucher
     drop constraint voucher_state,
     drop constraint voucher_amount,
     drop constraint voucher_division,
     add constraint voucher_state check (state in ('WAITING_CERTIFICATION', 'ACCEPTED', 'WAITING', 'RESERVED', 'REDEEMING',
                                                   'REDEEMED', 'PAID', 'REFUSED', 'RELEASED', 'EXPIRED')),
     add constraint voucher_amount check (
       amount_fen > 0 or state in ('WAITING_CERTIFICATION', 'REFUSED', 'RELEASED', 'EXPIRED')),
     add constraint voucher_division check (
       division_code is not null or state in ('WAITING_CERTIFICATION', 'RELEASED', 'EXPIRED')),
     add constraint voucher_phases check (
       phases_come_to(phases) = amount_fen
       and not phases @? '$[*].state ? (!(@ == "PLANNED" || @ == "RESERVED" || @ == "REDEEMING" || @ == "REDEEMED"
                                         || @ == "PAID" || @ == "RELEASED"))'),
     -- Until money is reserved for all phases none has any; afterwards the voucher is as its phases are.
     add constraint voucher_as_its_phases check (
       case when state in ('WAITING_CERTIFICATION', 'ACCEPTED', 'WAITING') then not phases @? '$[*].state ? (@ != "PLANNED")'
            when state in ('REFUSED', 'RELEASED', 'EXPIRED') then not phases @? '$[*].state ? (@ != "RELEASED")'
            else state = state_of_phases(phases) end)`,
  `drop index voucher_one_live`,
  `create unique index voucher_one_live on voucher (round_id, contract_id)
     where state not in ('REFUSED', 'RELEASED', 'EXPIRED')`,
];

/** Empty as long as vouchers and ledger agree: each phase for itself. */
const invariants = [
  `create view voucher_phase as
     select v.id as voucher_id, phase.number, phase.state, phase."awardFen" as award_fen,
            reservation_of(v.id, phase.number) as reference
       from voucher v cross join lateral jsonb_to_recordset(v.phases)
              as phase (number int, state text, "awardFen" bigint)`,
  `create or replace view subsidy_broken as
     with reservation as (
       select t.reference, count(*) as made, count(e.id) as ended,
              count(*) filter (where e.kind = 'POST_PENDING') as posted,
              min(coalesce(e.amount, t.amount)) as least, max(coalesce(e.amount, t.amount)) as most
         from ledger_transfer t left join ledger_transfer e on e.pending_id = t.id
        where t.kind = 'PENDING' group by t.reference
     )
     select 'a phase that holds money has its reservations open' as rule, p.reference as subject
       from voucher_phase p left join reservation r using (reference)
      where p.state in ('RESERVED', 'REDEEMING', 'REDEEMED') and p.award_fen > 0
        and (r.made, r.ended, r.least, r.most) is distinct from (3, 0, p.award_fen, p.award_fen)
     union all
     select 'a paid phase has its reservations posted', p.reference
       from voucher_phase p left join reservation r using (reference)
      where p.state = 'PAID' and p.award_fen > 0
        and (r.made, r.posted, r.least, r.most) is distinct from (3, 3, p.award_fen, p.award_fen)
     union all
     select 'a phase without money has no open reservation', p.reference
       from voucher_phase p join reservation r using (reference)
      where p.state in ('PLANNED', 'RELEASED') and (r.ended <> r.made or r.posted > 0)
     union all
     select 'a reservation has an owner', r.reference
       from reservation r left join voucher_phase p using (reference) where p.reference is null
     union all
     select 'each paid phase has one payout that succeeded', v.id::text
       from voucher v
      where (select count(*) from payout p where p.voucher_id = v.id and p.state = 'SUCCEEDED')
            <> (select count(*) from voucher_phase p where p.voucher_id = v.id and p.state = 'PAID')`,
];
