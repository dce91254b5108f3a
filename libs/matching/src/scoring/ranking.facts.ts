import type { Fen, LocalDate } from '#libs/kernel';

/** The facts of a need that count. */
export interface RankedNeed {
  readonly title: string;
  readonly description: string;
  readonly scenario: string;
  readonly industryCode: string;
  readonly sizeClass: string;
  readonly cityCode: string;
  readonly protocols: readonly string[];
  readonly integrations: readonly string[];
  readonly budgetToFen: Fen;
  /** The day on which the work can begin: that of the deadline for bids. */
  readonly beginsOn: LocalDate;
  readonly deliverBy: LocalDate;
  /** Scenes in which the enterprise is below the next level; empty also where there is no assessment. */
  readonly weakScenes: readonly string[];
  /** The day of the recommendation, from which time in the pool is counted; `beginsOn` where it is left out. */
  readonly onDay?: LocalDate;
}

/** The facts of a solution that count. */
export interface RankedSolution {
  readonly id: string;
  readonly providerId: string;
  readonly title: string;
  readonly summary: string;
  /** What the provider tells of earlier work; counts as text. */
  readonly cases?: string;
  /** The first is the main one. */
  readonly scenarios: readonly string[];
  readonly industries: readonly string[];
  readonly sizeClasses: readonly string[];
  readonly regions: readonly string[];
  readonly protocols: readonly string[];
  readonly integrations: readonly string[];
  readonly priceFromFen: Fen;
  readonly priceToFen: Fen;
  readonly deliveryMonths: number;
  readonly capacityPerMonth: number;
  /** Set while its provider may not take work. */
  readonly suspended?: boolean;
  /** What its provider delivered on this platform; left out: nothing is known, as of a newcomer. */
  readonly track?: Track;
}

/** The delivered work of a provider. */
export interface Track {
  readonly admittedOn: LocalDate;
  readonly delivered: readonly Delivered[];
}

/** What was delivered in one scene for one division of industry. */
export interface Delivered {
  readonly scenario: string;
  /** With section letter: C33. */
  readonly division: string;
  /** Accepted contracts. */
  readonly contracts: number;
  /** Accepted milestones, and those of them that were reported by their due date. */
  readonly milestones: number;
  readonly onTime: number;
  /** Ratings, and the sum of their means in hundredths (100 to 500 each). */
  readonly ratings: number;
  readonly ratingSum: number;
}
