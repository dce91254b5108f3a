import { Migration } from '@mikro-orm/migrations';

/** A file speaks for one enterprise, once, whichever paper it is handed in as; of rows that share one, the first keeps it. */
export class Migration20261130235900_a_file_is_one_paper extends Migration {
  override up(): void {
    this.addSql(
      `create table evidence_file (
         hash text primary key,
         evidence_id uuid not null constraint evidence_file_evidence_id_foreign references evidence (id),
         constraint evidence_file_hash check (hash ~ '^[0-9a-f]{64}$')
       )`,
    );
    this.addSql(
      `insert into evidence_file (hash, evidence_id)
       select distinct on (hash) hash, evidence.id
         from evidence cross join lateral (select lower(value) as hash from jsonb_each_text(documents)) as file
        where kind = 'CONTRACT_INVOICE_ACCEPTANCE' and hash ~ '^[0-9a-f]{64}$'
        order by hash, recorded_at, evidence.id`,
    );
    this.addSql('drop index evidence_paper');
  }
}
