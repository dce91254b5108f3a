import type { Fen } from '#libs/kernel';
import { addMonths } from './calendar.rules.js';
import { CRITERIA, type Criterion, type Ranking } from './rankings.js';
import { overlap, plainName, termsOf } from './text.rules.js';

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
  readonly beginsOn: string;
  readonly deliverBy: string;
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

/** FULL: all that the criterion can give. PART: some. ANY: because the solution is for everybody. NOT_ASKED, NONE. */
export const FITS = ['FULL', 'PART', 'ANY', 'NOT_ASKED', 'NONE'] as const;
export type Fit = (typeof FITS)[number];

/** One part of a score and what it rests on. */
export interface Contribution {
  readonly criterion: Criterion;
  readonly fit: Fit;
  readonly pointsHundredths: number;
  readonly mostHundredths: number;
  /** Codes and names that matched, from the need's side. */
  readonly facts: readonly string[];
}

export const OBSTACLES = [
  'SCENARIO',
  'INDUSTRY',
  'SIZE',
  'REGION',
  'BUDGET',
  'DELIVERY',
  'CAPACITY',
] as const;
export type ObstacleKind = (typeof OBSTACLES)[number];

/** Why a solution is left out, and the smallest change that takes this reason away. */
export interface Obstacle {
  readonly kind: ObstacleKind;
  /** Who can make the change: the enterprise in its need, or the provider in its catalogue. */
  readonly side: 'NEED' | 'PROVIDER';
  /** What the solution offers now. */
  readonly is: string;
  /** The value that would do: a code, fen, a day, a number. */
  readonly needed: string;
}

export interface Match {
  readonly rank: number;
  readonly solutionId: string;
  readonly providerId: string;
  /** Exactly the sum of the contributions, 0 to 10,000. */
  readonly scoreHundredths: number;
  readonly contributions: readonly Contribution[];
  /** Further solutions of the same provider that fit too, but less. */
  readonly otherSolutions: number;
}

export interface LeftOut {
  readonly solutionId: string;
  readonly providerId: string;
  /** All of them together bring it in. */
  readonly obstacles: readonly Obstacle[];
  /** What it would score then. */
  readonly wouldScoreHundredths: number;
}

