import { expect, test } from '@jest/globals';
import type { OfficialWorkQuery } from '../gql/graphql.js';
import type { Acting } from '../session/acting.js';
import { askedBy, queuesOf } from './queues.rules.js';

function official(role: 'BUREAU_REVIEWER' | 'COMMISSION_APPROVER'): Acting {
  const organisation = { organisationId: 'b1', organisationName: 'x' };
  return {
    audience: 'OFFICIAL',
    ...organisation,
    memberships: [
      { role, ...organisation, organisationKind: 'BUREAU', divisionCode: null, divisionName: null },
    ],
  };
}

const claims = (...waiting: string[]) => ({
  pageInfo: { hasNextPage: false },
  edges: waiting.map((submittedAt) => ({ node: { submittedAt } })),
});
const waiting: OfficialWorkQuery = {
  myInvitations: [],
  toReview: claims('2020-11-02T00:00:00Z', '2020-11-01T00:00:00Z'),
};

test('nobody asks for what their role may not read', () => {
  expect(askedBy(official('BUREAU_REVIEWER'))).toMatchObject({
    certifies: true,
    reviews: true,
    approves: false,
    publishes: false,
    admits: false,
  });
  expect(askedBy(official('COMMISSION_APPROVER'))).toMatchObject({
    certifies: false,
    appeals: true,
    confirms: true,
  });
});

test('each desk says how many wait and since when', () => {
  expect(
    queuesOf({
      ...waiting,
      toPay: [
        { obstacle: null, redemption: { submittedAt: '2020-10-01T00:00:00Z' } },
        { obstacle: 'NOTICE_OPEN', redemption: { submittedAt: '2020-09-01T00:00:00Z' } },
      ],
      objectionsToDecide: [{ objection: { raisedAt: '2020-12-01T00:00:00Z' } }],
    }),
  ).toEqual([
    { name: 'PAYMENT', count: 1, more: false, since: '2020-10-01T00:00:00Z' },
    { name: 'REVIEW', count: 2, more: false, since: '2020-11-01T00:00:00Z' },
    { name: 'OBJECTIONS', count: 1, more: false, since: '2020-12-01T00:00:00Z' },
  ]);
});

test('the desk where somebody waits longest comes first, and says where more wait than were counted', () => {
  const certificationQueue = {
    pageInfo: { hasNextPage: true },
    edges: [{ node: { submittedAt: '2020-06-01T00:00:00Z' } }],
  };
  expect(queuesOf({ ...waiting, certificationQueue })).toMatchObject([
    { name: 'CERTIFICATION', count: 1, more: true },
    { name: 'REVIEW' },
  ]);
});
