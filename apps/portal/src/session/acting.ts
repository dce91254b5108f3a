import { PRIVILEGES, type Privilege } from '../../../../libs/kernel/src/privileges.js';
import type { Membership, Person } from './session.js';

/** The audience that a person belongs to in the organisation for which they work just now. */
export type Audience = 'ENTERPRISE' | 'PROVIDER' | 'OFFICIAL';

/** The organisation for which the signed-in person works on these pages, and what they may do in it. */
export interface Acting {
  readonly audience: Audience;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly memberships: readonly Membership[];
}

const KINDS: Readonly<Record<string, Audience>> = { ENTERPRISE: 'ENTERPRISE', PROVIDER: 'PROVIDER' };

/** The organisations between which a person may choose, in the order in which they joined them. */
export function organisationsOf(person: Person): readonly Acting[] {
  const byId = Map.groupBy(person.memberships, ({ organisationId }) => organisationId);
  return [...byId].map(([organisationId, memberships]) => ({
    audience: KINDS[memberships[0]!.organisationKind] ?? 'OFFICIAL',
    organisationId,
    organisationName: memberships[0]!.organisationName,
    memberships,
  }));
}

/** The one that was chosen last, else the first; null for a person without any. */
export function actingAs(person: Person, remembered: string | null): Acting | null {
  const all = organisationsOf(person);
  return all.find(({ organisationId }) => organisationId === remembered) ?? all[0] ?? null;
}

/** Whether one of the person's roles here holds a privilege: the same list as the server's. */
export function holds(acting: Acting | null, privilege: Privilege): boolean {
  const roles = PRIVILEGES[privilege] as readonly string[] | null;
  if (roles === null) return true;
  return acting?.memberships.some(({ role }) => roles.includes(role)) ?? false;
}
