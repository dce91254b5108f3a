import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** Sign-ins that have ended before their tokens. */
export class Migration20261130090000_ended_sessions extends Migration {
  override up(): void {
    this.addSql(sqlFile('platform/ended-session.v1'));
  }
}
