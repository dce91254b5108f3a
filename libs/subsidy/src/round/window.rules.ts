const SHANGHAI_AHEAD_MS = 8 * 60 * 60 * 1000;

/** A moment as the calendar of Asia/Shanghai shows it, to the millisecond: `2020-09-30T17:00:00.000+08:00`. */
export function localTime(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_AHEAD_MS).toISOString().replace('Z', '+08:00');
}

/** When a notice closes that opens now: a number of whole days later. */
export function noticeClosesAt(opensAt: Date, days: number): Date {
  return new Date(opensAt.getTime() + days * 24 * 60 * 60 * 1000);
}
