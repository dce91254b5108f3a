import type { ComplaintState } from './complaint.moves.js';

export interface ComplaintTimes {
  readonly state: ComplaintState;
  /** By when the enterprise answers. */
  readonly answerBy: Date;
  readonly answeredAt: Date | null;
  /** By when the bidder may take it to the bureau; counted from the answer, or from when it was due. */
  readonly escalateBy: Date;
}

export type Mover = 'ENTERPRISE' | 'PROVIDER' | 'BUREAU' | 'EVALUATORS' | 'NOBODY';

export interface Turn {
  readonly mover: Mover;
  readonly until: Date | null;
}

/** Whose move a complaint is, and by when. NOBODY: it is over, and no longer holds up the contract. */
export function turnOf({ state, answerBy, escalateBy }: ComplaintTimes, now: Date): Turn {
  if (state === 'RAISED' && now < answerBy) return { mover: 'ENTERPRISE', until: answerBy };
  if ((state === 'RAISED' || state === 'ANSWERED') && now < escalateBy)
    return { mover: 'PROVIDER', until: escalateBy };
  if (state === 'ESCALATED') return { mover: 'BUREAU', until: null };
  return { mover: 'NOBODY', until: null };
}
