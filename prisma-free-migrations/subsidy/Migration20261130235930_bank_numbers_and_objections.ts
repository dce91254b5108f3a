import { Migration } from '@mikro-orm/migrations';

/** A number of the bank confirms one payment in whatever spelling; a person has one open objection to a file. */
export class Migration20261130235930_bank_numbers_and_objections extends Migration {
  override up(): void {
    this.addSql('drop index payout_bank_reference');
    this.addSql(
      `create unique index payout_bank_reference
         on payout (upper(regexp_replace(normalize(bank_reference, nfkc), '[\\s[:punct:]–—·]', '', 'g')))
        where bank_reference is not null`,
    );
    this.addSql(
      `create unique index objection_one_open on objection (redemption_id, raised_by) where state = 'OPEN'`,
    );
  }
}
