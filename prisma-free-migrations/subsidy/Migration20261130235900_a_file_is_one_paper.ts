import { Migration } from '@mikro-orm/migrations';

/** A file counts once whichever paper it is handed in as; of rows that are one file now, the earliest stays live. */
export class Migration20261130235900_a_file_is_one_paper extends Migration {
  override up(): void {
    this.addSql(
      `update counted_paper later set live = false
        where kind <> 'PAYMENT_PROOF' and live
          and exists (select from counted_paper earlier
                       where earlier.live and earlier.kind not in ('PAYMENT_PROOF', later.kind)
                         and earlier.identity = later.identity and earlier.id < later.id)`,
    );
    this.addSql(`update counted_paper set kind = 'FILE' where kind <> 'PAYMENT_PROOF'`);
    this.addSql(
      `alter table counted_paper add constraint counted_paper_kind check (kind in ('PAYMENT_PROOF', 'FILE'))`,
    );
  }
}
