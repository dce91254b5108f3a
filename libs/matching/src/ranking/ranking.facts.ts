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
}

/** The facts of a solution that count. */
export interface RankedSolution {
  readonly id: string;
  readonly providerId: string;
  readonly title: string;
  readonly summary: string;
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
}
