/** A day of the calendar in Asia/Shanghai, `YYYY-MM-DD`. Two of them compare as text. */
export type LocalDate = string;

/** China keeps one time all year, eight hours ahead of UTC. */
const SHANGHAI_AHEAD_MS = 8 * 60 * 60 * 1000;

/** The day that the calendar in Asia/Shanghai shows at a moment. */
export function dayOf(moment: Date): LocalDate {
  return new Date(moment.getTime() + SHANGHAI_AHEAD_MS).toISOString().slice(0, 10);
}

/** A moment as the calendar of Asia/Shanghai shows it, to the millisecond: `2020-09-30T17:00:00.000+08:00`. */
export function inShanghai(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_AHEAD_MS).toISOString().replace('Z', '+08:00');
}
