import { Migration } from '@mikro-orm/migrations';

/** Until when a need may be awarded is kept with it: a later version of the policy does not move it. */
export class Migration20261130235000_award_by extends Migration {
  override up(): void {
    this.addSql('alter table need add column award_by timestamptz');
    this.addSql(`update need set award_by = bid_deadline + interval '90 days'`);
    this.addSql(
      `alter table need alter column award_by set not null,
         add constraint need_award_by_check check (award_by > bid_deadline)`,
    );
    // The version that ships was called 2020-1 while it was a constant of the code.
    this.addSql(`update award set rules_version = '1' where rules_version = '2020-1'`);
    this.addSql(`update direct_purchase set rules_version = '1' where rules_version = '2020-1'`);
  }
}
