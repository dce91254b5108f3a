import { statesOf, type Moves } from '#libs/kernel';

export type RoundState = 'PROPOSED' | 'PUBLISHED';

export const ROUND_MOVES = {
  PROPOSED: { PUBLISHED: ['COMMISSION_APPROVER'] },
  PUBLISHED: {},
} as const satisfies Moves<RoundState>;

export const RoundState = statesOf<RoundState>(ROUND_MOVES);
