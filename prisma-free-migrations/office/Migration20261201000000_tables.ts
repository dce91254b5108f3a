import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** The files that people hand in. */
export class Migration20261201000000_tables extends Migration {
  override up(): void {
    for (const path of TABLES) this.addSql(sqlFile(path));
  }
}

/** In the order in which one refers to another. */
const TABLES = [
  'platform/tables.v1',
  'platform/membership-copy.v1',
  'platform/history.v1',
  'platform/ended-session.v1',
  'platform/command-rights.v1',
  'platform/deadlines.v1',
  'platform/conflict-copy.v1',
  'platform/market-membership.v1',
  'office/tables/files',
];
