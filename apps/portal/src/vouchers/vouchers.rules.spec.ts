import { expect, test } from '@jest/globals';
import type { VouchersQuery } from '../gql/graphql.js';
import type { Acting } from '../session/acting.js';
import { claimable, papersOf, typedOf, whyNotRedeem } from './vouchers.rules.js';

const acting = (role: string): Acting => ({
  audience: 'ENTERPRISE',
  organisationId: 'e',
  organisationName: '',
  memberships: [{ role } as Acting['memberships'][number]],
});

const contract = (id: string, state: string, enterprise: string) => ({
  node: { id, state, enterprise: { id: enterprise } },
});

test('a voucher is claimed for an own signed contract that has none', () => {
  const answer = {
    vouchers: { edges: [{ node: { contract: { id: 'taken' } } }] },
    contracts: {
      edges: [
        contract('signed', 'SIGNED', 'e'),
        contract('taken', 'SIGNED', 'e'),
        contract('drafted', 'DRAFTED', 'e'),
        contract('of another', 'SIGNED', 'x'),
        contract('accepted', 'ACCEPTED', 'e'),
      ],
    },
  } as unknown as VouchersQuery;
  expect(claimable(answer, acting('ENTERPRISE_SIGNATORY')).map(({ id }) => id)).toEqual([
    'signed',
    'accepted',
  ]);
});

test.each([
  ['RESERVED', 'ENTERPRISE_PREPARER', null],
  ['RESERVED', 'ENTERPRISE_VIEWER', 'NOT_YOUR_ROLE'],
  ['PLANNED', 'ENTERPRISE_PREPARER', 'NOT_RESERVED'],
  ['PAID', 'ENTERPRISE_PREPARER', 'NOT_RESERVED'],
] as const)('redeeming a %s phase as %s: %s', (state, role, reason) => {
  expect(whyNotRedeem(state, acting(role))).toBe(reason);
});

test('rows that are not whole yet are not asked about', () => {
  const typed = {
    invoices: [
      { number: ' 12345678 ', code: '4400201130', amount: '1,000', issuedOn: '2020-10-08' },
      { number: '1' },
      {},
    ],
    payments: [
      { bankReference: 'B1', amount: '1000', paidOn: '2020-10-09', payerName: '甲', payeeName: '乙' },
      { bankReference: 'B2', amount: 'x', paidOn: '2020-10-09' },
    ],
    files: { ACCEPTANCE_REPORT: 'a', USAGE_REPORT: 'b', EMPTY: undefined },
  };
  const asked = papersOf(typed, 'v', 1);
  expect(asked).toEqual({
    voucherId: 'v',
    phase: 1,
    invoices: [{ number: '12345678', code: '4400201130', amountFen: '100000', issuedOn: '2020-10-08' }],
    payments: [
      { bankReference: 'B1', amountFen: '100000', paidOn: '2020-10-09', payerName: '甲', payeeName: '乙' },
    ],
    acceptanceReportHash: 'a',
    documents: [{ kind: 'USAGE_REPORT', hash: 'b' }],
  });
  // What was kept comes back as it was typed.
  expect(papersOf(typedOf(asked), 'v', 1)).toEqual(asked);
});

test('without a draft there is one row of each to begin with', () => {
  expect(typedOf(null)).toEqual({ invoices: [{}], payments: [{}], files: {} });
});
