import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** An answer is given again only to who still holds what they held. */
export class Migration20261201020000_command_rights extends Migration {
  override up(): void {
    this.addSql(sqlFile('platform/command-rights.v1'));
  }
}
