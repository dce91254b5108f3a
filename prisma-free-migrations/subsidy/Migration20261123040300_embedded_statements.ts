import { Migration } from '@mikro-orm/migrations';

/** The embedded bank hands out the statement of each day that is over. */
export class Migration20261123040300_embedded_statements extends Migration {
  override up(): void {
    this.addSql(`alter table embedded_bank_payment add column stated boolean not null default false`);
    this.addSql(
      `create index embedded_bank_payment_unstated on embedded_bank_payment (value_date) where not stated`,
    );
  }
}
