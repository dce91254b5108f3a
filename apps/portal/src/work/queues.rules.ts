import type { OfficialWorkQuery, OfficialWorkQueryVariables } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { type Acting, holds } from '../session/acting.js';

export type QueueName =
  | 'CERTIFICATION'
  | 'ADMISSION'
  | 'REVIEW'
  | 'APPROVAL'
  | 'NOTICE'
  | 'PAYMENT'
  | 'OBJECTIONS'
  | 'APPEALS'
  | 'CONFIRMATION'
  | 'COMPLAINTS';

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
    reviews: holds(acting, 'redemption.review'),
    approves: holds(acting, 'redemption.approve'),
    publishes: holds(acting, 'notice.publish'),
    pays: holds(acting, 'payout.pay'),
    appeals: holds(acting, 'standing.decide'),
    confirms: holds(acting, 'membership.confirm'),
    decidesComplaints: holds(acting, 'complaint.decide'),
  };
}

/** The queues in which something waits, the one that has waited longest first. */
export function queuesOf(answer: OfficialWorkQuery): readonly Queue[] {
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
    claims('REVIEW', answer.toReview),
    claims('APPROVAL', answer.toApprove),
    claims('NOTICE', answer.toPublish),
    queue(
      'PAYMENT',
      (answer.toPay ?? [])
        .filter(({ obstacle }) => obstacle === null)
        .map(({ redemption }) => redemption.submittedAt),
    ),
    queue(
      'OBJECTIONS',
      (answer.objectionsToDecide ?? []).map(({ objection }) => objection.raisedAt),
    ),
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

function claims(name: QueueName, list: OfficialWorkQuery['toReview']): Queue | undefined {
  return queue(
    name,
    nodesOf(list).map(({ submittedAt }) => submittedAt),
    list,
  );
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
