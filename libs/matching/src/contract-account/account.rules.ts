import { sum, type Fen } from '#libs/kernel';

/** What a reading comes to: units by price, and never more than the ceiling leaves after the others. */
export function readingFen(
  units: bigint,
  { unitPriceFen, ceilingFen }: { unitPriceFen: Fen; ceilingFen: Fen },
  others: readonly Fen[],
): Fen {
  const left = ceilingFen - sum(others);
  const used = units * unitPriceFen;
  if (left <= 0n) return 0n;
  return used < left ? used : left;
}

/** The paid share that the 2019 rules ask for before a redemption: 90 % (粤工信工业互联网函〔2019〕1553号). */
const PAID_BASIS_POINTS = 9000n;

/** Whether so much of a contract is paid as the 2019 rules ask for. A round may ask for another share. */
export function paidEnough(confirmedFen: Fen, totalFen: Fen): boolean {
  return confirmedFen * 10_000n >= totalFen * PAID_BASIS_POINTS;
}

/** What is paid of a contract in basis points, rounded down. */
export function paidShare(confirmedFen: Fen, totalFen: Fen): number {
  return Number((confirmedFen * 10_000n) / totalFen);
}
