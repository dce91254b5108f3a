import { expect, test } from '@jest/globals';
import type { Acting } from '../session/acting.js';
import { dutyOn, sumsOf, undecided, waitingFor } from './review.rules.js';

const as = (role: string): Acting => ({
  audience: 'OFFICIAL',
  organisationId: 'o',
  organisationName: '',
  memberships: [{ role } as Acting['memberships'][number]],
});

test.each([
  ['SUBMITTED', 'BUREAU_REVIEWER', 'REVIEW'],
  ['REVIEWED', 'BUREAU_REVIEWER', 'NONE'],
  ['REVIEWED', 'COMMISSION_APPROVER', 'APPROVE'],
  ['SUBMITTED', 'COMMISSION_APPROVER', 'NONE'],
  ['RETURNED', 'BUREAU_REVIEWER', 'NONE'],
  ['SUBMITTED', 'AUDITOR', 'NONE'],
] as const)('on a %s file a %s may: %s', (state, role, duty) => {
  expect(dutyOn({ state }, as(role))).toBe(duty);
});

test('the queue begins with what waits for the reader', () => {
  expect(waitingFor(as('BUREAU_REVIEWER'))).toBe('SUBMITTED');
  expect(waitingFor(as('COMMISSION_APPROVER'))).toBe('REVIEWED');
  expect(waitingFor(as('AUDITOR'))).toBeUndefined();
});

test('an overlap without a verdict holds the file up', () => {
  expect(undecided([{ verdict: null }, { verdict: 'DISTINCT' }])).toBe(1);
});

const rows = (...amounts: string[]) => amounts.map((amountFen) => ({ amountFen })) as never;

test('sums are exact', () => {
  expect(sumsOf({ invoices: rows('9007199254740993', '1'), payments: rows() })).toEqual({
    invoicedFen: '9007199254740994',
    paidFen: '0',
  });
});
