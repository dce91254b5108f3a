import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** Who controls whom. */
export class Migration20261130231000_control extends Migration {
  override up(): void {
    this.addSql(sqlFile('platform/control.v1'));
  }
}
