import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** People, organisations, memberships, machines, and the embedded issuer. */
export class Migration20261130000000_tables extends Migration {
  override up(): void {
    for (const path of TABLES) this.addSql(sqlFile(path));
  }
}

/** In the order in which one refers to another. */
const TABLES = [
  'platform/tables.v1',
  'identity/tables/person',
  'identity/tables/membership',
  'identity/tables/machine-key',
  'identity/tables/issuer',
];
