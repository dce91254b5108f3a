import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** A conflict that is declared for somebody else waits for a second person. */
export class Migration20261201030000_conflict_reports extends Migration {
  override up(): void {
    this.addSql(sqlFile('subsidy/tables/conflict-report'));
  }
}
