import type { OrganisationKind, Role } from '#libs/kernel';
import { division } from '#libs/reference';
import type { Person } from '../person/person.entity.js';
import type { Membership } from './membership.entity.js';
import type { Organisation } from './organisation.entity.js';

/** A membership as its organisation sees it: the role and the person who holds it. */
export interface MemberData {
  readonly id: string;
  readonly personId: string;
  readonly account: string;
  readonly displayName: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind;
  readonly role: Role;
  readonly divisionCode: string | null;
  readonly divisionName: string | null;
  readonly grantedAt: Date;
  readonly endedAt: Date | null;
  readonly endAwaitsSecondPerson: boolean;
}

export function memberViewOf(
  membership: Membership,
  person: Person,
  organisation: Organisation,
  endAwaitsSecondPerson = false,
): MemberData {
  return {
    id: membership.id,
    personId: person.id,
    account: person.account,
    displayName: person.displayName,
    organisationId: membership.organisationId,
    organisationName: organisation.name,
    organisationKind: membership.organisationKind,
    role: membership.role,
    divisionCode: membership.divisionCode ?? null,
    divisionName: membership.divisionCode ? (division(membership.divisionCode)?.name ?? null) : null,
    grantedAt: membership.grantedAt,
    endedAt: membership.endedAt ?? null,
    endAwaitsSecondPerson,
  };
}
