import { Migration } from '@mikro-orm/migrations';

/** What is fixed from some state on stays so, also where the service may update the column. */
export class Migration20261130000100_guards extends Migration {
  override up(): void {
    for (const table of ['round', 'voucher', 'redemption']) {
      this.addSql(
        `create trigger ${table}_guard before update on ${table} for each row execute function ${table}_guard()`,
      );
    }
    this.addSql(
      'create trigger invoice_guard before delete on invoice for each row execute function invoice_guard()',
    );
  }
}
