import { Migration } from '@mikro-orm/migrations';

/** The record takes whatever kind of subject the room has; which there are is said once, in `history.entity.ts`. */
export class Migration20261123000100_any_subject extends Migration {
  override up(): void {
    this.addSql(
      `alter table history drop constraint history_kind_check,
         add constraint history_kind_check check (kind ~ '^[A-Z]+(_[A-Z]+)*$')`,
    );
  }
}
