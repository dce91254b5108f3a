import { statesOf, type Moves } from '#libs/kernel';

/** REFUNDING: an appeal was upheld after money had come in, and it is owed back. */
export type RecoveryState = 'OPEN' | 'DISMISSED' | 'DECIDED' | 'REFUNDING' | 'CLOSED';

/** A case closes when, and only when, nothing is owed either way; the booking of the last fen closes it. */
const BOOKS = ['FINANCE_PAYER', 'COMMISSION_APPROVER'] as const;

export const RECOVERY_MOVES = {
  OPEN: { DECIDED: ['COMMISSION_APPROVER'], DISMISSED: ['COMMISSION_APPROVER'] },
  DISMISSED: {},
  DECIDED: { CLOSED: BOOKS, REFUNDING: ['COMMISSION_APPROVER'] },
  // The bank gave the refund back: it is owed again.
  CLOSED: { REFUNDING: BOOKS },
  REFUNDING: { CLOSED: BOOKS },
} as const satisfies Moves<RecoveryState>;
export const RecoveryState = statesOf<RecoveryState>(RECOVERY_MOVES);

export const GROUNDS = ['INVOICE_VOIDED', 'AUDIT_FINDING', 'LATE_OBJECTION', 'CONTRACT_TERMINATED'] as const;
export type GroundKind = (typeof GROUNDS)[number];
export const GroundKind = Object.fromEntries(GROUNDS.map((one) => [one, one])) as {
  readonly [K in GroundKind]: K;
};
