import { Migration } from '@mikro-orm/migrations';

/** One word for one thing: a pool is the pool of providers, and standing is what a provider has in it. */
export class Migration20261130203000_words extends Migration {
  override up(): void {
    for (const sql of [...JOINT_NEEDS, ...CANDIDATES, ...COMPARISON, ...ORIGIN]) this.addSql(sql);
  }
}

/** Needs that several enterprises ask together. */
const JOINT_NEEDS = [
  'alter table need_pool rename to joint_need',
  'alter table joint_need rename constraint need_pool_pkey to joint_need_pkey',
  'alter table joint_need rename constraint need_pool_join_check to joint_need_join_check',
  'alter index need_pool_open_until rename to joint_need_open_until',
  'alter table pool_member rename to joint_need_member',
  'alter table joint_need_member rename column pool_id to joint_need_id',
  'alter table joint_need_member rename constraint pool_member_pkey to joint_need_member_pkey',
  `alter table joint_need_member
     rename constraint pool_member_pool_id_foreign to joint_need_member_joint_need_id_foreign`,
  'alter index pool_member_of_enterprise rename to joint_need_member_of_enterprise',
  'alter index pool_member_once rename to joint_need_member_once',
  'alter table need rename column pool_id to joint_need_id',
  'alter index need_of_pool rename to need_of_joint_need',
];

/** What a ranking chooses from. */
const CANDIDATES = [
  'alter table ranking_pool rename to candidate_set',
  'alter table candidate_set rename constraint ranking_pool_pkey to candidate_set_pkey',
  'alter table recommendation rename column pool_hash to candidates_hash',
  'alter table pool_change rename to candidate_change',
  'alter table candidate_change rename constraint pool_change_pkey to candidate_change_pkey',
  'alter index pool_change_xid rename to candidate_change_xid',
];

/** How bids compare, and what is in effect. */
const COMPARISON = [
  'alter table award rename column standings to comparison',
  'alter index award_standing rename to award_current',
  'alter index contract_termination_standing rename to contract_termination_current',
];

/** Who sealed a bid. */
const ORIGIN = [
  'alter table bid drop constraint bid_origin_check',
  `update bid set origin = 'PLATFORM' where origin = 'HOUSE'`,
  `alter table bid add constraint bid_origin_check check (origin in ('PLATFORM', 'CLIENT', 'LISTED'))`,
];
