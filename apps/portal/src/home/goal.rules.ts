/** One goal of the plan as the API tells it. Counts are enterprises. */
export interface Goal {
  readonly code: string;
  readonly target: number;
  /** The official figure: grades A, B and C. */
  readonly counted: number;
  /** Grade D: declared or imported only. Beside the official figure, never inside it. */
  readonly declared: number;
  /** ISO 8601. */
  readonly asOf: string;
  readonly ruleVersion: string;
  readonly byGrade: readonly { readonly grade: string; readonly count: number }[];
}

/** The grades of evidence that make up the official figure, the strongest first. */
export const COUNTED_GRADES = ['A', 'B', 'C'] as const;
export type CountedGrade = (typeof COUNTED_GRADES)[number];

/** How a goal is drawn: every length in percent of the bar. */
export interface GoalBar {
  readonly segments: readonly { readonly grade: CountedGrade; readonly length: number }[];
  readonly declaredLength: number;
  /** Where the target stands: 100 until something has passed it. */
  readonly targetAt: number;
}

/** Enterprises counted under a grade; a grade that the answer leaves out has none. */
export function countOf(goal: Goal, grade: CountedGrade): number {
  return goal.byGrade.find((row) => row.grade === grade)?.count ?? 0;
}

/**
 * The share of the target that is reached, 1 being all of it; rounded down to a tenth of a percent, so that a goal
 * never looks reached before it is. Undefined for a target of nothing.
 */
export function shareReached(goal: Pick<Goal, 'target' | 'counted'>): number | undefined {
  return goal.target > 0 ? Math.floor((goal.counted * 1000) / goal.target) / 1000 : undefined;
}

/**
 * The bar is as long as the largest of target, official figure and declared figure. The plan's goals have been passed
 * several times over in real life, so a bar that ends at 100 % would not do.
 */
export function barOf(goal: Goal): GoalBar {
  const graded = COUNTED_GRADES.reduce((sum, grade) => sum + countOf(goal, grade), 0);
  const full = Math.max(goal.target, goal.counted, graded, goal.declared, 1);
  const length = (count: number): number => (count * 100) / full;
  return {
    segments: COUNTED_GRADES.map((grade) => ({ grade, length: length(countOf(goal, grade)) })),
    declaredLength: length(goal.declared),
    targetAt: length(goal.target),
  };
}
