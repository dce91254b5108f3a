import { statesOf, type Moves } from '#libs/kernel';

export type ContractState = 'DRAFTED' | 'SIGNED' | 'ACCEPTED';

export const CONTRACT_MOVES = {
  /** By the second of the two signatures, whichever side it is. */
  DRAFTED: { SIGNED: ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY'] },
  /** By the acceptance of the last milestone. */
  SIGNED: { ACCEPTED: ['ENTERPRISE_SIGNATORY'] },
  ACCEPTED: {},
} as const satisfies Moves<ContractState>;

export const ContractState = statesOf<ContractState>(CONTRACT_MOVES);

export type MilestoneState = 'PLANNED' | 'REPORTED' | 'ACCEPTED';

export const MILESTONE_MOVES = {
  PLANNED: { REPORTED: ['PROVIDER_DELIVERY', 'PROVIDER_SIGNATORY'] },
  REPORTED: { ACCEPTED: ['ENTERPRISE_SIGNATORY'] },
  ACCEPTED: {},
} as const satisfies Moves<MilestoneState>;

export const MilestoneState = statesOf<MilestoneState>(MILESTONE_MOVES);

export const SIDES = ['ENTERPRISE', 'PROVIDER'] as const;
export type Side = (typeof SIDES)[number];
