import { defineEntity, p } from '@mikro-orm/core';
import { stateOf } from '#libs/platform';
import type { StoredContent } from '../need/need-content.js';

const JointNeedSchema = defineEntity({
  name: 'JointNeed',
  indexes: [{ name: 'joint_need_open_until', properties: ['joinUntil', 'id'] }],
  checks: [{ name: 'joint_need_join_check', expression: 'join_until > opened_at' }],
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
    publishedAt: stateOf('JOINT_NEED', p.datetime()).nullable(),
  },
});
/** Enterprises of a cluster that ask the market together: one text, one deadline, and a need, contract and voucher each. */
export class JointNeed extends JointNeedSchema.class {
  stateAt(now: Date): 'JOINING' | 'COMPLETE' | 'PUBLISHED' {
    if (this.publishedAt) return 'PUBLISHED';
    return now < this.joinUntil ? 'JOINING' : 'COMPLETE';
  }
}
JointNeedSchema.setClass(JointNeed);

const JointNeedMemberSchema = defineEntity({
  name: 'JointNeedMember',
  indexes: [{ name: 'joint_need_member_of_enterprise', properties: ['enterpriseId'] }],
  uniques: [
    {
      name: 'joint_need_member_once',
      expression:
        'create unique index joint_need_member_once on joint_need_member (joint_need_id, enterprise_id) where left_at is null',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    jointNeedId: () => p.manyToOne(JointNeed).mapToPk().joinColumn('joint_need_id'),
    enterpriseId: p.uuid(),
    /** What this member alone has: its sites, machines, systems and budget. */
    content: p.json<StoredContent>(),
    joinedBy: p.text(),
    joinedAt: p.datetime(),
    leftAt: stateOf('JOINT_NEED', p.datetime(), 'jointNeedId').nullable(),
  },
});
/** An enterprise that takes part. */
export class JointNeedMember extends JointNeedMemberSchema.class {}
JointNeedMemberSchema.setClass(JointNeedMember);
