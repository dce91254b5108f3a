import { Migration } from '@mikro-orm/migrations';
import { sqlFile } from '../platform/sql-file.js';

/** Needs, ranking, bids, awards and contracts. */
export class Migration20261130000000_tables extends Migration {
  override up(): void {
    for (const path of TABLES) this.addSql(sqlFile(path));
  }
}

/** In the order in which one refers to another. */
const TABLES = [
  'platform/tables.v1',
  'platform/membership-copy.v1',
  'matching/tables/copies',
  'matching/tables/history',
  'matching/tables/joint-need',
  'matching/tables/need',
  'matching/tables/question',
  'matching/tables/ranking',
  'matching/tables/exposure',
  'matching/tables/allocation',
  'matching/tables/bid',
  'matching/tables/evaluation',
  'matching/tables/award',
  'matching/tables/contract',
  'matching/tables/contract-end',
  'matching/tables/contract-account',
  'matching/tables/rating',
];
