import { Migration } from '@mikro-orm/migrations';

/** Periods of the ledger have a history; what it is kept under is an id, as everywhere. */
export class Migration20261130220000_history_of_periods extends Migration {
  override up(): void {
    this.addSql('alter table ledger_period add column id uuid not null default gen_random_uuid()');
    this.addSql('alter table ledger_period add constraint ledger_period_id_unique unique (id)');
  }
}
