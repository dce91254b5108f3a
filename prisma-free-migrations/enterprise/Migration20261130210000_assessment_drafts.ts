import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** An assessment can be left and taken up again, also by a colleague. */
export class Migration20261130210000_assessment_drafts extends Migration {
  override up(): void {
    this.addSql(sqlFile('enterprise/tables/assessment-draft'));
  }
}
