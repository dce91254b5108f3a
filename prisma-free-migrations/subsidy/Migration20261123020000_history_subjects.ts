import { Migration } from '@mikro-orm/migrations';

/** The record takes whatever kind of subject the room has; which there are is said once, in `history.entity.ts`. */
export class Migration20261123020000_history_subjects extends Migration {
  override up(): void {
    this.addSql(
      `alter table history drop constraint history_subject,
         add constraint history_subject check (subject_kind ~ '^[A-Z]+(_[A-Z]+)*$')`,
    );
  }
}
