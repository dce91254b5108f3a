import { defineEntity, p } from '@mikro-orm/core';
import type { StoredContent } from '../need/need-content.js';

const NeedPoolSchema = defineEntity({
  name: 'NeedPool',
  indexes: [{ name: 'need_pool_open_until', properties: ['joinUntil', 'id'] }],
  checks: [{ name: 'need_pool_join_check', expression: 'join_until > opened_at' }],
  properties: {
    id: p.uuid().primary(),
    leadEnterpriseId: p.uuid(),
    /** E.g. 演示小榄五金集群. */
    clusterName: p.text(),
    /** What all members ask for alike. */
    content: p.json<StoredContent>(),
    joinUntil: p.datetime(),
    openedBy: p.text(),
    openedAt: p.datetime(),
    publishedAt: p.datetime().nullable(),
  },
});
/** Enterprises of a cluster that ask the market together: one text, one deadline, and a need, contract and voucher each. */
export class NeedPool extends NeedPoolSchema.class {
  stateAt(now: Date): 'JOINING' | 'COMPLETE' | 'PUBLISHED' {
    if (this.publishedAt) return 'PUBLISHED';
    return now < this.joinUntil ? 'JOINING' : 'COMPLETE';
  }
}
NeedPoolSchema.setClass(NeedPool);

const PoolMemberSchema = defineEntity({
  name: 'PoolMember',
  indexes: [{ name: 'pool_member_of_enterprise', properties: ['enterpriseId'] }],
  uniques: [
    {
      name: 'pool_member_once',
      expression:
        'create unique index pool_member_once on pool_member (pool_id, enterprise_id) where left_at is null',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    poolId: () => p.manyToOne(NeedPool).mapToPk().joinColumn('pool_id'),
    enterpriseId: p.uuid(),
    /** What this member alone has: its sites, machines, systems and budget. */
    content: p.json<StoredContent>(),
    joinedBy: p.text(),
    joinedAt: p.datetime(),
    leftAt: p.datetime().nullable(),
  },
});
/** An enterprise in a pool. */
export class PoolMember extends PoolMemberSchema.class {}
PoolMemberSchema.setClass(PoolMember);
