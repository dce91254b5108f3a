import { Migration } from '@mikro-orm/migrations';

/** A session that nobody uses ends before its time: when it was last used is kept with it. */
export class Migration20261130235000_unused_sessions extends Migration {
  override up(): void {
    this.addSql('alter table web_session add column used_at timestamptz');
    this.addSql('update web_session set used_at = clock_timestamp()');
    this.addSql('alter table web_session alter column used_at set not null');
  }
}
