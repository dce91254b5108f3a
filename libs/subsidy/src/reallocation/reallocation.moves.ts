import { statesOf, type Moves } from '#libs/kernel';

export type ReallocationState = 'PROPOSED' | 'APPROVED' | 'WITHDRAWN';

export const REALLOCATION_MOVES = {
  PROPOSED: { APPROVED: ['COMMISSION_APPROVER'], WITHDRAWN: ['PROGRAMME_MANAGER'] },
  APPROVED: {},
  WITHDRAWN: {},
} as const satisfies Moves<ReallocationState>;

export const ReallocationState = statesOf<ReallocationState>(REALLOCATION_MOVES);
