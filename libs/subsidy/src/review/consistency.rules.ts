/** Bounds of a share, both from 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The normal quantile of 95 %. */
const Z = 1.959963984540054;

/** The interval of Wilson in which the true share lies with 95 %, from what was counted; honest for small numbers. */
export function wilson(hits: number, of: number): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = hits / of;
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** What one person decided in a city and a month. */
export interface Tally {
  readonly personId: string;
  readonly cityCode: string;
  readonly month: string;
  readonly decisions: number;
  /** Returned or rejected. */
  readonly against: number;
}

export interface Consistency extends Tally {
  /** The share that went against the applicant. */
  readonly rate: number;
  /** What the colleagues of the same city and month had, or those of the province when there are none. */
  readonly expected: number;
  readonly interval: Interval;
  /** The expected share lies outside the interval: worth a look, no more. */
  readonly standsOut: boolean;
}

/** Each person's share beside that of the others on comparable files. */
export function consistencyOf(tallies: readonly Tally[]): Consistency[] {
  return tallies.map((tally) => {
    const others = tallies.filter(({ personId }) => personId !== tally.personId);
    const beside = others.filter(
      ({ cityCode, month }) => cityCode === tally.cityCode && month === tally.month,
    );
    const expected = shareOfAll(beside) ?? shareOfAll(others) ?? tally.against / tally.decisions;
    const interval = wilson(tally.against, tally.decisions);
    return {
      ...tally,
      rate: tally.against / tally.decisions,
      expected,
      interval,
      standsOut: expected < interval.low || expected > interval.high,
    };
  });
}

function shareOfAll(tallies: readonly Tally[]): number | undefined {
  const decisions = tallies.reduce((total, each) => total + each.decisions, 0);
  return decisions === 0 ? undefined : tallies.reduce((total, each) => total + each.against, 0) / decisions;
}
