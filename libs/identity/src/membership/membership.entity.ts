import { defineEntity, p } from '@mikro-orm/core';
import type { OrganisationKind, Role } from '#libs/kernel';
import { stateOf } from '#libs/platform';

const MembershipSchema = defineEntity({
  name: 'Membership',
  properties: {
    id: p.uuid().primary(),
    personId: p.uuid(),
    organisationId: p.uuid(),
    organisationKind: p.text().$type<OrganisationKind>(),
    role: p.text().$type<Role>(),
    divisionCode: p.text().nullable(),
    grantedAt: p.datetime(),
    /** Null when an event of another service gave the role. */
    grantedBy: p.uuid().nullable(),
    endedAt: stateOf('MEMBERSHIP', p.datetime()).nullable(),
    endedBy: p.uuid().nullable(),
  },
});

/** A role that a person holds in an organisation. A row is ended, never deleted or given another role. */
export class Membership extends MembershipSchema.class {
  isActive(): boolean {
    return this.endedAt === null || this.endedAt === undefined;
  }

  /** Ending what has ended changes nothing, so the first end stays on record. */
  end(by: string, at: Date): void {
    if (!this.isActive()) return;
    this.endedAt = at;
    this.endedBy = by;
  }
}
MembershipSchema.setClass(Membership);
