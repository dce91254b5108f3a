import { Migration } from '@mikro-orm/migrations';

/** What two people change of a published round: longer windows for all, more money, another limit of a provider. */
export class Migration20261123020400_amendments extends Migration {
  override up(): void {
    for (const sql of statements) this.addSql(sql);
  }
}

const statements = [
  `create table amendment (
     id uuid primary key,
     round_id uuid not null references round (id),
     claim_to timestamptz,
     redeem_to timestamptz,
     budget_added_fen bigint,
     tranches jsonb not null,
     provider_id uuid,
     limit_change_fen bigint,
     reason text not null,
     state text not null,
     proposed_by text not null,
     proposed_at timestamptz not null,
     decided_by text,
     decided_at timestamptz,
     version int not null default 1,
     constraint amendment_amounts check (budget_added_fen > 0 and limit_change_fen <> 0),
     constraint amendment_provider check ((provider_id is null) = (limit_change_fen is null)),
     constraint amendment_something check (
       claim_to is not null or redeem_to is not null or budget_added_fen is not null or provider_id is not null),
     constraint amendment_reason check (length(reason) > 0),
     constraint amendment_state check (state in ('PROPOSED', 'APPROVED', 'WITHDRAWN')),
     constraint amendment_decided check (
       (state = 'PROPOSED') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
     constraint amendment_two_people check (state <> 'APPROVED' or decided_by <> proposed_by)
   )`,
  `create index amendment_of_round on amendment (round_id, proposed_at)`,
  `revoke update, delete on amendment from subsidy`,
  `grant update (state, decided_by, decided_at, version) on amendment to subsidy`,
  // A claim that was on its way while the window was made longer gets the longer one as well.
  `create function voucher_until_round_ends() returns trigger language plpgsql as $$
     begin
       new.redeem_by := greatest(new.redeem_by, (select redeem_to from round where id = new.round_id));
       return new;
     end $$`,
  `create trigger voucher_redeem_by before insert on voucher for each row execute function voucher_until_round_ends()`,
];
