import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** Codes that were issued otherwise than the standard says have an official way past its check. */
export class Migration20261201000000_odd_codes extends Migration {
  override up(): void {
    this.addSql(sqlFile('enterprise/tables/odd-code'));
  }
}
