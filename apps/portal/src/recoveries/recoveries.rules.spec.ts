import { expect, test } from '@jest/globals';
import type { Acting } from '../session/acting.js';
import { actsOn, instalmentsOf } from './recoveries.rules.js';

const as = (role: string): Acting => ({
  audience: 'OFFICIAL',
  organisationId: 'o',
  organisationName: '',
  memberships: [{ role } as Acting['memberships'][number]],
});
const none = {
  decide: false,
  uphold: false,
  collect: false,
  proposeWriteOff: false,
  approveWriteOff: false,
};
const decided: Parameters<typeof actsOn>[0] = {
  state: 'DECIDED',
  owedFen: '100',
  writeOffs: [],
  appealDecidedAt: null,
};
const proposed = { amountFen: '1', authority: '', reason: '', proposedAt: '', approvedAt: null };

test.each<[Parameters<typeof actsOn>[0], string, object]>([
  [{ ...decided, state: 'OPEN' }, 'COMMISSION_APPROVER', { decide: true }],
  [{ ...decided, state: 'OPEN' }, 'FINANCE_PAYER', {}],
  [decided, 'COMMISSION_APPROVER', { uphold: true }],
  [{ ...decided, appealDecidedAt: '2021-01-01' }, 'COMMISSION_APPROVER', {}],
  [decided, 'FINANCE_PAYER', { collect: true, proposeWriteOff: true }],
  [{ ...decided, writeOffs: [proposed] }, 'FINANCE_PAYER', { collect: true }],
  [{ ...decided, writeOffs: [proposed] }, 'COMMISSION_APPROVER', { uphold: true, approveWriteOff: true }],
  [{ ...decided, owedFen: '0' }, 'FINANCE_PAYER', {}],
])('%j before a %s', (file, role, acts) => {
  expect(actsOn(file, as(role))).toEqual({ ...none, ...acts });
});

test('instalments come to exactly what is owed, on the same day of each month', () => {
  expect(instalmentsOf('100', 3, '2020-12-31')).toEqual([
    { dueOn: '2020-12-31', amountFen: '33' },
    { dueOn: '2021-01-31', amountFen: '33' },
    { dueOn: '2021-02-28', amountFen: '34' },
  ]);
});
