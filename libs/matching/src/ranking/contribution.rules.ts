import type { RankedNeed, RankedSolution } from './ranking.facts.js';
import { CRITERIA, type Criterion, type Ranking } from './rankings.js';
import { overlap, plainName, termsOf } from './text.rules.js';

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

type Judgement = { readonly fit: Fit; readonly share: number; readonly facts: readonly string[] };

const WHOLE = 10_000;

/** What each criterion gives to a solution that can serve the need; points are rounded down to the hundredth. */
export function contributionsOf(
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
