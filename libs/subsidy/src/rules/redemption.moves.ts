import { statesOf, type Moves } from '#libs/kernel';

export type RedemptionState =
  'SUBMITTED' | 'RETURNED' | 'REVIEWED' | 'APPROVED' | 'REJECTED' | 'NOTICED' | 'PAYING' | 'PAID' | 'LAPSED';

export const REDEMPTION_MOVES = {
  SUBMITTED: { RETURNED: ['BUREAU_REVIEWER'], REVIEWED: ['BUREAU_REVIEWER'] },
  // Not mended within the days that the scheme gives: the bureau may close it.
  RETURNED: { SUBMITTED: ['ENTERPRISE_SIGNATORY'], LAPSED: ['BUREAU_REVIEWER'] },
  // Back to the bureau: the enterprise revised its papers, or who decided was not free to.
  REVIEWED: {
    APPROVED: ['COMMISSION_APPROVER'],
    REJECTED: ['COMMISSION_APPROVER'],
    SUBMITTED: ['ENTERPRISE_SIGNATORY', 'SYSTEM'],
  },
  APPROVED: { NOTICED: ['PROGRAMME_MANAGER'], SUBMITTED: ['ENTERPRISE_SIGNATORY', 'SYSTEM'] },
  NOTICED: { PAYING: ['FINANCE_PAYER'], REJECTED: ['COMMISSION_APPROVER'], SUBMITTED: ['SYSTEM'] },
  // The bank did not carry it out: it may be instructed again.
  PAYING: { PAID: ['FINANCE_PAYER'], NOTICED: ['FINANCE_PAYER'] },
  REJECTED: {},
  PAID: {},
  LAPSED: {},
} as const satisfies Moves<RedemptionState>;

export const RedemptionState = statesOf<RedemptionState>(REDEMPTION_MOVES);
export const ReviewDecision = { RETURNED: 'RETURNED', REVIEWED: 'REVIEWED' } as const;
export type ReviewDecision = keyof typeof ReviewDecision;
export const ApprovalDecision = { APPROVED: 'APPROVED', REJECTED: 'REJECTED' } as const;
export type ApprovalDecision = keyof typeof ApprovalDecision;

export type ObjectionState = 'OPEN' | 'UPHELD' | 'DISMISSED';
export const OBJECTION_MOVES = {
  OPEN: { UPHELD: ['COMMISSION_APPROVER'], DISMISSED: ['COMMISSION_APPROVER'] },
  UPHELD: {},
  DISMISSED: {},
} as const satisfies Moves<ObjectionState>;
export const ObjectionState = statesOf<ObjectionState>(OBJECTION_MOVES);
export const ObjectionDecision = { UPHELD: 'UPHELD', DISMISSED: 'DISMISSED' } as const;
export type ObjectionDecision = keyof typeof ObjectionDecision;
