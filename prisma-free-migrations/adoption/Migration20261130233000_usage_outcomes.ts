import { Migration } from '@mikro-orm/migrations';

/** What became of each batch stays readable for the people of its provider. */
export class Migration20261130233000_usage_outcomes extends Migration {
  override up(): void {
    this.addSql(`create table usage_outcome (
      batch_id uuid primary key constraint usage_outcome_batch_id_foreign references usage_batch (id),
      organisation_id uuid not null,
      received_at timestamptz not null,
      accepted int not null,
      waiting int not null,
      rejected int not null,
      not_accepted jsonb not null
    )`);
    this.addSql(
      'create index usage_outcome_of_provider on usage_outcome (organisation_id, received_at, batch_id)',
    );
  }
}
