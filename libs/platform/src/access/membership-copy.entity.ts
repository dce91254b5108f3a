import { defineEntity, p } from '@mikro-orm/core';
import { MembershipChangedV1 } from '#libs/contracts';
import { copyOf } from '../events/copy.js';

const MembershipCopySchema = defineEntity({
  name: 'MembershipCopy',
  tableName: 'membership',
  properties: {
    id: p.uuid().primary(),
    personId: p.text(),
    organisationId: p.uuid(),
    organisationKind: p.text(),
    role: p.text(),
    divisionCode: p.text().nullable(),
    endedAt: p.datetime().nullable(),
  },
});
/** Copy: who holds which role. In every service but identity, which owns the original. */
export class MembershipCopy extends MembershipCopySchema.class {}
MembershipCopySchema.setClass(MembershipCopy);

/** One that ended does not come back: a role that is given again is another one. */
export const membershipCopy = copyOf(MembershipCopy).broughtBy(
  MembershipChangedV1,
  'endedAt',
  (change) => ({
    id: change.membershipId,
    personId: change.personId,
    organisationId: change.organisationId,
    organisationKind: change.organisationKind,
    role: change.role,
    divisionCode: change.divisionCode ?? null,
    endedAt: change.active ? null : change.changedAt,
  }),
  ['personId', 'organisationId', 'organisationKind', 'role'],
);
