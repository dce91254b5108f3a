/** What a solution is compared on. */
export const CRITERIA = [
  'SCENARIO',
  'INDUSTRY',
  'SIZE',
  'REGION',
  'PROTOCOLS',
  'INTEGRATIONS',
  'BUDGET',
  'MATURITY',
  'CAPACITY',
  'TEXT',
] as const;
export type Criterion = (typeof CRITERIA)[number];

/** One version of the weights. Published with every recommendation; a version that was used is never edited. */
export interface Ranking {
  readonly version: string;
  /** The most that each criterion can give, in hundredths of a point; together 10,000. */
  readonly most: Readonly<Record<Criterion, number>>;
  /** What a weaker fit is worth, in basis points of the most. */
  readonly share: {
    /** The scenario is served, but another one is the solution's main scene. */
    readonly scenarioAmongOthers: number;
    /** Made for the whole section of the standard (C), not for the division (C33). */
    readonly industrySection: number;
    readonly industryAny: number;
    readonly sizeAny: number;
    readonly regionAny: number;
    /** The need names no protocols, or no systems: nothing speaks for or against. */
    readonly nothingAsked: number;
  };
  /** New projects per month from which capacity is no concern. */
  readonly ampleCapacity: number;
}

const RANKING_2020_1: Ranking = Object.freeze({
  version: '2020-1',
  most: {
    SCENARIO: 2000,
    INDUSTRY: 1800,
    SIZE: 500,
    REGION: 800,
    PROTOCOLS: 1200,
    INTEGRATIONS: 900,
    BUDGET: 1000,
    MATURITY: 500,
    CAPACITY: 300,
    TEXT: 1000,
  },
  share: {
    scenarioAmongOthers: 7500,
    industrySection: 5000,
    industryAny: 3000,
    sizeAny: 6000,
    regionAny: 5000,
    nothingAsked: 5000,
  },
  ampleCapacity: 4,
});

/** All versions ever used, so that an old recommendation can be worked out again. */
export const RANKINGS: readonly Ranking[] = [RANKING_2020_1];

/** The version that new recommendations use. */
export const CURRENT_RANKING: Ranking = RANKING_2020_1;
