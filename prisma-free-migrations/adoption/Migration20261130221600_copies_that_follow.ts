import { Migration } from '@mikro-orm/migrations';

/** The copies hear of the standing of a provider, of the amendments of a contract, and of money that comes back. */
export class Migration20261130221600_copies_that_follow extends Migration {
  override up(): void {
    this.addSql(`alter table provider add column standing text not null default 'GOOD',
      add column standing_at timestamptz,
      add constraint provider_standing_check check (standing in ('GOOD', 'SUSPENDED', 'LEFT'))`);
    this.addSql('alter table contract add column contract_version int not null default 0');
    this.addSql('alter table evidence add column paid_fen bigint, add column ended_at timestamptz');
    this.addSql(`alter table usage_batch add column provider_standing text not null default 'GOOD',
      add constraint usage_batch_provider_standing_check check (provider_standing in ('GOOD', 'SUSPENDED', 'LEFT'))`);
    this.addSql(`create table recovery (
      id uuid primary key,
      voucher_id uuid not null,
      paid_fen bigint not null,
      whole boolean not null,
      at timestamptz not null
    )`);
    this.addSql('create index recovery_voucher on recovery (voucher_id)');
  }
}
