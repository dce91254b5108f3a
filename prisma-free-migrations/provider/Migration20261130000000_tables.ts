import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** The resource pool and its catalogue. */
export class Migration20261130000000_tables extends Migration {
  override up(): void {
    for (const path of TABLES) this.addSql(sqlFile(path));
  }
}

/** In the order in which one refers to another. */
const TABLES = [
  'platform/tables.v1',
  'platform/membership-copy.v1',
  'provider/tables/admission',
  'provider/tables/catalogue',
  'provider/tables/standing',
];
