import { isOfficial, type Grade, type Stretch } from './counting.rules.js';

/** A stretch of time in which a legal person counts with a grade; `until` null where nothing ends it. */
export interface Period {
  readonly from: Date;
  readonly until: Date | null;
  readonly grade: Grade;
}

/** What has to be written so that the stored periods say what is known now. What lies in the past is never touched. */
export interface Replan {
  readonly remove: readonly Date[];
  readonly end: readonly { readonly from: Date; readonly until: Date | null }[];
  readonly add: readonly Period[];
}

export const CHANGE_KINDS = ['DECLARED', 'COUNTED', 'RETURNED', 'GRADE_CHANGED', 'ENDED'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * Brings the periods from now on into line with the stretches of the rule.
 * @param standing the stored periods that end after now, the earliest first: at most one has begun
 */
export function replan(standing: readonly Period[], stretches: readonly Stretch[], now: Date): Replan {
  const current = currentOf(standing, now);
  const future = standing.filter((period) => period !== current);
  const wanted = joined(stretches, now);
  const [first, ...rest] = wanted;
  if (current && first && current.grade === first.grade) {
    const end = sameMoment(current.until, first.until) ? [] : [{ from: current.from, until: first.until }];
    if (samePeriods(future, rest)) return { remove: [], end, add: [] };
    return { remove: future.map(({ from }) => from), end, add: rest };
  }
  if (!current && samePeriods(future, wanted)) return { remove: [], end: [], add: [] };
  const begunNow = current !== undefined && current.from >= now;
  return {
    remove: [...(begunNow ? [current.from] : []), ...future.map(({ from }) => from)],
    end: current && !begunNow ? [{ from: current.from, until: now }] : [],
    add: wanted,
  };
}

/** The period that covers a moment. */
export function currentOf(periods: readonly Period[], now: Date): Period | undefined {
  return periods.find((period) => period.from <= now && (period.until === null || period.until > now));
}

/** How a change is told in the history; null when the grade of this moment stays as it was. */
export function changeKind(
  before: Grade | null,
  after: Grade | null,
  everCounted: boolean,
): ChangeKind | null {
  if (before === after) return null;
  if (after === null) return 'ENDED';
  if (!isOfficial(after)) return 'DECLARED';
  if (!everCounted) return 'COUNTED';
  return before === null ? 'RETURNED' : 'GRADE_CHANGED';
}

function joined(stretches: readonly Stretch[], now: Date): Period[] {
  let from = now;
  return stretches.map(({ grade, until }) => {
    const period = { grade, from, until };
    from = until ?? from;
    return period;
  });
}

function samePeriods(some: readonly Period[], others: readonly Period[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ from, until, grade }, i) => {
      const other = others[i]!;
      return grade === other.grade && sameMoment(from, other.from) && sameMoment(until, other.until);
    })
  );
}

function sameMoment(one: Date | null, other: Date | null): boolean {
  return one?.valueOf() === other?.valueOf();
}
