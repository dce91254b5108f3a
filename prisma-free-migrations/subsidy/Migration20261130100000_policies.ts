import { Migration } from '@mikro-orm/migrations';
import { policyTablesV1 } from '../platform/policies.v1.js';

/** What is decided by policy and not by code. */
export class Migration20261130100000_policies extends Migration {
  override up(): void {
    for (const sql of policyTablesV1('subsidy')) this.addSql(sql);
  }
}
