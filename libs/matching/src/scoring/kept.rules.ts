import { canonicalJson, type Canonical } from '#libs/kernel';
import type { RankedNeed, RankedSolution } from './ranking.facts.js';
import type { Recommendation } from './ranking.rules.js';
import { CRITERIA, type Ranking } from './rankings.js';

/** The facts of a need or a solution as the one text that is hashed and kept. */
export function factsText(facts: RankedNeed | RankedSolution): string {
  return canonicalJson(facts as unknown as Canonical);
}

export function needFrom(text: string): RankedNeed {
  const facts = JSON.parse(text) as Omit<RankedNeed, 'budgetToFen'> & { budgetToFen: string };
  return { ...facts, budgetToFen: BigInt(facts.budgetToFen) };
}

export function solutionFrom(text: string): RankedSolution {
  const facts = JSON.parse(text) as Omit<RankedSolution, 'priceFromFen' | 'priceToFen'> & {
    priceFromFen: string;
    priceToFen: string;
  };
  return { ...facts, priceFromFen: BigInt(facts.priceFromFen), priceToFen: BigInt(facts.priceToFen) };
}

/** A row of a kept list. */
export interface KeptMatch {
  readonly solutionId: string;
  readonly providerId: string;
  readonly scoreHundredths: number;
  /** Of each criterion in the order of `CRITERIA`. */
  readonly points: readonly number[];
  readonly newcomer: boolean;
}

export interface KeptLeftOut {
  readonly solutionId: string;
  readonly providerId: string;
  readonly wouldScoreHundredths: number;
  readonly reasons: readonly string[];
}

/** A recommendation as it is kept: the numbers, from which the version and the facts give the words again. */
export interface KeptResult {
  readonly considered: number;
  readonly ranked: readonly KeptMatch[];
  readonly leftOut: readonly KeptLeftOut[];
}

/** The one text of a result: two recommendations are the same when their texts are. */
export function resultText({ considered, ranked, leftOut }: Recommendation): string {
  const result: KeptResult = {
    considered,
    ranked: ranked.map(({ solutionId, providerId, scoreHundredths, newcomer, contributions }) => ({
      solutionId,
      providerId,
      scoreHundredths,
      newcomer,
      points: CRITERIA.map(
        (criterion) => contributions.find((each) => each.criterion === criterion)?.pointsHundredths ?? 0,
      ),
    })),
    leftOut: leftOut.map(({ solutionId, providerId, wouldScoreHundredths, obstacles }) => ({
      solutionId,
      providerId,
      wouldScoreHundredths,
      reasons: obstacles.map(({ kind }) => kind),
    })),
  };
  return canonicalJson(result as unknown as Canonical);
}

export const CHANGES = ['ADDED', 'GONE', 'CHANGED'] as const;

/** What is known otherwise now than when a recommendation was made. */
export interface FactChange {
  readonly subject: 'NEED' | 'SOLUTION' | 'RANKING_VERSION';
  /** Of the need or the solution, or the name of the version in force now. */
  readonly id: string;
  readonly change: (typeof CHANGES)[number];
  /** The names of the facts that differ; their values stay where they may be read. */
  readonly fields: readonly string[];
}

/** The facts whose values differ. */
export function differingFields(then: object, now: object): string[] {
  const [before, after] = [then as Record<string, Canonical>, now as Record<string, Canonical>];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => canonicalJson(before[key] ?? null) !== canonicalJson(after[key] ?? null))
    .toSorted();
}

/** What came, went or changed among solutions, by id. */
export function poolChanges(
  then: readonly RankedSolution[],
  now: readonly RankedSolution[],
): readonly FactChange[] {
  const [before, after] = [then, now].map((all) => new Map(all.map((each) => [each.id, each]))) as [
    Map<string, RankedSolution>,
    Map<string, RankedSolution>,
  ];
  const changes: FactChange[] = [];
  for (const id of [...new Set([...before.keys(), ...after.keys()])].toSorted()) {
    const [old, present] = [before.get(id), after.get(id)];
    if (!old || !present)
      changes.push({ subject: 'SOLUTION', id, change: old ? 'GONE' : 'ADDED', fields: [] });
    else {
      const fields = differingFields(old, present);
      if (fields.length > 0) changes.push({ subject: 'SOLUTION', id, change: 'CHANGED', fields });
    }
  }
  return changes;
}

/** @throws Error when a stored version is not one; only what `rankingProblem` passed is ever stored */
export function rankingFrom(weights: string): Ranking {
  return JSON.parse(weights) as Ranking;
}
