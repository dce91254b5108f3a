import { Migration } from '@mikro-orm/migrations';

/** What a rule pays is a grant. Views keep the names of their columns when they are replaced, so they are made anew. */
export class Migration20261130211000_grants extends Migration {
  override up(): void {
    this.addSql('drop view if exists subsidy_broken, voucher_phase');
    this.addSql(
      `update voucher set phases = (
         select jsonb_agg(phase - 'awardFen' || jsonb_build_object('grantFen', phase -> 'awardFen') order by n)
           from jsonb_array_elements(phases) with ordinality as each (phase, n))
        where phases @? '$[*].awardFen'`,
    );
  }
}
