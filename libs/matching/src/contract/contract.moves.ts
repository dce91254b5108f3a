import { statesOf, type Moves } from '#libs/kernel';

export type ContractState = 'DRAFTED' | 'SIGNED' | 'ACCEPTED' | 'TERMINATED' | 'REPLACED' | 'CANCELLED';

export const CONTRACT_MOVES = {
  DRAFTED: {
    /** By the second of the two signatures, whichever side it is. */
    SIGNED: ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY'],
    /** Refused by a side, or by the platform when what it was drafted for is gone. */
    CANCELLED: ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY', 'SYSTEM'],
  },
  SIGNED: {
    /** By the acceptance of the last milestone. */
    ACCEPTED: ['ENTERPRISE_SIGNATORY'],
    /** By the second signature under the agreement, for cause by one side, or after its provider left the pool. */
    TERMINATED: ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY', 'PROGRAMME_MANAGER'],
    /** By the second signature under the contract that takes over what is undelivered. */
    REPLACED: ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY'],
  },
  ACCEPTED: {},
  TERMINATED: { REPLACED: ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY'] },
  REPLACED: {},
  CANCELLED: {},
} as const satisfies Moves<ContractState>;

export const ContractState = statesOf<ContractState>(CONTRACT_MOVES);

/** Whether another text can come in force: not of what is accepted or has ended. */
export const isNegotiable = (state: ContractState): boolean => state === 'DRAFTED' || state === 'SIGNED';

export type MilestoneState = 'PLANNED' | 'REPORTED' | 'ACCEPTED';

export const MILESTONE_MOVES = {
  PLANNED: { REPORTED: ['PROVIDER_DELIVERY', 'PROVIDER_SIGNATORY'] },
  REPORTED: { ACCEPTED: ['ENTERPRISE_SIGNATORY'] },
  ACCEPTED: {},
} as const satisfies Moves<MilestoneState>;

export const MilestoneState = statesOf<MilestoneState>(MILESTONE_MOVES);

export const SIDES = ['ENTERPRISE', 'PROVIDER'] as const;
export type Side = (typeof SIDES)[number];
