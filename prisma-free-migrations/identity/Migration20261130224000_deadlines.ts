import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** What time alone changes is told of once. */
export class Migration20261130224000_deadlines extends Migration {
  override up(): void {
    this.addSql(sqlFile('platform/deadlines.v1'));
  }
}
