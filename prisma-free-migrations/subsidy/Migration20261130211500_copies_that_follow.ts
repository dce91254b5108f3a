import { Migration } from '@mikro-orm/migrations';

/** The copies hear of the standing of a provider and of the amendments of a contract. */
export class Migration20261130211500_copies_that_follow extends Migration {
  override up(): void {
    this.addSql(`alter table provider_copy add column standing text not null default 'GOOD',
      add column standing_at timestamptz,
      add constraint provider_copy_standing_check check (standing in ('GOOD', 'SUSPENDED', 'LEFT'))`);
    this.addSql('alter table contract_copy add column contract_version int not null default 0');
  }
}
