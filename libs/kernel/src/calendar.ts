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

/** The same day so many months later, or the last day of that month where it is shorter: 2020-01-31 + 1 = 2020-02-29. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last.getUTCDate())))
    .toISOString()
    .slice(0, 10);
}

/** So many days later. */
export function addDays(day: LocalDate, days: number): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}
