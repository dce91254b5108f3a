import { Migration } from '@mikro-orm/migrations';

/** What was decided stays decided, and a published round grows only by an amendment, by each one once. */
export class Migration20261130213000_more_guards extends Migration {
  override up(): void {
    for (const [table, guard] of [
      ['recovery_case', 'recovery_guard'],
      ['bank_day', 'bank_day_guard'],
    ] as const) {
      this.addSql(
        `create trigger ${guard} before update on ${table} for each row execute function ${guard}()`,
      );
    }
    this.addSql('alter table amendment add column round_version int');
    this.addSql(
      `with grown as (
         select id, row_number() over (partition by round_id order by decided_at, id) as n,
                count(*) over (partition by round_id) as in_all, (select version from round where id = round_id) as latest
           from amendment
          where state = 'APPROVED' and (claim_to is not null or redeem_to is not null or budget_added_fen is not null))
       update amendment set round_version = latest - in_all + n from grown where grown.id = amendment.id`,
    );
    this.addSql(
      `alter table amendment add constraint amendment_round_version check (
         (round_version is not null) = (state = 'APPROVED'
           and (claim_to is not null or redeem_to is not null or budget_added_fen is not null)))`,
    );
    this.addSql('create unique index amendment_once on amendment (round_id, round_version)');
    this.addSql(
      'create trigger amendment_guard before update on amendment for each row execute function amendment_guard()',
    );
    this.addSql(
      `create constraint trigger round_is_amended after update on round deferrable initially deferred for each row
         when (old.state = 'PUBLISHED' and (new.budget_fen, new.claim_to, new.redeem_to)
                 is distinct from (old.budget_fen, old.claim_to, old.redeem_to))
         execute function round_is_amended()`,
    );
  }
}
