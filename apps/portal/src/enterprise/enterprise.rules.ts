import type { CreditCodeQuery, MyEnterpriseQuery, PeopleQuery } from '../gql/graphql.js';

export type Enterprise = MyEnterpriseQuery['enterprise'];
export type CreditCode = CreditCodeQuery['creditCode'];
export type Member = PeopleQuery['memberships']['edges'][number]['node'];
export type Invitation = PeopleQuery['invitations'][number];

/** Where a file stands: whose move it is, and what the page offers. */
export interface FileStanding {
  readonly whose: 'BUREAU' | 'YOU' | 'COLLEAGUE' | 'NOBODY';
  readonly next: 'WAIT' | 'CORRECT' | 'ASSESS' | 'NEED';
}

/** @param mayCorrect whether the person may change the file for the enterprise */
export function standingOf(
  { state, currentAssessment }: Pick<Enterprise, 'state' | 'currentAssessment'>,
  mayCorrect: boolean,
): FileStanding {
  if (state === 'REGISTERED') return { whose: 'BUREAU', next: 'WAIT' };
  if (state === 'REFUSED') return { whose: mayCorrect ? 'YOU' : 'COLLEAGUE', next: 'CORRECT' };
  return { whose: 'NOBODY', next: currentAssessment ? 'NEED' : 'ASSESS' };
}

/** What stands in the way of a registration under a code, before anything else is typed. */
export function wayOf(code: CreditCode): 'ASK_FOR_ACCESS' | 'NAMESAKE' | 'FREE' {
  if (code.registered) return 'ASK_FOR_ACCESS';
  return code.nameRegistered ? 'NAMESAKE' : 'FREE';
}

/** What the form begins with: the division that the code names, where it is one of the province. */
export function divisionFrom({ divisionCode, divisionName }: CreditCode): string | undefined {
  return divisionName && !divisionCode.endsWith('00') ? divisionCode : undefined;
}

/** The roles that an enterprise gives, the smallest first. */
export const ROLES = ['ENTERPRISE_VIEWER', 'ENTERPRISE_PREPARER', 'ENTERPRISE_SIGNATORY'] as const;

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

/** Whether ending a role leaves the enterprise without anybody who may sign. */
export function isLastSignatory(member: Member, members: readonly Member[]): boolean {
  if (member.role !== 'ENTERPRISE_SIGNATORY') return false;
  return members.filter(({ role }) => role === 'ENTERPRISE_SIGNATORY').length === 1;
}

/** Those that wait for an answer. */
export function waitingOf(invitations: readonly Invitation[]): Invitation[] {
  return invitations.filter(({ status }) => status === 'OFFERED' || status === 'PROPOSED');
}
