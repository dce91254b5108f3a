import { addMonths } from '../calendar.rules.js';
import type { RankedNeed, RankedSolution } from './ranking.facts.js';

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
  return obstacles.reduce(withChange, { need, solution });
}

function withChange(
  { need, solution }: { need: RankedNeed; solution: RankedSolution },
  { kind, needed }: Obstacle,
): { need: RankedNeed; solution: RankedSolution } {
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
}
