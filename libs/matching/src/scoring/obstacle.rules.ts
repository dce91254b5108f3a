import { addMonths } from '#libs/kernel';
import type { RankedNeed, RankedSolution } from './ranking.facts.js';

export const OBSTACLES = [
  'STANDING',
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

/** The day on which a delivery of so many months is done. */
type DoneOn = (months: number) => string;

interface Reason {
  readonly side: Obstacle['side'];
  readonly stands: (need: RankedNeed, solution: RankedSolution, doneOn: DoneOn) => boolean;
  readonly says: (need: RankedNeed, solution: RankedSolution, doneOn: DoneOn) => [is: string, needed: string];
}

const REASONS: Readonly<Record<ObstacleKind, Reason>> = {
  STANDING: {
    side: 'PROVIDER',
    stands: (_, { suspended }) => suspended === true,
    says: () => ['SUSPENDED', 'ADMITTED'],
  },
  SCENARIO: {
    side: 'PROVIDER',
    stands: ({ scenario }, { scenarios }) => !scenarios.includes(scenario),
    says: ({ scenario }, { scenarios }) => [scenarios.join(' '), scenario],
  },
  INDUSTRY: {
    side: 'PROVIDER',
    stands: ({ industryCode }, { industries }) =>
      industries.length > 0 && !industries.some((code) => industryCode.startsWith(code)),
    says: ({ industryCode }, { industries }) => [industries.join(' '), industryCode.slice(0, 3)],
  },
  SIZE: {
    side: 'PROVIDER',
    stands: ({ sizeClass }, { sizeClasses }) => sizeClasses.length > 0 && !sizeClasses.includes(sizeClass),
    says: ({ sizeClass }, { sizeClasses }) => [sizeClasses.join(' '), sizeClass],
  },
  REGION: {
    side: 'PROVIDER',
    stands: ({ cityCode }, { regions }) => regions.length > 0 && !regions.includes(cityCode),
    says: ({ cityCode }, { regions }) => [regions.join(' '), cityCode],
  },
  BUDGET: {
    side: 'NEED',
    stands: ({ budgetToFen }, { priceFromFen }) => priceFromFen > budgetToFen,
    says: ({ budgetToFen }, { priceFromFen }) => [String(budgetToFen), String(priceFromFen)],
  },
  DELIVERY: {
    side: 'NEED',
    stands: ({ deliverBy }, { deliveryMonths }, doneOn) => doneOn(deliveryMonths) > deliverBy,
    says: ({ deliverBy }, { deliveryMonths }, doneOn) => [deliverBy, doneOn(deliveryMonths)],
  },
  CAPACITY: {
    side: 'PROVIDER',
    stands: (_, { capacityPerMonth }) => capacityPerMonth < 1,
    says: () => ['0', '1'],
  },
};
const ALL = OBSTACLES.map((kind) => ({ kind, ...REASONS[kind] }));

/** Every reason for which a solution cannot serve a need; empty means that it can. */
export function obstaclesOf(
  need: RankedNeed,
  solution: RankedSolution,
  doneOn: DoneOn = (months) => addMonths(need.beginsOn, months),
): Obstacle[] {
  return ALL.filter(({ stands }) => stands(need, solution, doneOn)).map(({ kind, side, says }) => {
    const [is, needed] = says(need, solution, doneOn);
    return { kind, side, is, needed };
  });
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
    case 'STANDING':
      return { need, solution: { ...solution, suspended: false } };
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
