import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** The history of the platform. */
export class Migration20261130080000_history extends Migration {
  override up(): void {
    this.addSql(sqlFile('platform/history.v1'));
  }
}
