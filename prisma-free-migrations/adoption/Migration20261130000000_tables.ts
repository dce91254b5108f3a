import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** Evidence of use, and who counts by it. */
export class Migration20261130000000_tables extends Migration {
  override up(): void {
    for (const path of TABLES) this.addSql(sqlFile(path));
  }
}

/** In the order in which one refers to another. */
const TABLES = [
  'platform/tables.v1',
  'platform/membership-copy.v1',
  'adoption/tables/copies',
  'adoption/tables/evidence',
  'adoption/tables/adoption',
];
