import { statesOf, type Moves } from '#libs/kernel';

export type ComplaintState = 'RAISED' | 'ANSWERED' | 'ESCALATED' | 'UPHELD' | 'DISMISSED' | 'SETTLED';

/**
 * A complaint against an award. The bureau decides what the enterprise's answer did not settle, and an upheld one takes
 * the award back. A step that is not taken in time lapses: that is read off the clock, not stored.
 */
export const COMPLAINT_MOVES = {
  RAISED: {
    ANSWERED: ['ENTERPRISE_SIGNATORY'],
    /** Where no answer came in time. */
    ESCALATED: ['PROVIDER_SIGNATORY'],
    SETTLED: ['PROVIDER_SIGNATORY'],
  },
  ANSWERED: { ESCALATED: ['PROVIDER_SIGNATORY'], SETTLED: ['PROVIDER_SIGNATORY'] },
  ESCALATED: { UPHELD: ['BUREAU_APPROVER'], DISMISSED: ['BUREAU_APPROVER'] },
  UPHELD: {},
  DISMISSED: {},
  /** Taken back, or content with the answer. */
  SETTLED: {},
} as const satisfies Moves<ComplaintState>;

export const ComplaintState = statesOf<ComplaintState>(COMPLAINT_MOVES);
