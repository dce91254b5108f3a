import { Migration } from '@mikro-orm/migrations';

/** What guards duties and conflicts finds its tables whoever writes, from whatever search path. */
export class Migration20261123030300_duties_search_path extends Migration {
  override up(): void {
    for (const name of [
      'take_duty(uuid, text, text)',
      'redemption_takes_duties()',
      'decision_takes_duty()',
      'decision_is_unconflicted()',
    ])
      this.addSql(`alter function ${name} set search_path from current`);
  }
}
