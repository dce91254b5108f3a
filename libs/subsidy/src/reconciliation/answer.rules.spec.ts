import type { PayoutState } from '../rules/payout.moves.js';
import { verdictOf } from './answer.rules.js';
import { ANSWER_STATUSES, type AnswerLine } from '../bank/bank-files.rules.js';

const STATES: readonly PayoutState[] = ['PENDING', 'SENT', 'ACKNOWLEDGED', 'SUCCEEDED', 'FAILED', 'RETURNED'];
const answer = (status: AnswerLine['status'], bankReference: string | null = 'R1'): AnswerLine => {
  return { lineId: 'a', status, bankReference, valueDate: '2020-10-20', amountFen: 100n, reason: null };
};
const inState = (state: PayoutState) => ({ state, amountFen: 100n, bankReference: 'R1' });
const said = (state: PayoutState, given: AnswerLine, used = false): string => {
  const verdict = verdictOf(given, inState(state), used);
  if (verdict.outcome === 'APPLIED') return verdict.effect;
  return verdict.outcome === 'SET_ASIDE' ? verdict.why : verdict.outcome;
};

test('every state takes every answer in one way', () => {
  const table = STATES.map((state) => [
    state,
    ANSWER_STATUSES.map((status) => said(state, answer(status))).join(' '),
  ]);
  expect(Object.fromEntries(table)).toEqual({
    // ACCEPTED REJECTED PAID RETURNED
    PENDING: 'NOT_SENT NOT_SENT NOT_SENT NOT_SENT',
    SENT: 'ACKNOWLEDGE FAIL SUCCEED RETURN',
    ACKNOWLEDGED: 'REPEATED FAIL SUCCEED RETURN',
    SUCCEEDED: 'REPEATED CONTRADICTION REPEATED COME_BACK',
    FAILED: 'CONTRADICTION REPEATED CONTRADICTION CONTRADICTION',
    RETURNED: 'REPEATED CONTRADICTION CONTRADICTION REPEATED',
  });
});

test.each([
  ['a line that nobody sent', undefined, answer('PAID'), false, 'UNKNOWN_LINE'],
  ['another amount', inState('SENT'), { ...answer('PAID'), amountFen: 101n }, false, 'AMOUNT_DIFFERS'],
  ['a reference that stands for another payment', inState('SENT'), answer('PAID'), true, 'REFERENCE_USED'],
  ['paid once more under another number', inState('SUCCEEDED'), answer('PAID', 'R2'), false, 'CONTRADICTION'],
])('%s is set aside', (_, payout, given, used, why) => {
  expect(verdictOf(given, payout, used)).toEqual({ outcome: 'SET_ASIDE', why });
});
