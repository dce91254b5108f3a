import type { OrganisationKind, Role } from '#libs/kernel';
import type { Membership } from './membership.entity.js';
import type { Person } from '../person/person.entity.js';

/** A membership as its organisation sees it: the role and the person who holds it. */
export interface MemberData {
  readonly id: string;
  readonly personId: string;
  readonly account: string;
  readonly displayName: string;
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
  readonly role: Role;
  readonly divisionCode: string | null;
  readonly grantedAt: Date;
  readonly endedAt: Date | null;
}

export function memberViewOf(membership: Membership, person: Person): MemberData {
  return {
    id: membership.id,
    personId: person.id,
    account: person.account,
    displayName: person.displayName,
    organisationId: membership.organisationId,
    organisationKind: membership.organisationKind,
    role: membership.role,
    divisionCode: membership.divisionCode ?? null,
    grantedAt: membership.grantedAt,
    endedAt: membership.endedAt ?? null,
  };
}
