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
  'EXPERIENCE',
  'RATING',
  'ON_TIME',
] as const;
export type Criterion = (typeof CRITERIA)[number];

/**
 * One version of the weights: all that a score depends on besides the need and the one solution. Kept in the database;
 * named by every recommendation; a version that was published is never edited.
 */
export interface Ranking {
  readonly version: string;
  /** The version of the words and their statistics. */
  readonly lexicon: string;
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
  readonly text: TextWeights;
  readonly track: TrackWeights;
  /** At least one newcomer among the first so many; 0: no such rule. */
  readonly newcomerWithin: number;
}

/** BM25 over the fields of a solution, with the averages and rarities of the lexicon, not of the live catalogue. */
export interface TextWeights {
  readonly k1Hundredths: number;
  readonly bHundredths: number;
  /** How often a word in the title, or in the cases, counts, where one in the summary counts once. */
  readonly titleTimes: number;
  readonly casesTimes: number;
  /** How often a word in the title of the need counts. */
  readonly needTitleTimes: number;
  /** What a general word is worth beside one of the trade, in basis points. */
  readonly generalShare: number;
  /** The part of the need's words, by weight, that earns all points, in basis points. */
  readonly fullAt: number;
  /** Only the heaviest words of a need count. */
  readonly termsMost: number;
}

/** How delivered work counts. Priors are part of the version: they stand for the mean of the pool on the day it was made. */
export interface TrackWeights {
  /** What an observation is worth by its likeness to the need, in basis points. */
  readonly sameSceneAndDivision: number;
  readonly sameSceneOrDivision: number;
  readonly otherwise: number;
  /** Accepted contracts: Gamma prior of so many thousandths of a contract in so many days. */
  readonly priorContractsThousandths: number;
  readonly priorDays: number;
  /** Thousandths of a contract per year that earn all points. */
  readonly ampleContractsPerYear: number;
  /** Milestones by their due date: Beta prior of so many thousandths met, and missed. */
  readonly priorMetThousandths: number;
  readonly priorMissedThousandths: number;
  /** Ratings of 1 to 5: as if so many thousandths of a rating of so many hundredths had been given. */
  readonly priorRatingsThousandths: number;
  readonly priorRatingHundredths: number;
}

/** The lexicons that this release carries; a version must name one. */
export const LEXICONS: readonly string[] = ['2020-2'];

/** The version that is shipped; the migration writes it into the database, where later ones join it. */
export const SHIPPED_RANKING: Ranking = Object.freeze({
  version: '2020-2',
  lexicon: '2020-2',
  most: {
    SCENARIO: 1000,
    INDUSTRY: 1100,
    SIZE: 200,
    REGION: 300,
    PROTOCOLS: 350,
    INTEGRATIONS: 350,
    BUDGET: 250,
    MATURITY: 500,
    CAPACITY: 150,
    TEXT: 4800,
    EXPERIENCE: 400,
    RATING: 350,
    ON_TIME: 250,
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
  text: {
    k1Hundredths: 60,
    bHundredths: 75,
    titleTimes: 2,
    casesTimes: 1,
    needTitleTimes: 3,
    generalShare: 5500,
    fullAt: 3500,
    termsMost: 40,
  },
  track: {
    sameSceneAndDivision: 10_000,
    sameSceneOrDivision: 5000,
    otherwise: 2000,
    priorContractsThousandths: 1000,
    priorDays: 180,
    ampleContractsPerYear: 8000,
    priorMetThousandths: 3200,
    priorMissedThousandths: 800,
    priorRatingsThousandths: 5000,
    priorRatingHundredths: 380,
  },
  newcomerWithin: 0,
});
