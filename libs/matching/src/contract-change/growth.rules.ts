import { shareOf, type Band, type Fen } from '#libs/kernel';

/** What was competed for, and under which rules. */
export interface Competition {
  /** What the contract came to when it was drafted. */
  readonly awardedFen: Fen;
  /** The value by which the number of bids was asked for. */
  readonly calledForFen: Fen;
  readonly leastBids: readonly Band[];
  readonly standstillDays: readonly Band[];
  /** The limit of a direct purchase; null where bids were called for. */
  readonly directLimitFen: Fen | null;
  /** Whether it takes over what another provider left undelivered. */
  readonly takesOver: boolean;
  readonly growthBasisPoints: number;
}

/** What stops a contract from growing further. */
export type GrowthLimit = 'REMAINDER' | 'DIRECT_LIMIT' | 'PROCEDURE' | 'SHARE';

/**
 * The most that a contract may come to, however many changes lead there. A larger one would have been another
 * competition: more bids, a standstill, no direct purchase; so it needs a procedure of its own.
 */
export function mostOf(competition: Competition): { mostFen: Fen; limit: GrowthLimit } {
  const { awardedFen, calledForFen, leastBids, standstillDays, directLimitFen, takesOver } = competition;
  if (takesOver) return { mostFen: awardedFen, limit: 'REMAINDER' };
  const share = {
    mostFen: awardedFen + shareOf(awardedFen, competition.growthBasisPoints),
    limit: 'SHARE' as const,
  };
  // No bids were called for: up to its limit a direct purchase asks for none, whatever the bands say.
  if (directLimitFen !== null)
    return directLimitFen < share.mostFen ? { mostFen: directLimitFen, limit: 'DIRECT_LIMIT' } : share;
  const calledFor = calledForFen > awardedFen ? calledForFen : awardedFen;
  const thresholds = [nextBand(leastBids, calledFor), nextBand(standstillDays, awardedFen)];
  const limits: { mostFen: Fen; limit: GrowthLimit }[] = [
    share,
    ...thresholds
      .filter((fromFen) => fromFen !== undefined)
      .map((fromFen) => ({ mostFen: fromFen - 1n, limit: 'PROCEDURE' as const })),
  ];
  return limits.reduce((least, each) => (each.mostFen < least.mostFen ? each : least));
}

/** From where on more is asked for than at an amount. */
function nextBand(bands: readonly Band[], amountFen: Fen): Fen | undefined {
  return bands.find(({ fromFen }) => fromFen > amountFen)?.fromFen;
}
