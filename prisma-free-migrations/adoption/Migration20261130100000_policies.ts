import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** What is decided by policy and not by code. */
export class Migration20261130100000_policies extends Migration {
  override up(): void {
    this.addSql(sqlFile('platform/policies.v1'));
  }
}
