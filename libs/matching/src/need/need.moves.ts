import { statesOf, type Moves } from '#libs/kernel';

export type NeedState = 'OPEN' | 'CLOSED' | 'AWARDED' | 'CANCELLED' | 'EXPIRED';

/**
 * OPEN becomes CLOSED by the passing of the deadline alone, and EXPIRED when nobody awards it for long: nobody makes these
 * moves, they are read off the clock. So no state is stored, and no job that runs late can make it wrong.
 */
export const NEED_MOVES = {
  OPEN: { CLOSED: ['SYSTEM'], CANCELLED: ['ENTERPRISE_SIGNATORY'] },
  CLOSED: {
    /** By the platform: to the next in rank, when the first refused or did not sign. */
    AWARDED: ['ENTERPRISE_SIGNATORY', 'SYSTEM'],
    CANCELLED: ['ENTERPRISE_SIGNATORY'],
    EXPIRED: ['SYSTEM'],
  },
  /** Refused by the winner, lapsed, or taken back after a complaint. */
  AWARDED: { CLOSED: ['PROVIDER_SIGNATORY', 'ENTERPRISE_SIGNATORY', 'BUREAU_APPROVER'] },
  CANCELLED: {},
  EXPIRED: { CANCELLED: ['ENTERPRISE_SIGNATORY'] },
} as const satisfies Moves<NeedState>;

export const NeedState = statesOf<NeedState>(NEED_MOVES);

/** Why an enterprise closes a need without an award. */
export const ClosingReason = {
  SOLVED_OTHERWISE: 'SOLVED_OTHERWISE',
  PLANS_CHANGED: 'PLANS_CHANGED',
  NO_BUDGET: 'NO_BUDGET',
  NO_FITTING_BID: 'NO_FITTING_BID',
  PUBLISHED_IN_ERROR: 'PUBLISHED_IN_ERROR',
} as const;
export type ClosingReason = keyof typeof ClosingReason;
