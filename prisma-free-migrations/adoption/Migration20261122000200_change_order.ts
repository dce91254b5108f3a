import { Migration } from '@mikro-orm/migrations';

/** Which transaction wrote a change, so that a figure that was read can be known to hold still. */
export class Migration20261122000200_change_order extends Migration {
  override up(): void {
    this.addSql('alter table adoption_change add column xid xid8 not null default pg_current_xact_id()');
    this.addSql('create index adoption_change_xid on adoption_change (xid)');
  }
}
