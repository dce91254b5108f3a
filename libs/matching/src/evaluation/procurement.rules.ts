import { sum, type Fen } from '#libs/kernel';
import type { ProcurementRules } from '../policy/procurement.policy.js';

/**
 * Whether a price is so low that it must be explained: below the share of the mean of the others where there are at
 * least two, else of the lower end of the budget. Without division, so nothing is rounded.
 */
export function isAbnormallyLow(
  priceFen: Fen,
  othersFen: readonly Fen[],
  budgetFromFen: Fen,
  { lowPriceBasisPoints }: Pick<ProcurementRules, 'lowPriceBasisPoints'>,
): boolean {
  const share = BigInt(lowPriceBasisPoints);
  if (othersFen.length < 2) return priceFen * 10_000n < budgetFromFen * share;
  return priceFen * 10_000n * BigInt(othersFen.length) < sum(othersFen) * share;
}

const HOUR = 3_600_000;

export function hoursAfter(moment: Date, hours: number): Date {
  return new Date(moment.getTime() + hours * HOUR);
}

export function daysAfter(moment: Date, days: number): Date {
  return hoursAfter(moment, days * 24);
}
