import type { Fen } from '#libs/kernel';

export interface Windows {
  readonly claimFrom: Date;
  readonly claimTo: Date;
  readonly redeemFrom: Date;
  readonly redeemTo: Date;
}

export interface AskedChange {
  readonly claimTo: Date | null;
  readonly redeemTo: Date | null;
  readonly budgetAddedFen: Fen | null;
  readonly tranchesFen: Fen;
  readonly limitChangeFen: Fen | null;
}

export type AmendmentProblem = 'NOTHING_CHANGED' | 'NOT_LONGER' | 'TOO_LATE' | 'AMOUNT' | 'TRANCHES';

/** Why a published round cannot be changed so; empty when it can. Windows only ever get longer, and for all. */
export function amendmentProblems(round: Windows, asked: AskedChange, now: Date): AmendmentProblem[] {
  const { claimTo, redeemTo, budgetAddedFen, tranchesFen, limitChangeFen } = asked;
  const nothing = [claimTo, redeemTo, budgetAddedFen, limitChangeFen].every((each) => each === null);
  const shorter = (claimTo && claimTo <= round.claimTo) || (redeemTo && redeemTo <= round.redeemTo);
  // Claims must be able to be redeemed; and what has expired with the window was given to others.
  const late = (redeemTo && now >= round.redeemTo) || (claimTo && claimTo > (redeemTo ?? round.redeemTo));
  return [
    ...(nothing ? (['NOTHING_CHANGED'] as const) : []),
    ...(shorter ? (['NOT_LONGER'] as const) : []),
    ...(late ? (['TOO_LATE'] as const) : []),
    ...((budgetAddedFen !== null && budgetAddedFen <= 0n) || limitChangeFen === 0n
      ? (['AMOUNT'] as const)
      : []),
    ...(tranchesFen > (budgetAddedFen ?? 0n) ? (['TRANCHES'] as const) : []),
  ];
}
