import type { PeopleQuery } from '../gql/graphql.js';

export type Member = PeopleQuery['memberships']['edges'][number]['node'];
export type Invitation = PeopleQuery['invitations'][number];

/** The roles that each side gives its people, the smallest first. */
export const ROLES = {
  ENTERPRISE: ['ENTERPRISE_VIEWER', 'ENTERPRISE_PREPARER', 'ENTERPRISE_SIGNATORY'],
  PROVIDER: ['PROVIDER_VIEWER', 'PROVIDER_SALES', 'PROVIDER_DELIVERY', 'PROVIDER_SIGNATORY'],
} as const;
export type Side = keyof typeof ROLES;

/** What the form offers first: a role that works, but does not sign. */
export const USUAL = { ENTERPRISE: 'ENTERPRISE_PREPARER', PROVIDER: 'PROVIDER_SALES' } as const;

const SIGNATORIES: readonly string[] = ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY'];

/** A person with every role that they hold here. */
export interface PersonHere {
  readonly personId: string;
  readonly account: string;
  readonly displayName: string;
  readonly memberships: readonly Member[];
}

export function peopleOf(members: readonly Member[]): PersonHere[] {
  return [...Map.groupBy(members, ({ personId }) => personId).values()].map((memberships) => {
    const { personId, account, displayName } = memberships[0]!;
    return { personId, account, displayName, memberships };
  });
}

/** Whether ending a role leaves the organisation without anybody who may sign. */
export function isLastSignatory(member: Member, members: readonly Member[]): boolean {
  if (!SIGNATORIES.includes(member.role)) return false;
  return members.filter(({ role }) => role === member.role).length === 1;
}

/** Those that wait: for a second person first, then for who was asked. */
export function waitingOf(invitations: readonly Invitation[]): Invitation[] {
  return ['PROPOSED', 'OFFERED'].flatMap((status) => invitations.filter((each) => each.status === status));
}
