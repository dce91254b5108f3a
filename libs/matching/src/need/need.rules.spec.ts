import { refusalOf } from '#libs/kernel';
import { assertTerms, type NeedTerms } from './need.rules.js';

const NOW = new Date('2020-09-28T02:00:00.000Z');
const TERMS: NeedTerms = {
  budgetFromFen: 1n,
  budgetToFen: 1n,
  deliverBy: '2020-10-11',
  bidDeadline: new Date('2020-10-10T09:00:00.000Z'),
};

test.each([
  ['good terms', {}, undefined],
  ['a deadline 1 ms ahead', { bidDeadline: new Date(NOW.getTime() + 1) }, undefined],
  ['a deadline now', { bidDeadline: NOW }, 'BID_DEADLINE_NOT_AHEAD'],
  ['a deadline in two years', { bidDeadline: new Date('2022-10-10T09:00:00Z') }, 'BID_DEADLINE_TOO_FAR'],
  ['a budget of nothing', { budgetFromFen: 0n }, 'BUDGET_RANGE'],
  ['a budget that falls', { budgetFromFen: 2n }, 'BUDGET_RANGE'],
  ['delivery on the day of the deadline', { deliverBy: '2020-10-10' }, 'DELIVER_BY_BEFORE_DEADLINE'],
])('%s', (_, change, code) => {
  expect(refusalOf(() => assertTerms({ ...TERMS, ...change }, 366, NOW))?.code).toBe(code);
});
