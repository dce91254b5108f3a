import { Migration } from '@mikro-orm/migrations';

/** A need that named no sites or machines was stored with the text `[]` for a list: now it is one, and nothing else fits. */
export class Migration20261130235500_sites_are_lists extends Migration {
  override up(): void {
    for (const column of ['sites', 'machines']) {
      this.addSql(
        `update need set ${column} = cast(${column} #>> '{}' as jsonb) where jsonb_typeof(${column}) = 'string'`,
      );
      this.addSql(
        `alter table need alter column ${column} drop default,
           add constraint need_${column}_check check (jsonb_typeof(${column}) = 'array')`,
      );
    }
  }
}
