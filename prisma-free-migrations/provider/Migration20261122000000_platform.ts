import { Migration } from '@mikro-orm/migrations';
import { membershipCopyV1, platformTablesV1 } from '../platform/tables.v1.js';

export class Migration20261122000000_platform extends Migration {
  override up(): void {
    for (const sql of [...platformTablesV1, ...membershipCopyV1]) this.addSql(sql);
  }
}