export interface Recommendation {
  readonly rankingVersion: string;
  readonly considered: number;
  readonly ranked: readonly Match[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Ranks solutions for a need: best first, one row per provider (its best fitting solution), so that a long catalogue
 * crowds nobody out. A score depends on the need and the one solution alone, and ties go by solution id: another
 * candidate more or less, or another order of reading, never turns two others round.
 */
export function recommend(
  need: RankedNeed,
  solutions: readonly RankedSolution[],
  ranking: Ranking,
): Recommendation {
  const terms = termsOf(`${need.title} ${need.description}`);
  const fitting: Omit<Match, 'rank' | 'otherSolutions'>[] = [];
  const leftOut: LeftOut[] = [];
  for (const solution of solutions) {
    const { id: solutionId, providerId } = solution;
    const obstacles = obstaclesOf(need, solution);
    if (obstacles.length === 0) {
      const contributions = contributionsOf(need, terms, solution, ranking);
      fitting.push({ solutionId, providerId, contributions, scoreHundredths: total(contributions) });
    } else {
      const changed = withChanges(need, solution, obstacles);
      const then = contributionsOf(changed.need, terms, changed.solution, ranking);
      leftOut.push({ solutionId, providerId, obstacles, wouldScoreHundredths: total(then) });
    }
  }
  const byProvider = Map.groupBy(fitting.toSorted(better), (match) => match.providerId);
  return {
    rankingVersion: ranking.version,
    considered: solutions.length,
    ranked: [...byProvider.values()].map(([best, ...others], at) => ({
      ...best!,
      rank: at + 1,
      otherSolutions: others.length,
    })),
    leftOut: firstOfEach(leftOut.filter(({ providerId }) => !byProvider.has(providerId)).toSorted(closer)),
  };
}

function total(contributions: readonly Contribution[]): number {
  return contributions.reduce((sum, { pointsHundredths }) => sum + pointsHundredths, 0);
}

function better(
  a: { scoreHundredths: number; solutionId: string },
  b: { scoreHundredths: number; solutionId: string },
): number {
  return b.scoreHundredths - a.scoreHundredths || byId(a, b);
}

function closer(a: LeftOut, b: LeftOut): number {
  return (
    a.obstacles.length - b.obstacles.length || b.wouldScoreHundredths - a.wouldScoreHundredths || byId(a, b)
  );
}

function byId(a: { solutionId: string }, b: { solutionId: string }): number {
  return a.solutionId < b.solutionId ? -1 : a.solutionId > b.solutionId ? 1 : 0;
}

function firstOfEach(sorted: readonly LeftOut[]): LeftOut[] {
  return [...Map.groupBy(sorted, ({ providerId }) => providerId).values()].map(([first]) => first!);
}

/** Every reason for which a solution cannot serve a need; empty means that it can. */
export function obstaclesOf(need: RankedNeed, solution: RankedSolution): Obstacle[] {
  const found: Obstacle[] = [];
  const lacks = (kind: ObstacleKind, side: Obstacle['side'], is: string, needed: string) =>
    found.push({ kind, side, is, needed });
  if (!solution.scenarios.includes(need.scenario))
    lacks('SCENARIO', 'PROVIDER', solution.scenarios.join(' '), need.scenario);
  if (
    solution.industries.length > 0 &&
    !solution.industries.some((code) => need.industryCode.startsWith(code))
  )
    lacks('INDUSTRY', 'PROVIDER', solution.industries.join(' '), need.industryCode.slice(0, 3));
  if (solution.sizeClasses.length > 0 && !solution.sizeClasses.includes(need.sizeClass))
    lacks('SIZE', 'PROVIDER', solution.sizeClasses.join(' '), need.sizeClass);
  if (solution.regions.length > 0 && !solution.regions.includes(need.cityCode))
    lacks('REGION', 'PROVIDER', solution.regions.join(' '), need.cityCode);
  if (solution.priceFromFen > need.budgetToFen)
    lacks('BUDGET', 'NEED', String(need.budgetToFen), String(solution.priceFromFen));
  const ready = addMonths(need.beginsOn, solution.deliveryMonths);
  if (ready > need.deliverBy) lacks('DELIVERY', 'NEED', need.deliverBy, ready);
  if (solution.capacityPerMonth < 1) lacks('CAPACITY', 'PROVIDER', '0', '1');
  return found;
}

/** Need and solution as they would be after the changes that the obstacles name. */
export function withChanges(
  need: RankedNeed,
  solution: RankedSolution,
  obstacles: readonly Obstacle[],
): { need: RankedNeed; solution: RankedSolution } {
  return obstacles.reduce(
    ({ need, solution }, { kind, needed }) => {
      switch (kind) {
        case 'SCENARIO':
          return { need, solution: { ...solution, scenarios: [...solution.scenarios, needed] } };
        case 'INDUSTRY':
          return { need, solution: { ...solution, industries: [...solution.industries, needed] } };
        case 'SIZE':
          return { need, solution: { ...solution, sizeClasses: [...solution.sizeClasses, needed] } };
        case 'REGION':
          return { need, solution: { ...solution, regions: [...solution.regions, needed] } };
        case 'BUDGET':
          return { need: { ...need, budgetToFen: BigInt(needed) }, solution };
        case 'DELIVERY':
          return { need: { ...need, deliverBy: needed }, solution };
        case 'CAPACITY':
          return { need, solution: { ...solution, capacityPerMonth: Number(needed) } };
      }
    },
    { need, solution },
  );
}

type Judgement = { readonly fit: Fit; readonly share: number; readonly facts: readonly string[] };

const WHOLE = 10_000;

/** What each criterion gives to a solution that can serve the need; points are rounded down to the hundredth. */
function contributionsOf(
  need: RankedNeed,
  terms: ReadonlySet<string>,
  solution: RankedSolution,
  ranking: Ranking,
): Contribution[] {
  const judgements = judge(need, terms, solution, ranking);
  return CRITERIA.map((criterion) => {
    const { fit, share, facts } = judgements[criterion];
    const mostHundredths = ranking.most[criterion];
    return {
      criterion,
      fit,
      facts,
      mostHundredths,
      pointsHundredths: Math.floor((mostHundredths * share) / WHOLE),
    };
  });
}

function judge(
  need: RankedNeed,
  terms: ReadonlySet<string>,
  solution: RankedSolution,
  { share, ampleCapacity }: Ranking,
): Record<Criterion, Judgement> {
  const weak = solution.scenarios.filter((scene) => need.weakScenes.includes(scene));
  const text = overlap(terms, termsOf(`${solution.title} ${solution.summary}`));
  return {
    SCENARIO:
      solution.scenarios[0] === need.scenario
        ? { fit: 'FULL', share: WHOLE, facts: [need.scenario] }
        : { fit: 'PART', share: share.scenarioAmongOthers, facts: [need.scenario] },
    INDUSTRY: industryFit(need, solution, share),
    SIZE: named(solution.sizeClasses, need.sizeClass, share.sizeAny),
    REGION: named(solution.regions, need.cityCode, share.regionAny),
    PROTOCOLS: asked(need.protocols, solution.protocols, share.nothingAsked),
    INTEGRATIONS: asked(need.integrations, solution.integrations, share.nothingAsked),
    BUDGET: budgetFit(need, solution),
    MATURITY: partOf(weak.length, solution.scenarios.length, weak),
    CAPACITY: partOf(Math.min(solution.capacityPerMonth, ampleCapacity), ampleCapacity, [
      String(solution.capacityPerMonth),
    ]),
    TEXT: partOf(text, WHOLE, []),
  };
}

function industryFit(need: RankedNeed, { industries }: RankedSolution, share: Ranking['share']): Judgement {
  if (industries.length === 0) return { fit: 'ANY', share: share.industryAny, facts: [] };
  const covering = industries.filter((code) => need.industryCode.startsWith(code));
  const closest = covering.toSorted((a, b) => b.length - a.length)[0] ?? '';
  return closest.length > 1
    ? { fit: 'FULL', share: WHOLE, facts: [closest] }
    : { fit: 'PART', share: share.industrySection, facts: [closest] };
}

function named(offered: readonly string[], wanted: string, shareOfAny: number): Judgement {
  return offered.length === 0
    ? { fit: 'ANY', share: shareOfAny, facts: [] }
    : { fit: 'FULL', share: WHOLE, facts: [wanted] };
}

function asked(wanted: readonly string[], offered: readonly string[], nothingAsked: number): Judgement {
  if (wanted.length === 0) return { fit: 'NOT_ASKED', share: nothingAsked, facts: [] };
  const known = new Set(offered.map(plainName));
  const met = wanted.filter((name) => known.has(plainName(name)));
  return partOf(met.length, wanted.length, met);
}

/** How much of the solution's price range the budget pays for. */
function budgetFit(need: RankedNeed, { priceFromFen, priceToFen }: RankedSolution): Judgement {
  if (priceToFen <= need.budgetToFen) return { fit: 'FULL', share: WHOLE, facts: [String(priceToFen)] };
  const share = Number(((need.budgetToFen - priceFromFen) * BigInt(WHOLE)) / (priceToFen - priceFromFen));
  return { fit: 'PART', share, facts: [String(priceFromFen), String(priceToFen)] };
}

function partOf(part: number, whole: number, facts: readonly string[]): Judgement {
  if (part === 0 || whole === 0) return { fit: 'NONE', share: 0, facts: [] };
  return { fit: part === whole ? 'FULL' : 'PART', share: Math.floor((part * WHOLE) / whole), facts };
}
