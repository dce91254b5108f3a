import { Migration } from '@mikro-orm/migrations';

/** What else moved with a deadline; not known of those that were put off before. */
export class Migration20261130234000_extensions_move_all extends Migration {
  override up(): void {
    this.addSql(
      'alter table deadline_extension add column questions_until timestamptz, add column deliver_by date',
    );
  }
}
