import type { Fen } from '#libs/kernel';
import type { PayoutState } from '../rules/payout.moves.js';
import type { AnswerLine, AnswerStatus } from '../bank/bank-files.rules.js';

/** What an answer does to its payment. */
export type Effect = 'ACKNOWLEDGE' | 'SUCCEED' | 'FAIL' | 'RETURN' | 'COME_BACK';
export type Aside = 'UNKNOWN_LINE' | 'AMOUNT_DIFFERS' | 'NOT_SENT' | 'REFERENCE_USED' | 'CONTRADICTION';
export type Verdict =
  | { readonly outcome: 'APPLIED'; readonly effect: Effect }
  | { readonly outcome: 'REPEATED' }
  | { readonly outcome: 'SET_ASIDE'; readonly why: Aside };

export interface Answered {
  /** RETURNED also for what came back after it had succeeded. */
  readonly state: PayoutState;
  readonly amountFen: Fen;
  readonly bankReference: string | null;
}

const REPEATED: Verdict = { outcome: 'REPEATED' };
const CONTRADICTION: Verdict = { outcome: 'SET_ASIDE', why: 'CONTRADICTION' };
const applied = (effect: Effect): Verdict => ({ outcome: 'APPLIED', effect });

/** State of the payment × what the bank says. What is said again is nothing new; what contradicts is never applied. */
const VERDICTS: Readonly<Record<Exclude<PayoutState, 'PENDING'>, Readonly<Record<AnswerStatus, Verdict>>>> = {
  SENT: {
    ACCEPTED: applied('ACKNOWLEDGE'),
    REJECTED: applied('FAIL'),
    PAID: applied('SUCCEED'),
    RETURNED: applied('RETURN'),
  },
  ACKNOWLEDGED: {
    ACCEPTED: REPEATED,
    REJECTED: applied('FAIL'),
    PAID: applied('SUCCEED'),
    RETURNED: applied('RETURN'),
  },
  // An acceptance that comes late says nothing new.
  SUCCEEDED: {
    ACCEPTED: REPEATED,
    REJECTED: CONTRADICTION,
    PAID: REPEATED,
    RETURNED: applied('COME_BACK'),
  },
  FAILED: {
    ACCEPTED: CONTRADICTION,
    REJECTED: REPEATED,
    PAID: CONTRADICTION,
    RETURNED: CONTRADICTION,
  },
  RETURNED: {
    ACCEPTED: REPEATED,
    REJECTED: CONTRADICTION,
    PAID: CONTRADICTION,
    RETURNED: REPEATED,
  },
};

/**
 * What is made of an answer.
 * @param payout undefined when no payment has this line id
 * @param referenceUsed whether the bank's reference stands for another payment already
 */
export function verdictOf(answer: AnswerLine, payout: Answered | undefined, referenceUsed: boolean): Verdict {
  if (!payout) return { outcome: 'SET_ASIDE', why: 'UNKNOWN_LINE' };
  if (payout.state === 'PENDING') return { outcome: 'SET_ASIDE', why: 'NOT_SENT' };
  if (answer.amountFen !== payout.amountFen) return { outcome: 'SET_ASIDE', why: 'AMOUNT_DIFFERS' };
  const verdict = VERDICTS[payout.state][answer.status];
  if (answer.status === 'PAID' && verdict.outcome === 'APPLIED' && referenceUsed)
    return { outcome: 'SET_ASIDE', why: 'REFERENCE_USED' };
  // Paid under another number than before: the bank may have paid twice.
  const other = answer.bankReference !== null && answer.bankReference !== payout.bankReference;
  if (payout.state === 'SUCCEEDED' && answer.status === 'PAID' && other) return CONTRADICTION;
  return verdict;
}
