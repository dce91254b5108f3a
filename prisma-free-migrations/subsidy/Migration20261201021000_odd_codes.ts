import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** A code that two officials have confirmed is taken here too. */
export class Migration20261201021000_odd_codes extends Migration {
  override up(): void {
    this.addSql(sqlFile('platform/odd-code-copy.v1'));
  }
}
