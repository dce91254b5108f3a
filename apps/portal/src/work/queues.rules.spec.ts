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

const page = { pageInfo: { hasNextPage: false } };
const claims: OfficialWorkQuery = {
  myInvitations: [],
  redemptions: {
    ...page,
    edges: [
      { node: { state: 'SUBMITTED', submittedAt: '2020-11-02T00:00:00Z' } },
      { node: { state: 'SUBMITTED', submittedAt: '2020-11-01T00:00:00Z' } },
      { node: { state: 'REVIEWED', submittedAt: '2020-10-01T00:00:00Z' } },
      { node: { state: 'PAID', submittedAt: '2020-09-01T00:00:00Z' } },
    ],
  },
};

test('nobody asks for what their role may not read', () => {
  expect(askedBy(official('BUREAU_REVIEWER'))).toMatchObject({
    certifies: true,
    redemptions: true,
    admits: false,
  });
  expect(askedBy(official('COMMISSION_APPROVER'))).toMatchObject({
    certifies: false,
    appeals: true,
    confirms: true,
  });
});

test('each sees of the claims what waits for their own act, and since when', () => {
  expect(queuesOf(claims, official('BUREAU_REVIEWER'))).toEqual([
    { name: 'REVIEW', count: 2, more: false, since: '2020-11-01T00:00:00Z' },
  ]);
  expect(queuesOf(claims, official('COMMISSION_APPROVER'))).toEqual([
    { name: 'APPROVAL', count: 1, more: false, since: '2020-10-01T00:00:00Z' },
  ]);
});

test('the desk where somebody waits longest comes first, and says where more wait than were counted', () => {
  const certificationQueue = {
    pageInfo: { hasNextPage: true },
    edges: [{ node: { submittedAt: '2020-06-01T00:00:00Z' } }],
  };
  expect(queuesOf({ ...claims, certificationQueue }, official('BUREAU_REVIEWER'))).toMatchObject([
    { name: 'CERTIFICATION', count: 1, more: true },
    { name: 'REVIEW' },
  ]);
});
