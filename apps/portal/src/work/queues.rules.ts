import type { OfficialWorkQuery, OfficialWorkQueryVariables } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { type Acting, holds } from '../session/acting.js';

export type QueueName =
  'CERTIFICATION' | 'ADMISSION' | 'REVIEW' | 'APPROVAL' | 'APPEALS' | 'CONFIRMATION' | 'COMPLAINTS';

/** What waits for an official, desk by desk. */
export interface Queue {
  readonly name: QueueName;
  readonly count: number;
  /** More wait than were counted. */
  readonly more: boolean;
  /** Since when the one waits that is served next. */
  readonly since: string;
}

/** Which queues a person's roles let them ask for: one that they may not read would refuse all. */
export function askedBy(acting: Acting): OfficialWorkQueryVariables {
  return {
    certifies: holds(acting, 'enterprise.certify'),
    admits: holds(acting, 'provider.admit'),
    redemptions: holds(acting, 'redemption.review') || holds(acting, 'redemption.approve'),
    appeals: holds(acting, 'standing.decide'),
    confirms: holds(acting, 'membership.confirm'),
    decidesComplaints: holds(acting, 'complaint.decide'),
  };
}

/** The queues in which something waits, the one that has waited longest first. */
export function queuesOf(answer: OfficialWorkQuery, acting: Acting): readonly Queue[] {
  const redemptions = nodesOf(answer.redemptions);
  const inState = (state: string): string[] =>
    redemptions.filter((each) => each.state === state).map(({ submittedAt }) => submittedAt);
  return [
    queue(
      'CERTIFICATION',
      nodesOf(answer.certificationQueue).map((each) => each.submittedAt),
      answer.certificationQueue,
    ),
    queue(
      'ADMISSION',
      nodesOf(answer.poolApplications).map((each) => each.appliedAt),
      answer.poolApplications,
    ),
    queue('REVIEW', holds(acting, 'redemption.review') ? inState('SUBMITTED') : [], answer.redemptions),
    queue('APPROVAL', holds(acting, 'redemption.approve') ? inState('REVIEWED') : [], answer.redemptions),
    queue(
      'APPEALS',
      nodesOf(answer.standingAppeals).map((each) => each.filedAt),
      answer.standingAppeals,
    ),
    queue(
      'COMPLAINTS',
      (answer.complaints ?? [])
        .filter(({ turn }) => turn.mover === 'BUREAU')
        .flatMap(({ escalatedAt }) => escalatedAt ?? []),
    ),
    queue(
      'CONFIRMATION',
      [...(answer.invitationsToConfirm ?? []), ...(answer.proposals ?? [])].map((each) => each.proposedAt),
    ),
  ]
    .filter((each) => each !== undefined)
    .toSorted((a, b) => Date.parse(a.since) - Date.parse(b.since));
}

function queue(
  name: QueueName,
  waiting: readonly string[],
  list?: { readonly pageInfo: { readonly hasNextPage: boolean } },
): Queue | undefined {
  const [first] = waiting.toSorted((a, b) => Date.parse(a) - Date.parse(b));
  return first === undefined
    ? undefined
    : { name, count: waiting.length, more: list?.pageInfo.hasNextPage ?? false, since: first };
}
