import type { Fen } from '#libs/kernel';
import { termPoints, type TermPoints } from './bm25.rules.js';
import type { PreparedNeed, PreparedSolution } from './prepared.rules.js';
import type { RankedNeed, RankedSolution } from './ranking.facts.js';
import { CRITERIA, type Criterion, type Ranking } from './rankings.js';

/**
 * FULL: all that the criterion can give. PART: some. ANY: because the solution is for everybody. NOT_ASKED. PRIOR:
 * nothing is known of the provider yet, so it gets what the version expects of anyone. NONE.
 */
export const FITS = ['FULL', 'PART', 'ANY', 'NOT_ASKED', 'PRIOR', 'NONE'] as const;
export type Fit = (typeof FITS)[number];

/** One part of a score and what it rests on. */
export interface Contribution {
  readonly criterion: Criterion;
  readonly fit: Fit;
  readonly pointsHundredths: number;
  readonly mostHundredths: number;
  /** Codes and names that matched, from the need's side. */
  readonly facts: readonly string[];
  /** For TEXT: the words, whose points add up to those of the criterion. */
  readonly terms: readonly TermPoints[];
}

const WHOLE = 10_000;

type Share = (need: PreparedNeed, solution: PreparedSolution, ranking: Ranking) => number;

/** What each criterion gives, in basis points of its most. TEXT gives points, because each word rounds for itself. */
const SHARES: Readonly<Record<Exclude<Criterion, 'TEXT'>, Share>> = {
  SCENARIO: ({ need }, { solution }, { share }) =>
    solution.scenarios[0] === need.scenario ? WHOLE : share.scenarioAmongOthers,
  INDUSTRY: ({ need }, { solution: { industries } }, { share }) =>
    industries.length === 0
      ? share.industryAny
      : closest(need, industries).length > 1
        ? WHOLE
        : share.industrySection,
  SIZE: (_, { solution }, { share }) => (solution.sizeClasses.length === 0 ? share.sizeAny : WHOLE),
  REGION: (_, { solution }, { share }) => (solution.regions.length === 0 ? share.regionAny : WHOLE),
  PROTOCOLS: ({ protocols }, solution, { share }) =>
    metShare(protocols, solution.protocols, share.nothingAsked),
  INTEGRATIONS: ({ integrations }, solution, { share }) =>
    metShare(integrations, solution.integrations, share.nothingAsked),
  BUDGET: ({ need }, { solution }) => budgetShare(need.budgetToFen, solution),
  MATURITY: ({ need }, { solution }) => maturityShare(need, solution),
  CAPACITY: (_, { solution }, { ampleCapacity }) => ampleShare(solution.capacityPerMonth, ampleCapacity),
  EXPERIENCE: ({ trackOf }, { solution }) => trackOf(solution.track).experience,
  RATING: ({ trackOf }, { solution }) => trackOf(solution.track).rating,
  ON_TIME: ({ trackOf }, { solution }) => trackOf(solution.track).onTime,
};

/** What each criterion gives to a solution that can serve the need, and why; points are rounded down. */
export function contributionsOf(
  need: PreparedNeed,
  solution: PreparedSolution,
  ranking: Ranking,
): Contribution[] {
  return CRITERIA.map((criterion) => {
    const mostHundredths = ranking.most[criterion];
    const terms = criterion === 'TEXT' ? termPoints(need, solution, mostHundredths, ranking.text.fullAt) : [];
    const pointsHundredths =
      criterion === 'TEXT'
        ? terms.reduce((sum, each) => sum + each.pointsHundredths, 0)
        : Math.floor((mostHundredths * SHARES[criterion](need, solution, ranking)) / WHOLE);
    return {
      criterion,
      pointsHundredths,
      mostHundredths,
      fit: fitOf(criterion, pointsHundredths, mostHundredths, need, solution),
      facts: factsOf(criterion, need, solution),
      terms,
    };
  });
}

