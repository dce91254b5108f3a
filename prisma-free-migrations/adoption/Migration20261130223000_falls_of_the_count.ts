import { Migration } from '@mikro-orm/migrations';

/** A period that time alone ends leaves its entry once; what has ended so far by an act has its entry. */
export class Migration20261130223000_falls_of_the_count extends Migration {
  override up(): void {
    this.addSql('alter table adoption_period add column end_told boolean not null default false');
    this.addSql('create index adoption_period_due on adoption_period (counted_until) where not end_told');
    this.addSql(
      `create unique index adoption_change_by_time on adoption_change (adoption_id, at) where cause = 'time'`,
    );
    this.addSql(`update adoption_period set end_told = true
      where exists (select from adoption_change change
                     where change.adoption_id = adoption_period.adoption_id and change.at = counted_until)`);
  }
}
