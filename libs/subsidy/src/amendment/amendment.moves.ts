import { statesOf, type Moves } from '#libs/kernel';

export type AmendmentState = 'PROPOSED' | 'APPROVED' | 'WITHDRAWN';

export const AMENDMENT_MOVES = {
  PROPOSED: { APPROVED: ['COMMISSION_APPROVER'], WITHDRAWN: ['PROGRAMME_MANAGER'] },
  APPROVED: {},
  WITHDRAWN: {},
} as const satisfies Moves<AmendmentState>;

export const AmendmentState = statesOf<AmendmentState>(AMENDMENT_MOVES);