function fitOf(
  criterion: Criterion,
  points: number,
  most: number,
  { need, trackOf, terms }: PreparedNeed,
  { solution }: PreparedSolution,
): Fit {
  const { contracts, milestones, ratings } = trackOf(solution.track);
  const special: Partial<Record<Criterion, Fit | false>> = {
    INDUSTRY: solution.industries.length === 0 && 'ANY',
    SIZE: solution.sizeClasses.length === 0 && 'ANY',
    REGION: solution.regions.length === 0 && 'ANY',
    PROTOCOLS: need.protocols.length === 0 && 'NOT_ASKED',
    INTEGRATIONS: need.integrations.length === 0 && 'NOT_ASKED',
    TEXT: terms.length === 0 && 'NOT_ASKED',
    EXPERIENCE: contracts === 0 && 'PRIOR',
    RATING: ratings === 0 && 'PRIOR',
    ON_TIME: milestones === 0 && 'PRIOR',
  };
  return special[criterion] || (points === most ? 'FULL' : points === 0 ? 'NONE' : 'PART');
}

function factsOf(criterion: Criterion, prepared: PreparedNeed, offered: PreparedSolution): string[] {
  const { need, trackOf } = prepared;
  const { solution } = offered;
  switch (criterion) {
    case 'SCENARIO':
      return [need.scenario];
    case 'INDUSTRY':
      return solution.industries.length === 0 ? [] : [closest(need, solution.industries)];
    case 'SIZE':
      return solution.sizeClasses.length === 0 ? [] : [need.sizeClass];
    case 'REGION':
      return solution.regions.length === 0 ? [] : [need.cityCode];
    case 'PROTOCOLS':
      return need.protocols.filter((_, at) => offered.protocols.has(prepared.protocols[at]!));
    case 'INTEGRATIONS':
      return need.integrations.filter((_, at) => offered.integrations.has(prepared.integrations[at]!));
    case 'BUDGET':
      return solution.priceToFen <= need.budgetToFen
        ? [String(solution.priceToFen)]
        : [String(solution.priceFromFen), String(solution.priceToFen)];
    case 'MATURITY':
      return weak(need, solution.scenarios);
    case 'EXPERIENCE':
      return counted(trackOf(solution.track).contracts);
    case 'RATING':
      return counted(trackOf(solution.track).ratings);
    case 'ON_TIME':
      return counted(trackOf(solution.track).milestones);
    case 'CAPACITY':
    case 'TEXT':
      return [];
  }
}

/** How many observations stand behind a figure. Which they were stays between the parties. */
function counted(count: number): string[] {
  return count === 0 ? [] : [String(count)];
}

function weak({ weakScenes }: RankedNeed, scenarios: readonly string[]): string[] {
  return scenarios.filter((scene) => weakScenes.includes(scene));
}

/** The narrowest of the codes that cover the need's industry. */
function closest({ industryCode }: RankedNeed, industries: readonly string[]): string {
  let found = '';
  for (const code of industries)
    if (code.length > found.length && industryCode.startsWith(code)) found = code;
  return found;
}

function metShare(wanted: readonly string[], offered: ReadonlySet<string>, nothingAsked: number): number {
  if (wanted.length === 0) return nothingAsked;
  let met = 0;
  for (const name of wanted) if (offered.has(name)) met++;
  return Math.floor((met * WHOLE) / wanted.length);
}

/** Below this the share of a price range is exact in floating point, and much quicker. */
const EXACT_FEN = 900_000_000_000n;

/** How much of the solution's price range a budget pays for. */
export function budgetShare(budgetToFen: Fen, { priceFromFen, priceToFen }: RankedSolution): number {
  if (priceToFen <= budgetToFen) return WHOLE;
  if (priceToFen > EXACT_FEN)
    return Number(((budgetToFen - priceFromFen) * BigInt(WHOLE)) / (priceToFen - priceFromFen));
  const from = Number(priceFromFen);
  return Math.floor(((Number(budgetToFen) - from) * WHOLE) / (Number(priceToFen) - from));
}

/** How many of the scenes of a solution are ones in which the enterprise is weak. */
export function maturityShare({ weakScenes }: RankedNeed, { scenarios }: RankedSolution): number {
  let met = 0;
  for (const scene of scenarios) if (weakScenes.includes(scene)) met++;
  return Math.floor((met * WHOLE) / scenarios.length);
}

export function ampleShare(capacityPerMonth: number, ample: number): number {
  return Math.floor((Math.min(capacityPerMonth, ample) * WHOLE) / ample);
}
