import { Migration } from '@mikro-orm/migrations';

/** A copy of another room's fact has the name of the fact and `_copy`, as its class and as in subsidy. */
export class Migration20261201001000_copies_by_one_name extends Migration {
  override up(): void {
    for (const [from, to] of TABLES) {
      this.addSql(`alter table ${from} rename to ${to}`);
      this.addSql(`alter table ${to} rename constraint ${from}_pkey to ${to}_pkey`);
    }
    this.addSql(
      'alter table provider_copy rename constraint admitted_provider_standing_check to provider_copy_standing_check',
    );
    for (const index of ['provider', 'scenarios'])
      this.addSql(`alter index catalogue_solution_${index} rename to solution_copy_${index}`);
  }
}

const TABLES = [
  ['certified_enterprise', 'enterprise_copy'],
  ['enterprise_maturity', 'maturity_copy'],
  ['admitted_provider', 'provider_copy'],
  ['catalogue_solution', 'solution_copy'],
] as const;
