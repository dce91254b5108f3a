import { sum, type Band, type Fen } from '#libs/kernel';

/** How bids are dealt with: data by version. A need keeps to the version that was in force when it was published. */
export interface ProcurementRules {
  readonly version: string;
  readonly inForceFrom: Date;
  /** How many bids there should be, by the upper end of the budget. Fewer need a reason. */
  readonly leastBids: readonly Band[];
  /** Days between award and signature in which a loser may complain, by the price of the winner. */
  readonly standstillDays: readonly Band[];
  /** A price below this share of the mean of the others, or of the lower end of the budget, must be explained. */
  readonly lowPriceBasisPoints: number;
  readonly explainLowPriceHours: number;
  /** For parts that are missing; the price cannot change. */
  readonly supplyMissingHours: number;
  readonly answerComplaintDays: number;
  readonly escalateComplaintDays: number;
  /** After the standstill; then the enterprise may go on to the next in rank. */
  readonly signWithinDays: number;
  readonly directPurchaseUpToFen: Fen;
  readonly acceptDirectPurchaseDays: number;
}

const YUAN = 100n;

/**
 * The first version. The enterprises buy with their own money, so the bands are the platform's, set by two public
 * marks: services and works that must be tendered by law begin at 1 and 4 million yuan (order 16 of 2018 of the National
 * Development and Reform Commission), and three days is the least notice of a winner there (Implementing Regulation of
 * the Tendering Law, art. 54).
 */
const VERSIONS: readonly ProcurementRules[] = [
  {
    version: '2020-1',
    inForceFrom: new Date('2000-01-01T00:00:00Z'),
    leastBids: [
      { fromFen: 0n, value: 1 },
      { fromFen: 200_000n * YUAN, value: 2 },
      { fromFen: 1_000_000n * YUAN, value: 3 },
      { fromFen: 4_000_000n * YUAN, value: 5 },
    ],
    standstillDays: [
      { fromFen: 0n, value: 0 },
      { fromFen: 1_000_000n * YUAN, value: 3 },
      { fromFen: 4_000_000n * YUAN, value: 10 },
    ],
    lowPriceBasisPoints: 6_000,
    explainLowPriceHours: 72,
    supplyMissingHours: 24,
    answerComplaintDays: 3,
    escalateComplaintDays: 3,
    signWithinDays: 15,
    directPurchaseUpToFen: 200_000n * YUAN,
    acceptDirectPurchaseDays: 5,
  },
];

/** The rules for a need that was published at a moment. */
export function rulesAt(
  publishedAt: Date,
  versions: readonly ProcurementRules[] = VERSIONS,
): ProcurementRules {
  return versions.findLast(({ inForceFrom }) => inForceFrom <= publishedAt) ?? versions[0]!;
}

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
