import { Migration } from '@mikro-orm/migrations';

/** One transfer pays once, in whatever width, case and punctuation its number is written. */
export class Migration20261130233000_transfer_in_any_spelling extends Migration {
  override up(): void {
    this.addSql('drop index contract_payment_reference');
    this.addSql(
      `create unique index contract_payment_reference on contract_payment (
         upper(regexp_replace(normalize(bank_reference, nfkc), '[\\s[:punct:]–—·]', '', 'g')))
        where refused_at is null`,
    );
  }
}
