import { Migration } from '@mikro-orm/migrations';

/** A need holds the plain id of the joint need that stands above it. */
export class Migration20261130201000_plain_ids extends Migration {
  override up(): void {
    this.addSql('alter table need drop constraint need_pool_id_foreign');
  }
}
