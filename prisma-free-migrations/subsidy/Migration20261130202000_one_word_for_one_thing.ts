import { Migration } from '@mikro-orm/migrations';

/** Copies of other rooms' facts are called copies, what another fund gave a grant, and what a reviewer decides by its name. */
export class Migration20261130202000_one_word_for_one_thing extends Migration {
  override up(): void {
    for (const [from, to] of TABLES) {
      this.addSql(`alter table ${from} rename to ${to}`);
      this.addSql(renamedWithIt(from, to));
    }
    this.addSql('alter table other_grant rename column awarded_on to granted_on');
    this.addSql('alter table other_grant_invoice rename column award_id to other_grant_id');
  }
}

const TABLES = [
  ['certified_enterprise', 'enterprise_copy'],
  ['pool_provider', 'provider_copy'],
  ['signed_contract', 'contract_copy'],
  ['other_award_invoice', 'other_grant_invoice'],
  ['other_award', 'other_grant'],
  ['redemption_decision', 'reviewer_decision'],
] as const;

/** Constraints and indexes carry the name of their table. */
function renamedWithIt(from: string, to: string): string {
  return `do $$
    declare each record;
    begin
      for each in select conname as name from pg_constraint
                   where conrelid = '${to}'::regclass and starts_with(conname, '${from}') loop
        execute format('alter table ${to} rename constraint %I to %I', each.name, replace(each.name, '${from}', '${to}'));
      end loop;
      for each in select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
                   where i.indrelid = '${to}'::regclass and starts_with(c.relname, '${from}') loop
        execute format('alter index %I rename to %I', each.name, replace(each.name, '${from}', '${to}'));
      end loop;
    end $$`;
}
