import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** Schemes, rounds, vouchers, redemptions, payment, and the ledger under them. */
export class Migration20261130000000_tables extends Migration {
  override up(): void {
    for (const path of TABLES) this.addSql(sqlFile(path));
  }
}

/** In the order in which one refers to another. */
const TABLES = [
  'platform/tables.v1',
  'platform/membership-copy.v1',
  'subsidy/tables/ledger',
  'subsidy/tables/copies',
  'subsidy/tables/history',
  'subsidy/tables/scheme',
  'subsidy/tables/round',
  'subsidy/tables/amendment',
  'subsidy/tables/reallocation',
  'subsidy/tables/voucher',
  'subsidy/tables/conflict',
  'subsidy/tables/decision',
  'subsidy/tables/redemption',
  'subsidy/tables/review',
  'subsidy/tables/overlap',
  'subsidy/tables/invoice-check',
  'subsidy/tables/notice',
  'subsidy/tables/payout',
  'subsidy/tables/bank',
  'subsidy/tables/recovery',
];
