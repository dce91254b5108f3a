import { Migration } from '@mikro-orm/migrations';

/** People look for a file by the number of its contract. */
export class Migration20261201002000_files_by_number extends Migration {
  override up(): void {
    this.addSql('create index contract_copy_number on contract_copy (contract_number)');
  }
}
