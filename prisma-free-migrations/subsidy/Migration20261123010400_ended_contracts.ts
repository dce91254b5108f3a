import { Migration } from '@mikro-orm/migrations';

/** Contracts that end early or go to another provider, and the vouchers that follow them. */
export class Migration20261123010400_ended_contracts extends Migration {
  override up(): void {
    for (const sql of [...statements, collated]) this.addSql(sql);
  }
}

const statements = [
  `alter table signed_contract
     add column ended_at timestamptz,
     add column delivered_fen bigint,
     add column replaced_by uuid,
     add constraint signed_contract_ended check ((ended_at is null) = (delivered_fen is null)),
     add constraint signed_contract_replaced check (replaced_by is null or ended_at is not null)`,
  `create index signed_contract_ended on signed_contract (id) where ended_at is not null`,
  `create index signed_contract_replaced_by on signed_contract (replaced_by) where replaced_by is not null`,
  // A voucher that follows another keeps its number, so numbers are unique among those that were claimed.
  `alter table voucher
     add column succeeds uuid references voucher (id),
     drop constraint voucher_accepted_number`,
  `create unique index voucher_accepted_number on voucher (accepted_number) where succeeds is null`,
  `create unique index voucher_succeeds on voucher (succeeds) where succeeds is not null`,
];

/**
 * The accounts of a round are read as a range of their codes, which is one only where text is sorted by code unit, whatever
 * the database sorts by. The view that reads the column is made again as it was.
 */
const collated = `do $$
  declare broken text := pg_get_viewdef('subsidy_broken'::regclass);
  begin
    drop view subsidy_broken;
    alter table voucher alter column waiting_account type text collate "C";
    alter table waiting_count alter column account type text collate "C";
    execute 'create view subsidy_broken as ' || broken;
  end $$`;
