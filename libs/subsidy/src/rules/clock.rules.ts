import { DAY_MS } from '#libs/kernel';
import type { RedemptionState } from './redemption.moves.js';

/** Who has to act on a file. Before the public it lies with nobody, so that anybody may object. */
export type Holder = 'BUREAU' | 'ENTERPRISE' | 'COMMISSION' | 'PUBLIC' | 'FINANCE';

/** A change of a file's state, as the record keeps it. */
export interface Step {
  readonly to: RedemptionState;
  readonly at: Date;
  readonly reason: string | null;
}

/** A time in which one party held the file. */
export interface Holding {
  readonly holder: Holder;
  readonly state: RedemptionState;
  readonly from: Date;
  /** Null while it lasts. */
  readonly to: Date | null;
  /** Whether the clock stands still meanwhile. */
  readonly stopped: boolean;
  /** Why it stands still; null while it runs. */
  readonly cause: string | null;
}

export interface FileClock {
  readonly holdings: readonly Holding[];
  /** From the first submission to the end of the file, or to now. */
  readonly elapsedMs: number;
  /** The part of it that counts towards the day by which it is due. */
  readonly runningMs: number;
  /** The part in which the enterprise had the file back. */
  readonly stoppedMs: number;
  readonly ended: boolean;
}

const HOLDERS: Readonly<Record<RedemptionState, Holder | null>> = {
  SUBMITTED: 'BUREAU',
  RETURNED: 'ENTERPRISE',
  REVIEWED: 'COMMISSION',
  APPROVED: 'COMMISSION',
  NOTICED: 'FINANCE',
  PAYING: 'FINANCE',
  PAID: null,
  REJECTED: null,
  LAPSED: null,
};

/**
 * Who held a file when, and how much of the time counts: one party at any moment, without gap, so that the parts sum to
 * the whole. The clock stands still while the enterprise has the file back, and only then.
 * @param steps in the order of the record; the first is the submission
 * @param noticeClosesAt until then a file on notice lies with the public, afterwards with finance
 */
export function clockOf(steps: readonly Step[], now: Date, noticeClosesAt?: Date): FileClock {
  const holdings = steps.flatMap((step, i) => heldFrom(step, steps[i + 1]?.at ?? null, now, noticeClosesAt));
  const lengthOf = ({ from, to }: Holding): number => (to ?? now).getTime() - from.getTime();
  const total = (some: readonly Holding[]): number => some.reduce((all, each) => all + lengthOf(each), 0);
  return {
    holdings,
    elapsedMs: total(holdings),
    runningMs: total(holdings.filter(({ stopped }) => !stopped)),
    stoppedMs: total(holdings.filter(({ stopped }) => stopped)),
    ended: steps.length > 0 && HOLDERS[steps.at(-1)!.to] === null,
  };
}

function heldFrom(step: Step, to: Date | null, now: Date, noticeClosesAt: Date | undefined): Holding[] {
  const holder = HOLDERS[step.to];
  if (holder === null) return [];
  const stopped = step.to === 'RETURNED';
  const cause = stopped ? (step.reason ?? '') : null;
  const whole = { holder, state: step.to, from: step.at, to, stopped, cause };
  if (step.to !== 'NOTICED' || !noticeClosesAt || step.at >= noticeClosesAt) return [whole];
  const open = { ...whole, holder: 'PUBLIC' as const };
  if ((to ?? now) <= noticeClosesAt) return [open];
  return [
    { ...open, to: noticeClosesAt },
    { ...whole, from: noticeClosesAt },
  ];
}

/** The length of a day. China keeps one time all year, so every day has it. */
const SHANGHAI_AHEAD_MS = 8 * 60 * 60 * 1000;

/**
 * The end of a period of days: the day of the begin is not counted and the last one counts whole, by the calendar of
 * Asia/Shanghai (民法典 §201). One day from Monday noon ends when Tuesday does.
 */
export function endOfDays(from: Date, days: number): Date {
  const local = from.getTime() + SHANGHAI_AHEAD_MS;
  const today = local - (((local % DAY_MS) + DAY_MS) % DAY_MS);
  return new Date(today + (days + 1) * DAY_MS - SHANGHAI_AHEAD_MS);
}
