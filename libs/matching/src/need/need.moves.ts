import { statesOf, type Moves } from '#libs/kernel';

export type NeedState = 'OPEN' | 'CLOSED' | 'AWARDED';

/**
 * OPEN becomes CLOSED by the passing of the deadline alone: nobody makes the move, it is read off the clock. So no state
 * is stored, and no job that runs late can make it wrong.
 */
export const NEED_MOVES = {
  OPEN: { CLOSED: ['SYSTEM'] },
  CLOSED: { AWARDED: ['ENTERPRISE_SIGNATORY'] },
  AWARDED: {},
} as const satisfies Moves<NeedState>;

export const NeedState = statesOf<NeedState>(NEED_MOVES);
