import { statesOf, type Moves } from '#libs/kernel';

export type PayoutState = 'PENDING' | 'SENT' | 'ACKNOWLEDGED' | 'SUCCEEDED' | 'FAILED' | 'RETURNED';

const PAYER = ['FINANCE_PAYER'] as const;

/**
 * The way of one instruction. The bank may answer with the end at once. FAILED out of PENDING is the answer to a payment
 * that was instructed by hand. What came back after it had succeeded stays SUCCEEDED here and carries the moment of its
 * return, because its money was posted; see `seenState`.
 */
export const PAYOUT_MOVES = {
  PENDING: { SENT: PAYER, SUCCEEDED: PAYER, FAILED: PAYER },
  SENT: { ACKNOWLEDGED: PAYER, SUCCEEDED: PAYER, FAILED: PAYER, RETURNED: PAYER },
  ACKNOWLEDGED: { SUCCEEDED: PAYER, FAILED: PAYER, RETURNED: PAYER },
  SUCCEEDED: {},
  FAILED: {},
  RETURNED: {},
} as const satisfies Moves<PayoutState>;
export const PayoutState = statesOf<PayoutState>(PAYOUT_MOVES);

/** What the payment is for: the subsidy, the subsidy again after the bank gave it back, or what was recovered wrongly. */
export const PayoutKind = { SUBSIDY: 'SUBSIDY', REPEAT: 'REPEAT', REFUND: 'REFUND' } as const;
export type PayoutKind = keyof typeof PayoutKind;

export type PaymentRunState = 'PREPARED' | 'SENDING' | 'SENT' | 'CANCELLED';
/** SENDING: it may be at the bank. From here on its lines wait for an answer, whatever happens to this process. */
export const PAYMENT_RUN_MOVES = {
  PREPARED: { SENDING: PAYER, CANCELLED: PAYER },
  SENDING: { SENT: PAYER },
  SENT: {},
  CANCELLED: {},
} as const satisfies Moves<PaymentRunState>;
export const PaymentRunState = statesOf<PaymentRunState>(PAYMENT_RUN_MOVES);
