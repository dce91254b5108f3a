import type { AdoptionQuery } from '../gql/graphql.js';
import type { Tone } from '../ui/value/status.js';

export type GoalStanding = AdoptionQuery['adoption']['goals'][number];
export type Evidence = AdoptionQuery['adoption']['evidence'][number];

/** What the heading says: counted towards both goals, towards one, about to lapse, lapsed, or not at all. */
export type Verdict = 'BOTH' | 'ONE' | 'AMBER' | 'LAPSED' | 'DECLARED' | 'NOT_COUNTED';

export function verdictOf(goals: readonly Pick<GoalStanding, 'status'>[]): Verdict {
  const has = (status: GoalStanding['status']): boolean => goals.some((each) => each.status === status);
  if (has('AMBER')) return 'AMBER';
  if (goals.length > 0 && goals.every(({ status }) => status === 'ACTIVE')) return 'BOTH';
  if (has('ACTIVE')) return 'ONE';
  if (has('LAPSED')) return 'LAPSED';
  return has('DECLARED') ? 'DECLARED' : 'NOT_COUNTED';
}

const TONES: Readonly<Record<GoalStanding['status'], Tone>> = {
  ACTIVE: 'done',
  AMBER: 'attention',
  LAPSED: 'wrong',
  DECLARED: 'waiting',
  NOT_COUNTED: 'quiet',
};

export function toneOf(status: GoalStanding['status']): Tone {
  return TONES[status];
}

/** What is still missing until a contract proves use; null where nothing is. */
export type Gap = 'NO_CONTRACT' | 'NOT_ACCEPTED' | 'NO_USAGE' | 'NO_PLATFORM';

export function gapOf(goal: GoalStanding['goal'], evidence: readonly Evidence[]): Gap | null {
  const fit = evidence.filter(
    ({ industrialPlatform, publicCloud }) => industrialPlatform || (goal === 'ON_CLOUD' && publicCloud),
  );
  if (evidence.every(({ kind }) => kind === 'SELF_DECLARED' || kind === 'IMPORTED')) return 'NO_CONTRACT';
  if (fit.length === 0) return 'NO_PLATFORM';
  if (fit.every(({ accepted }) => !accepted)) return 'NOT_ACCEPTED';
  return fit.some(({ kind }) => kind === 'PROVIDER_BATCH') ? null : 'NO_USAGE';
}

/** Which of five shades a figure has beside the largest: 0 for none, 4 for the largest. */
export function shadeOf(count: number, largest: number): 0 | 1 | 2 | 3 | 4 {
  if (count <= 0 || largest <= 0) return 0;
  return Math.max(1, Math.ceil((count * 4) / largest)) as 1 | 2 | 3 | 4;
}

/** How many came within the last twelve months, and in how many months the target is reached at that pace. */
export function paceOf(
  trend: readonly { readonly counted: number }[],
  target: number,
): { readonly lastYear: number; readonly monthsToGo: number | null } {
  const now = trend.at(-1)?.counted ?? 0;
  const lastYear = now - (trend.at(-13)?.counted ?? 0);
  if (now >= target) return { lastYear, monthsToGo: 0 };
  return { lastYear, monthsToGo: lastYear > 0 ? Math.ceil(((target - now) * 12) / lastYear) : null };
}
