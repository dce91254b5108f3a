import { statesOf, type Moves } from '#libs/kernel';

export type DisputeState = 'OPEN' | 'ANSWERED' | 'MEDIATED' | 'WITHDRAWN';

/** A dispute between the sides of a contract. The bureau may close it before the other side has answered. */
export const DISPUTE_MOVES = {
  OPEN: {
    ANSWERED: ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY'],
    MEDIATED: ['BUREAU_REVIEWER'],
    WITHDRAWN: ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY'],
  },
  ANSWERED: {
    MEDIATED: ['BUREAU_REVIEWER'],
    WITHDRAWN: ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY'],
  },
  MEDIATED: {},
  WITHDRAWN: {},
} as const satisfies Moves<DisputeState>;

export const DisputeState = statesOf<DisputeState>(DISPUTE_MOVES);

export const DISPUTE_OUTCOMES = ['FOR_ENTERPRISE', 'FOR_PROVIDER', 'SETTLED'] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];
