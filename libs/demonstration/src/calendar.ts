import type { Random } from './random.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Asia/Shanghai has had no daylight saving time since 1991, so its offset is a constant here. */
const SHANGHAI = 8 * HOUR;

/** The first tranche of vouchers opened in the afternoon of this day; nobody could register before. */
export const OPENING = new Date('2018-11-23T14:00:00+08:00');

/** The calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI).toISOString().slice(0, 10);
}

export function daysAfter(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY);
}

export function latest(...moments: readonly Date[]): Date {
  return new Date(Math.max(...moments.map((moment) => moment.getTime())));
}

/** A moment between the bounds, in office hours of Asia/Shanghai unless the bounds leave none. */
export function officeMoment(random: Random, from: Date, to: Date): Date {
  const drawn = random.moment(from, to);
  const midnight = Math.floor((drawn.getTime() + SHANGHAI) / DAY) * DAY - SHANGHAI;
  const seconds = random.between(9 * 3600, 18 * 3600);
  const wanted = new Date(midnight + seconds * 1000);
  return wanted >= from && wanted <= to ? wanted : drawn;
}
