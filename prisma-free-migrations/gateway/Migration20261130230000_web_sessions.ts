import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** The sessions of the portal, whose tokens the gateway holds. */
export class Migration20261130230000_web_sessions extends Migration {
  override up(): void {
    this.addSql(sqlFile('gateway/tables/web-session'));
  }
}
