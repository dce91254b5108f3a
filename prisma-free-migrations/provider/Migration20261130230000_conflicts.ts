import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** With which parties an official has to do. */
export class Migration20261130230000_conflicts extends Migration {
  override up(): void {
    this.addSql(sqlFile('platform/conflict-copy.v1'));
    this.addSql(sqlFile('platform/market-membership.v1'));
  }
}
