import { lazily, readTable } from './data-folder.js';

/** A numeric target of 广东省数字经济发展规划(2018-2025). */
export interface PlanIndicator {
  /** Name and year, e.g. `upgraded-enterprises-2020`. */
  readonly code: string;
  /** Where in the plan: 发展目标 or the number of the 专栏. */
  readonly source: string;
  readonly name: string;
  readonly unit: string;
  readonly year: number;
  readonly targetMinimum: number;
  /** Where the plan names a range; otherwise null. */
  readonly targetMaximum: number | null;
  readonly kind: 'AMOUNT' | 'COUNT' | 'LEVEL' | 'RATE';
  /** Whether this platform counts it; the others are reported by departments and cities. */
  readonly countedByPlatform: boolean;
  readonly note: string | null;
}

type Column =
  'code' | 'source' | 'name' | 'unit' | 'year' | 'target_min' | 'target_max' | 'kind' | 'counted_by';

/** All targets of the plan for 2020 and 2025, in its order. */
export const planIndicators = lazily((): readonly PlanIndicator[] =>
  readTable<Column>('plan-indicators.csv').map((row) => ({
    code: row.code,
    source: row.source,
    name: row.name,
    unit: row.unit,
    year: Number(row.year),
    targetMinimum: Number(row.target_min),
    targetMaximum: row.target_max === '' ? null : Number(row.target_max),
    kind: row.kind.toUpperCase() as PlanIndicator['kind'],
    countedByPlatform: row.counted_by === 'platform-counted',
    note: row.counted_by === 'platform-counted' ? null : row.counted_by || null,
  })),
);
