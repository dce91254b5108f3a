import { covers, DomainError, ROLES_OF, rolesAgainst, type OrganisationKind, type Role } from '#libs/kernel';

export interface Grant {
  readonly organisationId: string;
  readonly account: string;
  readonly role: Role;
  readonly divisionCode?: string;
}

/**
 * The division for which the role is held: an authority's own unless a smaller one is named; none for companies.
 * @throws DomainError ROLE_NOT_OF_ORGANISATION, DIVISION_NOT_APPLICABLE, DIVISION_NOT_COVERED
 */
export function divisionFor(
  organisation: { readonly kind: OrganisationKind; readonly divisionCode?: string | null },
  { role, divisionCode }: Pick<Grant, 'role' | 'divisionCode'>,
): string | null {
  const { kind, divisionCode: own } = organisation;
  const allowed: readonly Role[] = ROLES_OF[kind].filter((each) => each !== 'USAGE_REPORTER');
  if (!allowed.includes(role)) throw new DomainError('ROLE_NOT_OF_ORGANISATION', { kind, role, allowed });
  if (kind === 'ENTERPRISE' || kind === 'PROVIDER') {
    if (divisionCode !== undefined) throw new DomainError('DIVISION_NOT_APPLICABLE');
    return null;
  }
  if (divisionCode === undefined) return own ?? null;
  if (own && !covers(own, divisionCode)) {
    throw new DomainError('DIVISION_NOT_COVERED', { division: divisionCode, covered: own });
  }
  return divisionCode;
}

/** @throws DomainError MEMBERSHIP_EXISTS, DUTIES_DO_NOT_COMBINE */
export function assertMayHold(
  role: Role,
  organisationId: string,
  held: readonly { readonly organisationId: string; readonly role: Role }[],
): void {
  if (held.some((each) => each.organisationId === organisationId && each.role === role)) {
    throw new DomainError('MEMBERSHIP_EXISTS', { role });
  }
  const against = rolesAgainst(
    role,
    held.map((each) => each.role),
  );
  if (against.length > 0) throw new DomainError('DUTIES_DO_NOT_COMBINE', { role, held: against });
}
