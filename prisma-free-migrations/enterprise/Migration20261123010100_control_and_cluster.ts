import { Migration } from '@mikro-orm/migrations';

/** Who controls an enterprise, and the cluster pilot that it belongs to: both decide how a subsidy is limited. */
export class Migration20261123010100_control_and_cluster extends Migration {
  override up(): void {
    this.addSql(
      `alter table enterprise
         add column controlling_unified_social_credit_code text,
         add column cluster_code text,
         add constraint enterprise_control_check check (length(controlling_unified_social_credit_code) = 18)`,
    );
  }
}
